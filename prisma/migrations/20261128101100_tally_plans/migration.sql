-- The tallies as before, but for the time it takes. Their statement was put together as text and planned anew whenever an
-- invoice changed, which took longer than everything else that applying a payment does; written into the function it is
-- planned once for each connection. It is still the text of "invoice_tally_add", which is asked for it here, once.
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
        PERFORM "invoice_tally_lock"(array(SELECT n."organization_id" FROM new_rows n));
        %s;
      ELSIF TG_OP = 'DELETE' THEN
        PERFORM "invoice_tally_lock"(array(SELECT o."organization_id" FROM old_rows o));
        %s;
      ELSE
        -- Most updates touch nothing that is tallied, and need not take turns.
        IF NOT EXISTS (SELECT FROM new_rows n FULL JOIN old_rows o USING ("organization_id", "id")
          WHERE (n.type, n.document_id, n.blueprint_id, n.currency, n.standing, n.collection_method, n.due_date, n.total,
              n.amount_due, n.amount_paid, n.amount_remaining)
            IS DISTINCT FROM (o.type, o.document_id, o.blueprint_id, o.currency, o.standing, o.collection_method, o.due_date,
              o.total, o.amount_due, o.amount_paid, o.amount_remaining)) THEN RETURN NULL; END IF;
        PERFORM "invoice_tally_lock"(array(SELECT n."organization_id" FROM new_rows n UNION SELECT o."organization_id" FROM old_rows o));
        %s;
      END IF;
      RETURN NULL;
    END $body$
  $definition$, added, removed, changed);
END $migration$;
