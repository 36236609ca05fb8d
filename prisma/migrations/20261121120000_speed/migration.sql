-- The name of its party on every invoice, sorted as the party's own: lists by that name and searches for it read one
-- table and one index.
ALTER TABLE "invoice" ADD COLUMN "party_name" TEXT COLLATE "und-x-icu";

-- Takes a lock that a change of the name waits for, and waits for one: neither can miss the other.
CREATE FUNCTION "invoice_take_party_name"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."target_party_id" IS NULL THEN
    NEW."party_name" := NULL;
  ELSIF TG_OP = 'INSERT' OR NEW."party_name" IS NULL
      OR (NEW."organization_id", NEW."target_party_id") IS DISTINCT FROM (OLD."organization_id", OLD."target_party_id") THEN
    SELECT p."name" INTO NEW."party_name" FROM "party" p
      WHERE p."organization_id" = NEW."organization_id" AND p."id" = NEW."target_party_id" FOR SHARE;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION "party_pass_name_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "invoice" SET "party_name" = NEW."name"
    WHERE "organization_id" = NEW."organization_id" AND "target_party_id" = NEW."id";
  RETURN NULL;
END $$;

CREATE TRIGGER "invoice_party_name" BEFORE INSERT OR UPDATE OF "organization_id", "target_party_id" ON "invoice"
  FOR EACH ROW EXECUTE FUNCTION "invoice_take_party_name"();
CREATE TRIGGER "party_name_passed_on" AFTER UPDATE OF "name" ON "party"
  FOR EACH ROW WHEN (OLD."name" IS DISTINCT FROM NEW."name") EXECUTE FUNCTION "party_pass_name_on"();

-- What a search looks through, in lower case and one column: comparing in any case costs twenty times as much a row.
ALTER TABLE "invoice" ADD COLUMN "search_text" TEXT COLLATE "und-x-icu" GENERATED ALWAYS AS (
  lower((coalesce("invoice_number", '') || E'\n' || coalesce("purchase_order_number", '') || E'\n' || coalesce("party_name", ''))
    COLLATE "und-x-icu")) STORED;

-- Days overdue less the number of today, of invoices whose days still run: it does not change from day to day, so that
-- an index can hold it. Days are counted in the organization's timezone.
ALTER TABLE "invoice" ADD COLUMN "overdue_offset" INTEGER;

CREATE FUNCTION "overdue_offset_of"("InvoiceStanding", "due_date" timestamptz, "timezone" text) RETURNS integer
  LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN $1 NOT IN ('DRAFT', 'VOID', 'CANCELLED', 'UNCOLLECTIBLE', 'PAID')
    THEN DATE '1970-01-01' - ($2 AT TIME ZONE $3)::date END;

CREATE FUNCTION "invoice_take_overdue_offset"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "overdue_offset_of"(NEW."standing", NEW."due_date", o."timezone") INTO NEW."overdue_offset"
    FROM "organization" o WHERE o."id" = NEW."organization_id" FOR SHARE;
  RETURN NEW;
END $$;

CREATE FUNCTION "organization_pass_timezone_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "invoice" SET "overdue_offset" = "overdue_offset_of"("standing", "due_date", NEW."timezone")
    WHERE "organization_id" = NEW."id" AND "overdue_offset" IS NOT NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER "invoice_overdue_offset" BEFORE INSERT OR UPDATE OF "organization_id", "standing", "due_date" ON "invoice"
  FOR EACH ROW EXECUTE FUNCTION "invoice_take_overdue_offset"();
CREATE TRIGGER "organization_timezone_passed_on" AFTER UPDATE OF "timezone" ON "organization"
  FOR EACH ROW WHEN (OLD."timezone" IS DISTINCT FROM NEW."timezone") EXECUTE FUNCTION "organization_pass_timezone_on"();

UPDATE "invoice" i SET "overdue_offset" = "overdue_offset_of"(i."standing", i."due_date", o."timezone"),
    "party_name" = (SELECT p."name" FROM "party" p WHERE p."organization_id" = i."organization_id" AND p."id" = i."target_party_id")
  FROM "organization" o WHERE o."id" = i."organization_id";

