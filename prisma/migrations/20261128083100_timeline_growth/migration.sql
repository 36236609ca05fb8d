-- Tells every process of each new item of a timeline, with the commit that makes it: the kind, the row, and whose timeline.
-- Arguments: the kind, the column of the row's id, the column of the invoice or '', the column of the party or '', and a
-- condition or ''. A notification holds less than 8,000 bytes, and an item takes at most 100 of them.
CREATE FUNCTION "timeline_announce"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  columns text[] := ARRAY[TG_ARGV[2], TG_ARGV[3]];
  kinds text[] := ARRAY['invoice', 'party'];
  organization uuid;
  items json;
BEGIN
  FOR place IN 1..2 LOOP
    CONTINUE WHEN columns[place] = '';
    FOR organization, items IN EXECUTE format(
      'SELECT s.organization_id, json_agg(s.item) FROM (
         SELECT n.organization_id, concat_ws('':'', %L, n.%I, %L, n.%I) AS item,
           (row_number() OVER (PARTITION BY n.organization_id) - 1) / 60 AS part
         FROM new_rows n WHERE n.%I IS NOT NULL %s) s
       GROUP BY s.organization_id, s.part',
      TG_ARGV[0], TG_ARGV[1], kinds[place], columns[place], columns[place],
      CASE WHEN TG_ARGV[4] = '' THEN '' ELSE 'AND ' || TG_ARGV[4] END)
    LOOP
      PERFORM pg_notify('duegraph_change', json_build_object(
        'organizationId', organization, 'kind', 'TIMELINE', 'invoiceIds', '[]'::json, 'items', items)::text);
    END LOOP;
  END LOOP;
  RETURN NULL;
END $$;

CREATE TRIGGER "email_timeline" AFTER INSERT ON "email" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('EMAIL', 'id', '', 'party_id', '');
CREATE TRIGGER "email_invoice_timeline" AFTER INSERT ON "email_invoice" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('EMAIL', 'email_id', 'invoice_id', '', '');
CREATE TRIGGER "call_timeline" AFTER INSERT ON "call" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('CALL', 'id', '', 'party_id', '');
CREATE TRIGGER "call_invoice_timeline" AFTER INSERT ON "call_invoice" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('CALL', 'call_id', 'invoice_id', '', '');
CREATE TRIGGER "task_timeline" AFTER INSERT ON "task" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('TASK', 'id', 'invoice_id', 'party_id', '');
CREATE TRIGGER "comment_timeline" AFTER INSERT ON "comment" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('COMMENT', 'id', 'invoice_id', 'party_id', '');
CREATE TRIGGER "dispute_timeline" AFTER INSERT ON "dispute" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('DISPUTE', 'id', 'invoice_id', 'party_id', '');
CREATE TRIGGER "dispute_resolved_timeline" AFTER INSERT ON "dispute" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('RESOLUTION', 'id', 'invoice_id', 'party_id', 'n.resolved_at IS NOT NULL');
CREATE TRIGGER "promise_to_pay_timeline" AFTER INSERT ON "promise_to_pay" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('PROMISE', 'id', 'invoice_id', 'party_id', '');
CREATE TRIGGER "payment_timeline" AFTER INSERT ON "payment" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('PAYMENT', 'id', '', 'party_id', '');
CREATE TRIGGER "invoice_payment_timeline" AFTER INSERT ON "invoice_payment" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('PAYMENT', 'id', 'invoice_id', '', '');
CREATE TRIGGER "invoice_status_change_timeline" AFTER INSERT ON "invoice_status_change" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('STATUS_CHANGE', 'id', 'invoice_id', 'party_id', '');
CREATE TRIGGER "integration_link_timeline" AFTER INSERT ON "integration_link" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "timeline_announce"('IMPORT', 'id', 'invoice_id', 'party_id', '');

-- What comes one row at a time, and is an item only now and then.
CREATE FUNCTION "timeline_announce_resolution"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('duegraph_change', json_build_object(
    'organizationId', NEW."organization_id", 'kind', 'TIMELINE', 'invoiceIds', '[]'::json, 'items', json_build_array(
      concat_ws(':', 'RESOLUTION', NEW."id", 'invoice', NEW."invoice_id"),
      concat_ws(':', 'RESOLUTION', NEW."id", 'party', NEW."party_id")))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "dispute_resolution_timeline" AFTER UPDATE OF "resolved_at" ON "dispute"
  FOR EACH ROW WHEN (OLD."resolved_at" IS NULL AND NEW."resolved_at" IS NOT NULL)
  EXECUTE FUNCTION "timeline_announce_resolution"();

CREATE FUNCTION "timeline_announce_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('duegraph_change', json_build_object(
    'organizationId', NEW."organization_id", 'kind', 'TIMELINE', 'invoiceIds', '[]'::json, 'items', json_build_array(
      concat_ws(':', 'CHANGE', NEW."id", lower(NEW."entity_type"), NEW."entity_id")))::text);
  RETURN NULL;
END $$;
CREATE TRIGGER "audit_entry_timeline" AFTER INSERT ON "audit_entry"
  FOR EACH ROW WHEN (NEW."entity_type" IN ('Invoice', 'Party') AND NEW."outcome" = 'SUCCEEDED')
  EXECUTE FUNCTION "timeline_announce_change"();
