-- Bouncing addresses follow whole statements: however many rows one changes, the history of its addresses is read once.

DROP TRIGGER "bouncing_address_insert" ON "email_recipient";
DROP TRIGGER "bouncing_address_update" ON "email_recipient";
DROP TRIGGER "bouncing_address_delete" ON "email_recipient";
DROP FUNCTION "bouncing_address_follow"();
DROP FUNCTION "bouncing_address_refresh_in_turn"(uuid, text, boolean);
DROP FUNCTION "bouncing_address_refresh"(uuid, text);

-- An address bounces while the latest that is known of it is a bounce: mail that arrived afterwards ends it.
-- Planned anew each time, for as many addresses as there are: a plan kept from one of them, or from an empty table, would
-- read the whole table for each of thousands. Joined in the order written and by whole keys: without statistics PostgreSQL
-- would begin with all emails, or merge by the organization alone.
CREATE FUNCTION "bouncing_address_refresh"(organization_ids uuid[], address_keys text[]) RETURNS void LANGUAGE plpgsql
  SET join_collapse_limit = 1 SET enable_mergejoin = off AS $$
BEGIN
  EXECUTE $sql$
    WITH told AS (
      SELECT t.organization_id, t.address_key, r.id, r.address, r.contact_id, e.party_id, r.bounce_type, r.bounce_reason,
        r.bounce_reason_text, r.diagnostic_code, e.direction = 'OUTBOUND' AS is_outbound,
        r.id IS NOT NULL AND e.direction = 'OUTBOUND' AND r.delivery_status = 'BOUNCED' AS has_bounced,
        CASE WHEN r.delivery_status = 'BOUNCED' THEN coalesce(r.bounced_at, e.bounced_at, e.sent_at, e.created_at)
          ELSE coalesce(greatest(r.delivered_at, r.first_opened_at, r.first_clicked_at), e.sent_at, e.created_at) END AS at
      FROM unnest($1, $2) t(organization_id, address_key)
      LEFT JOIN email_recipient r ON r.organization_id = t.organization_id AND lower(r.address) = t.address_key
        AND r.delivery_status IN ('BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED')
      LEFT JOIN email e ON e.organization_id = t.organization_id AND e.id = r.email_id),
    summed AS (
      SELECT *, count(*) FILTER (WHERE has_bounced) OVER one AS bounce_count, min(at) FILTER (WHERE has_bounced) OVER one AS first_bounced_at,
        max(at) FILTER (WHERE is_outbound AND NOT has_bounced) OVER one AS delivered_at,
        row_number() OVER (one ORDER BY has_bounced DESC, at DESC, id DESC) AS place
      FROM told WINDOW one AS (PARTITION BY organization_id, address_key)),
    latest AS MATERIALIZED (
      SELECT *, has_bounced AND (delivered_at > at) IS NOT TRUE AS is_bouncing FROM summed WHERE place = 1),
    ended AS (
      DELETE FROM bouncing_address a USING latest l
        WHERE a.organization_id = l.organization_id AND a.address_key = l.address_key AND NOT l.is_bouncing)
    INSERT INTO bouncing_address AS a (organization_id, id, address, address_key, party_id, contact_id, bounce_type, bounce_reason,
        bounce_wording, diagnostic_code, first_bounced_at, last_bounced_at, bounce_count)
      SELECT organization_id, gen_random_uuid(), address, address_key, party_id, contact_id, coalesce(bounce_type, 'UNDETERMINED'),
        bounce_reason, bounce_reason_text, diagnostic_code, first_bounced_at, at, bounce_count
      FROM latest WHERE is_bouncing
    ON CONFLICT (organization_id, address_key) DO UPDATE SET address = excluded.address, party_id = excluded.party_id,
      contact_id = excluded.contact_id, bounce_type = excluded.bounce_type, bounce_reason = excluded.bounce_reason,
      bounce_wording = excluded.bounce_wording, diagnostic_code = excluded.diagnostic_code,
      first_bounced_at = excluded.first_bounced_at, last_bounced_at = excluded.last_bounced_at, bounce_count = excluded.bounce_count
  $sql$ USING organization_ids, address_keys;
END $$;

-- Writers that touch one address take turns until they commit: each must see what the other made of it. Locks have their
-- place in memory that all connections share, so whoever touches very many takes the one lock of the organization.
CREATE FUNCTION "bouncing_address_lock"(organization_ids uuid[], address_keys text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  many CONSTANT integer := 1000;
BEGIN
  IF cardinality(address_keys) > many THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('bouncing_address ' || o.id, 0))
      FROM (SELECT DISTINCT id FROM unnest(organization_ids) id ORDER BY id) o;
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('bouncing_address ' || o.id, 0))
    FROM (SELECT DISTINCT id FROM unnest(organization_ids) id ORDER BY id) o;
  PERFORM pg_advisory_xact_lock(hashtextextended('bouncing_address ' || t.organization_id || t.address_key, 0))
    FROM (SELECT * FROM unnest(organization_ids, address_keys) t(organization_id, address_key) ORDER BY 1, 2) t;