-- Counts and sums of invoices by what their totals, facets and ageing tell apart. A row stands for all invoices that
-- agree in the key; open ones are told apart by the UTC day that they are due on as well.
CREATE TABLE "invoice_tally" (
    "organization_id" UUID NOT NULL,
    "type" "InvoiceType" NOT NULL,
    "is_active" BOOLEAN NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "standing" "InvoiceStanding" NOT NULL,
    "collection_method" TEXT NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "due_on" TIMESTAMPTZ(3) NOT NULL,
    "invoice_count" BIGINT NOT NULL,
    "total" DECIMAL(38,0) NOT NULL,
    "amount_due" DECIMAL(38,0) NOT NULL,
    "amount_paid" DECIMAL(38,0) NOT NULL,
    "amount_remaining" DECIMAL(38,0) NOT NULL,

    CONSTRAINT "invoice_tally_pkey" PRIMARY KEY ("organization_id","type","is_active","currency","standing","collection_method","is_open","due_on")
) WITH (fillfactor = 70);

ALTER TABLE "invoice_tally" ADD CONSTRAINT "invoice_tally_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE FUNCTION "is_open_invoice"("InvoiceStanding", bigint) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN $1 IN ('SENT', 'PARTIALLY_PAID', 'DISPUTED') AND $2 > 0;

-- Writers of one organization take turns until they commit: tallies are shared rows, and which documents are archived
-- must not change between a look at them and the commit of what was made of it.
CREATE FUNCTION "invoice_tally_lock"(uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('invoice_tally ' || o.id, 0))
    FROM (SELECT DISTINCT id FROM unnest($1) id ORDER BY id) o;
END $$;

-- The statement that adds the rows of a query with the columns `sign`, `is_active` and those of an invoice to the
-- tallies. As text, because only the trigger itself sees the rows that its statement changed.
CREATE FUNCTION "invoice_tally_add"(source text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format($sql$
    INSERT INTO "invoice_tally" AS t
    SELECT i.organization_id, i.type, i.is_active, i.currency, i.standing, coalesce(i.collection_method::text, ''), o.is_open,
      CASE WHEN o.is_open THEN coalesce(date_trunc('day', i.due_date, 'UTC'), 'infinity') ELSE 'infinity' END,
      sum(i.sign), sum(i.sign * i.total::numeric), sum(i.sign * i.amount_due::numeric),
      sum(i.sign * i.amount_paid::numeric), sum(i.sign * i.amount_remaining::numeric)
    FROM (%s) i CROSS JOIN LATERAL (SELECT is_open_invoice(i.standing, i.amount_remaining) AS is_open) o
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    HAVING sum(i.sign) <> 0 OR sum(i.sign * i.total::numeric) <> 0 OR sum(i.sign * i.amount_due::numeric) <> 0
      OR sum(i.sign * i.amount_paid::numeric) <> 0 OR sum(i.sign * i.amount_remaining::numeric) <> 0
    ON CONFLICT ("organization_id","type","is_active","currency","standing","collection_method","is_open","due_on")
    DO UPDATE SET "invoice_count" = t."invoice_count" + excluded."invoice_count", "total" = t."total" + excluded."total",
      "amount_due" = t."amount_due" + excluded."amount_due", "amount_paid" = t."amount_paid" + excluded."amount_paid",
      "amount_remaining" = t."amount_remaining" + excluded."amount_remaining"
  $sql$, source);
$$;

CREATE FUNCTION "invoice_tally_invoices"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed text := CASE TG_OP
    WHEN 'INSERT' THEN 'SELECT 1 AS sign, n.* FROM new_rows n'
    WHEN 'DELETE' THEN 'SELECT -1 AS sign, o.* FROM old_rows o'
    ELSE 'SELECT 1 AS sign, n.* FROM new_rows n UNION ALL SELECT -1 AS sign, o.* FROM old_rows o' END;
  organizations uuid[];
BEGIN
  -- Most updates touch nothing that is tallied, and need not take turns.
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS (SELECT FROM new_rows n FULL JOIN old_rows o USING ("organization_id", "id")
      WHERE (n.type, n.document_id, n.blueprint_id, n.currency, n.standing, n.collection_method, n.due_date, n.total,
          n.amount_due, n.amount_paid, n.amount_remaining)
        IS DISTINCT FROM (o.type, o.document_id, o.blueprint_id, o.currency, o.standing, o.collection_method, o.due_date,
          o.total, o.amount_due, o.amount_paid, o.amount_remaining)) THEN RETURN NULL; END IF;
  END IF;
  EXECUTE format('SELECT array_agg(DISTINCT organization_id) FROM (%s) c', changed) INTO organizations;
  IF organizations IS NULL THEN RETURN NULL; END IF;
  PERFORM "invoice_tally_lock"(organizations);
  EXECUTE "invoice_tally_add"(format($sql$
    SELECT c.*, d.is_archived IS NOT TRUE AND b.is_active IS NOT FALSE AS is_active FROM (%s) c
    LEFT JOIN document d ON d.organization_id = c.organization_id AND d.id = c.document_id
    LEFT JOIN invoice_blueprint b ON b.organization_id = c.organization_id AND b.id = c.blueprint_id
  $sql$, changed));
  RETURN NULL;
END $$;

-- Archiving a document, or ending a blueprint, moves its invoices from the active tallies to the others, or back.
CREATE FUNCTION "invoice_tally_documents"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows n JOIN old_rows o USING ("organization_id", "id")
    WHERE n."is_archived" <> o."is_archived") THEN RETURN NULL; END IF;
  PERFORM "invoice_tally_lock"(array(SELECT "organization_id" FROM new_rows));
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

