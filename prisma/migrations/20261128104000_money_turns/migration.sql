-- Those who apply money lock the rows that it is about, and nothing else of the organization: two payments of two invoices are
-- applied beside each other. Only the tallies, which all of them change, are taken in turns, at the very end. So there are two
-- locks where there was one, always in this order:
--   "invoice_tally_lock"       before any row. Imports, and whoever changes rows in no order of their own, take it alone;
--   "invoice_money_share"      the same lock, shared by all who lock rows by id: invoices first, then payments;
--   "invoice_tally_rows_lock"  after all rows, by the triggers that change tallies.
CREATE FUNCTION "invoice_money_share"(uuid) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('invoice_tally ' || $1, 0));
$$;

CREATE FUNCTION "invoice_tally_rows_lock"(uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('invoice_tally_rows ' || o.id, 0))
    FROM (SELECT DISTINCT id FROM unnest($1) id ORDER BY id) o;
END $$;

-- The statement of the tallies was put together as text and planned anew whenever an invoice changed, which took longer than
-- everything else that applying a payment does; written into the function it is planned once for each connection. It is still
-- the text of "invoice_tally_add", which is asked for it here, once.
DO $migration$
DECLARE
  rows_of text := 'SELECT c.*, d.is_archived IS NOT TRUE AND b.is_active IS NOT FALSE AS is_active FROM (%s) c
    LEFT JOIN document d ON d.organization_id = c.organization_id AND d.id = c.document_id
    LEFT JOIN invoice_blueprint b ON b.organization_id = c.organization_id AND b.id = c.blueprint_id';
  added text := "invoice_tally_add"(format(rows_of, 'SELECT 1 AS sign, n.* FROM new_rows n'));
  removed text := "invoice_tally_add"(format(rows_of, 'SELECT -1 AS sign, o.* FROM old_rows o'));
  changed text := "invoice_tally_add"(format(rows_of,
    'SELECT 1 AS sign, n.* FROM new_rows n UNION ALL SELECT -1 AS sign, o.* FROM old_rows o'));
BEGIN
  EXECUTE format($definition$
    CREATE OR REPLACE FUNCTION "invoice_tally_invoices"() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        PERFORM "invoice_tally_rows_lock"(array(SELECT n."organization_id" FROM new_rows n));
        %s;
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM "invoice_tally_rows_lock"(array(SELECT o."organization_id" FROM old_rows o));
        %s;
      ELSE
        -- Most updates touch nothing that is tallied, and need not take turns.
        IF NOT EXISTS (SELECT FROM new_rows n FULL JOIN old_rows o USING ("organization_id", "id")
          WHERE (n.type, n.document_id, n.blueprint_id, n.currency, n.standing, n.collection_method, n.due_date, n.total,
              n.amount_due, n.amount_paid, n.amount_remaining)
            IS DISTINCT FROM (o.type, o.document_id, o.blueprint_id, o.currency, o.standing, o.collection_method, o.due_date,
              o.total, o.amount_due, o.amount_paid, o.amount_remaining)) THEN RETURN NULL; END IF;
        PERFORM "invoice_tally_rows_lock"(array(SELECT n."organization_id" FROM new_rows n UNION SELECT o."organization_id" FROM old_rows o));
        %s;
      END IF;
      RETURN NULL;
    END $body$
  $definition$, added, removed, changed);
END $migration$;

CREATE OR REPLACE FUNCTION "invoice_tally_documents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows n JOIN old_rows o USING ("organization_id", "id")
    WHERE n."is_archived" <> o."is_archived") THEN RETURN NULL; END IF;
  PERFORM "invoice_tally_rows_lock"(array(SELECT "organization_id" FROM new_rows));
  EXECUTE "invoice_tally_add"($sql$
    SELECT s.sign, i.*, (s.sign = -1) = n.is_archived AS is_active
    FROM new_rows n JOIN old_rows o ON o.organization_id = n.organization_id AND o.id = n.id AND o.is_archived <> n.is_archived
    JOIN invoice i ON i.organization_id = n.organization_id AND i.document_id = n.id
    LEFT JOIN invoice_blueprint b ON b.organization_id = i.organization_id AND b.id = i.blueprint_id
    CROSS JOIN (VALUES (1), (-1)) s(sign)
    WHERE b.is_active IS NOT FALSE
  $sql$);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "invoice_tally_blueprints"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows n JOIN old_rows o USING ("organization_id", "id")
    WHERE n."is_active" <> o."is_active") THEN RETURN NULL; END IF;
  PERFORM "invoice_tally_rows_lock"(array(SELECT "organization_id" FROM new_rows));
  EXECUTE "invoice_tally_add"($sql$
    SELECT s.sign, i.*, (s.sign = 1) = n.is_active AS is_active
    FROM new_rows n JOIN old_rows o ON o.organization_id = n.organization_id AND o.id = n.id AND o.is_active <> n.is_active
    JOIN invoice i ON i.organization_id = n.organization_id AND i.blueprint_id = n.id
    LEFT JOIN document d ON d.organization_id = i.organization_id AND d.id = i.document_id
    CROSS JOIN (VALUES (1), (-1)) s(sign)
    WHERE d.is_archived IS NOT TRUE
  $sql$);
  RETURN NULL;
END $$;

-- The tallies of parties are changed by the same statements, right after those of the ledger: in the same turn.
DO $migration$
BEGIN
  EXECUTE replace(pg_get_functiondef('"party_tally_invoices"'::regproc), '"invoice_tally_lock"', '"invoice_tally_rows_lock"');
END $migration$;