END $$;

-- Which of the addresses without a mark bounce, found by their keys whatever was known of the table when this was planned.
CREATE FUNCTION "bouncing_address_known"(organization_ids uuid[], address_keys text[], marks boolean[])
  RETURNS TABLE (organization_id uuid, address_key text) LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  RETURN QUERY SELECT t.organization_id, t.address_key
    FROM unnest(organization_ids, address_keys, marks) t(organization_id, address_key, is_marked)
    CROSS JOIN LATERAL (SELECT FROM bouncing_address a
      WHERE a.organization_id = t.organization_id AND a.address_key = t.address_key LIMIT 1) found
    WHERE NOT t.is_marked;
END $$;

-- Most statements touch no address that bounces, and should cost next to nothing. What arrived matters only where an
-- address bounces; where it is no longer so, it may be the bounce before it that counts again.
CREATE FUNCTION "bouncing_address_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  arrived CONSTANT "DeliveryStatus"[] := ARRAY['DELIVERED', 'OPENED', 'CLICKED'];
  organization_ids uuid[];
  address_keys text[];
  may_begin boolean[];
  known record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(organization_id), array_agg(address_key), array_agg(begins) INTO organization_ids, address_keys, may_begin
      FROM (SELECT organization_id, lower(address) AS address_key, bool_or(delivery_status = 'BOUNCED') AS begins
        FROM new_rows WHERE delivery_status = 'BOUNCED' OR delivery_status = ANY (arrived) GROUP BY 1, 2) t;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(organization_id), array_agg(address_key), array_agg(true) INTO organization_ids, address_keys, may_begin
      FROM (SELECT DISTINCT organization_id, lower(address) AS address_key
        FROM old_rows WHERE delivery_status = 'BOUNCED' OR delivery_status = ANY (arrived)) t;
  ELSE
    SELECT array_agg(organization_id), array_agg(address_key), array_agg(begins) INTO organization_ids, address_keys, may_begin
      FROM (SELECT t.organization_id, t.address_key, bool_or(t.begins) AS begins
        FROM (SELECT *, greatest(delivered_at, first_opened_at, first_clicked_at) AS told_at FROM new_rows) n
        FULL JOIN (SELECT *, greatest(delivered_at, first_opened_at, first_clicked_at) AS told_at FROM old_rows) o
          USING (organization_id, id)
        CROSS JOIN LATERAL (VALUES
          (organization_id, lower(n.address), n.delivery_status, n.delivery_status = 'BOUNCED'),
          (organization_id, lower(o.address), o.delivery_status, o.delivery_status = 'BOUNCED' OR (
            n.delivery_status = ANY (arrived) AND lower(n.address) = lower(o.address)
            AND coalesce(n.told_at >= o.told_at, n.told_at IS NOT DISTINCT FROM o.told_at)) IS NOT TRUE))
          t(organization_id, address_key, delivery_status, begins)
        WHERE t.delivery_status = 'BOUNCED' OR t.delivery_status = ANY (arrived) GROUP BY 1, 2) t;
  END IF;
  IF address_keys IS NULL THEN RETURN NULL; END IF;
  IF false = ANY (may_begin) THEN
    SELECT array_agg(t.organization_id) FILTER (WHERE t.begins) AS organization_ids,
        array_agg(t.address_key) FILTER (WHERE t.begins) AS address_keys INTO known
      FROM (SELECT * FROM unnest(organization_ids, address_keys, may_begin) t(organization_id, address_key, begins)
        UNION ALL SELECT *, true FROM "bouncing_address_known"(organization_ids, address_keys, may_begin)) t;
    IF known.address_keys IS NULL THEN RETURN NULL; END IF;
    organization_ids := known.organization_ids;
    address_keys := known.address_keys;
  END IF;
  PERFORM "bouncing_address_lock"(organization_ids, address_keys);
  PERFORM "bouncing_address_refresh"(organization_ids, address_keys);
  RETURN NULL;
END $$;

CREATE TRIGGER "bouncing_address_insert" AFTER INSERT ON "email_recipient" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "bouncing_address_follow"();
CREATE TRIGGER "bouncing_address_update" AFTER UPDATE ON "email_recipient" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "bouncing_address_follow"();
CREATE TRIGGER "bouncing_address_delete" AFTER DELETE ON "email_recipient" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "bouncing_address_follow"();

-- What the other triggers look for has a key or an index. Planned while a table was empty, they would read all of it, and
-- keep to that plan in a session that fills it.
ALTER FUNCTION "invoice_take_party_name"() SET enable_seqscan = off;
ALTER FUNCTION "invoice_take_overdue_offset"() SET enable_seqscan = off;
ALTER FUNCTION "party_pass_name_on"() SET enable_seqscan = off;
ALTER FUNCTION "invoice_follow_changed_statements"() SET enable_seqscan = off;

-- The bouncing addresses of an outreach are looked for in the emails that bounced, which are few.
CREATE INDEX "email_bounced" ON "email"("organization_id", "id") WHERE "is_bounced" AND "direction" = 'OUTBOUND';
