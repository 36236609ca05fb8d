-- New items are told as before. Of the rows that come with every payment the statement is planned once for each connection,
-- not put together as text and planned anew each time; they are narrow enough to be taken apart as JSON, which bodies of
-- emails and transcripts of calls are not.
CREATE OR REPLACE FUNCTION "timeline_announce"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  columns text[] := ARRAY[TG_ARGV[2], TG_ARGV[3]];
  kinds text[] := ARRAY['invoice', 'party'];
  organization uuid;
  items json;
BEGIN
  IF TG_TABLE_NAME IN ('payment', 'invoice_payment', 'invoice_status_change') THEN
    FOR organization, items IN
      SELECT s.organization_id, json_agg(s.item) FROM (
        SELECT n.organization_id, concat_ws(':', TG_ARGV[0], r.cells ->> TG_ARGV[1], c.kind, r.cells ->> c.name) AS item,
          (row_number() OVER (PARTITION BY n.organization_id, c.kind) - 1) / 60 AS part, c.kind
        FROM new_rows n CROSS JOIN LATERAL to_jsonb(n) r(cells) CROSS JOIN unnest(columns, kinds) c(name, kind)
        WHERE c.name <> '' AND r.cells ->> c.name IS NOT NULL) s
      GROUP BY s.organization_id, s.kind, s.part
    LOOP
      PERFORM pg_notify('duegraph_change', json_build_object(
        'organizationId', organization, 'kind', 'TIMELINE', 'invoiceIds', '[]'::json, 'items', items)::text);
    END LOOP;
    RETURN NULL;
  END IF;
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