CREATE FUNCTION "invoice_tally_blueprints"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows n JOIN old_rows o USING ("organization_id", "id")
    WHERE n."is_active" <> o."is_active") THEN RETURN NULL; END IF;
  PERFORM "invoice_tally_lock"(array(SELECT "organization_id" FROM new_rows));
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

CREATE FUNCTION "invoice_tally_empty"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "invoice_tally";
  RETURN NULL;
END $$;

CREATE TRIGGER "invoice_tally_insert" AFTER INSERT ON "invoice" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "invoice_tally_invoices"();
CREATE TRIGGER "invoice_tally_update" AFTER UPDATE ON "invoice" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "invoice_tally_invoices"();
CREATE TRIGGER "invoice_tally_delete" AFTER DELETE ON "invoice" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "invoice_tally_invoices"();
CREATE TRIGGER "invoice_tally_truncate" AFTER TRUNCATE ON "invoice"
  FOR EACH STATEMENT EXECUTE FUNCTION "invoice_tally_empty"();
CREATE TRIGGER "document_tally_update" AFTER UPDATE ON "document" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "invoice_tally_documents"();
CREATE TRIGGER "invoice_blueprint_tally_update" AFTER UPDATE ON "invoice_blueprint" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "invoice_tally_blueprints"();

-- What is there already, with nobody writing meanwhile.
DO $$ BEGIN
  LOCK TABLE "invoice", "document", "invoice_blueprint" IN SHARE ROW EXCLUSIVE MODE;
  DELETE FROM "invoice_tally";
  EXECUTE "invoice_tally_add"('
    SELECT 1 AS sign, i.*, d.is_archived IS NOT TRUE AND b.is_active IS NOT FALSE AS is_active FROM invoice i
    LEFT JOIN document d ON d.organization_id = i.organization_id AND d.id = i.document_id
    LEFT JOIN invoice_blueprint b ON b.organization_id = i.organization_id AND b.id = i.blueprint_id');
END $$;

-- Every list of invoices leaves out those of archived documents and inactive blueprints.
CREATE INDEX "document_archived" ON "document"("organization_id", "id") WHERE "is_archived";
CREATE INDEX "invoice_blueprint_inactive" ON "invoice_blueprint"("organization_id", "id") WHERE NOT "is_active";

-- One index for every order that had none.
CREATE INDEX "party_organization_id_updated_at_id_idx" ON "party"("organization_id", "updated_at", "id");
CREATE INDEX "party_organization_id_account_number_id_idx" ON "party"("organization_id", "account_number", "id");
CREATE INDEX "invoice_organization_id_type_standing_id_idx" ON "invoice"("organization_id", "type", "standing", "id");
CREATE INDEX "invoice_organization_id_type_party_name_id_idx" ON "invoice"("organization_id", "type", "party_name", "id");
CREATE INDEX "invoice_organization_id_type_overdue_offset_id_idx" ON "invoice"("organization_id", "type", "overdue_offset", "id");
CREATE INDEX "invoice_organization_id_type_settled_overdue_days_id_idx" ON "invoice"("organization_id", "type", "settled_overdue_days", "id");
CREATE INDEX "invoice_without_overdue_days" ON "invoice"("organization_id", "type", "id") WHERE "overdue_offset" IS NULL AND "settled_overdue_days" IS NULL;
CREATE INDEX "email_organization_id_delivery_status_id_idx" ON "email"("organization_id", "delivery_status", "id");
CREATE INDEX "email_organization_id_planned_send_at_id_idx" ON "email"("organization_id", "planned_send_at", "id");
CREATE INDEX "email_organization_id_subject_id_idx" ON "email"("organization_id", "subject", "id");

CREATE INDEX "invoice_search_trgm" ON "invoice" USING GIN ("organization_id" uuid_ops, "search_text" gin_trgm_ops);
CREATE INDEX "invoice_party_name_trgm" ON "invoice" USING GIN ("organization_id" uuid_ops, "party_name" gin_trgm_ops);
