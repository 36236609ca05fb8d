-- What may be collected: nothing of what is unsent, void, cancelled or written off. A function, so that an index holds
-- what the statements ask.
CREATE FUNCTION "invoice_outstanding"("InvoiceStanding", "amount_remaining" bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN $1 IN ('SENT', 'PARTIALLY_PAID', 'DISPUTED', 'PAID') THEN $2 END;

-- What is left of a credit note that stands.
CREATE FUNCTION "invoice_unapplied_credit"("InvoiceStanding", "amount_due" bigint, "amount_paid" bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN $2 < 0 AND $1 IN ('SENT', 'PARTIALLY_PAID', 'DISPUTED') THEN GREATEST(0, LEAST($3, 0) - $2) ELSE 0 END;

-- Days overdue run only while something is owed that may be collected.
CREATE FUNCTION "overdue_offset_of"("InvoiceStanding", "amount_remaining" bigint, "due_date" timestamptz, "timezone" text)
  RETURNS integer LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE WHEN "is_open_invoice"($1, $2) THEN DATE '1970-01-01' - ($3 AT TIME ZONE $4)::date END;

CREATE OR REPLACE FUNCTION "invoice_take_overdue_offset"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT "overdue_offset_of"(NEW."standing", NEW."amount_remaining", NEW."due_date", o."timezone") INTO NEW."overdue_offset"
    FROM "organization" o WHERE o."id" = NEW."organization_id" FOR SHARE;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION "organization_pass_timezone_on"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "invoice" SET "overdue_offset" = "overdue_offset_of"("standing", "amount_remaining", "due_date", NEW."timezone")
    WHERE "organization_id" = NEW."id" AND "overdue_offset" IS NOT NULL;
  RETURN NULL;
END $$;

DROP TRIGGER "invoice_overdue_offset" ON "invoice";
CREATE TRIGGER "invoice_overdue_offset"
  BEFORE INSERT OR UPDATE OF "organization_id", "standing", "amount_remaining", "due_date" ON "invoice"
  FOR EACH ROW EXECUTE FUNCTION "invoice_take_overdue_offset"();
DROP FUNCTION "overdue_offset_of"("InvoiceStanding", timestamptz, text);

-- The tallies hold the credit beside what is owed.
ALTER TABLE "invoice_tally" ADD COLUMN "unapplied_credit" DECIMAL(38,0) NOT NULL DEFAULT 0;

CREATE OR REPLACE FUNCTION "invoice_tally_add"(source text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT format($sql$
    INSERT INTO "invoice_tally" AS t
    SELECT i.organization_id, i.type, i.is_active, i.currency, i.standing, coalesce(i.collection_method::text, ''), o.is_open,
      CASE WHEN o.is_open THEN coalesce(date_trunc('day', i.due_date, 'UTC'), 'infinity') ELSE 'infinity' END,
      sum(i.sign), sum(i.sign * i.total::numeric), sum(i.sign * i.amount_due::numeric),
      sum(i.sign * i.amount_paid::numeric), sum(i.sign * i.amount_remaining::numeric), sum(i.sign * o.credit::numeric)
    FROM (%s) i CROSS JOIN LATERAL (SELECT is_open_invoice(i.standing, i.amount_remaining) AS is_open,
      invoice_unapplied_credit(i.standing, i.amount_due, i.amount_paid) AS credit) o
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    HAVING sum(i.sign) <> 0 OR sum(i.sign * i.total::numeric) <> 0 OR sum(i.sign * i.amount_due::numeric) <> 0
      OR sum(i.sign * i.amount_paid::numeric) <> 0 OR sum(i.sign * i.amount_remaining::numeric) <> 0
      OR sum(i.sign * o.credit::numeric) <> 0
    ON CONFLICT ("organization_id","type","is_active","currency","standing","collection_method","is_open","due_on")
    DO UPDATE SET "invoice_count" = t."invoice_count" + excluded."invoice_count", "total" = t."total" + excluded."total",
      "amount_due" = t."amount_due" + excluded."amount_due", "amount_paid" = t."amount_paid" + excluded."amount_paid",
      "amount_remaining" = t."amount_remaining" + excluded."amount_remaining",
      "unapplied_credit" = t."unapplied_credit" + excluded."unapplied_credit"
  $sql$, source);
$$;

-- A promise is fulfilled by what came in, not by a paid date alone: while something is owed that is the last payment's.
CREATE OR REPLACE FUNCTION "invoice_follow_statements"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "dispute" ("organization_id", "id", "invoice_id", "reason", "source", "opened_at")
    SELECT n."organization_id", gen_random_uuid(), n."id", 'OTHER', 'IMPORT', now() FROM new_rows n
    WHERE n."is_in_dispute" AND NOT EXISTS (SELECT FROM "dispute" d
      WHERE d."organization_id" = n."organization_id" AND d."invoice_id" = n."id" AND d."resolved_at" IS NULL);
  INSERT INTO "promise_to_pay" ("organization_id", "id", "invoice_id", "promised_on", "source", "amount_paid_before", "recorded_at",
      "fulfilled_on")
    SELECT n."organization_id", gen_random_uuid(), n."id", n."promised_to_pay_date", 'IMPORT', n."amount_paid", now(),
      CASE WHEN n."amount_remaining" = 0 THEN (n."paid_date" AT TIME ZONE o."timezone")::date END
    FROM new_rows n JOIN "organization" o ON o."id" = n."organization_id"
    WHERE n."promised_to_pay_date" IS NOT NULL AND NOT EXISTS (SELECT FROM "promise_to_pay" p
      WHERE p."organization_id" = n."organization_id" AND p."invoice_id" = n."id"
        AND p."cancelled_at" IS NULL AND p."superseded_at" IS NULL);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION "invoice_follow_changed_statements"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT NEW."is_in_dispute" AND OLD."is_in_dispute" THEN
    UPDATE "dispute" SET "resolved_at" = now(), "resolution" = 'OTHER'
      WHERE "organization_id" = NEW."organization_id" AND "invoice_id" = NEW."id" AND "resolved_at" IS NULL;
  END IF;
  IF NEW."is_in_dispute" AND NOT OLD."is_in_dispute" THEN
    INSERT INTO "dispute" ("organization_id", "id", "invoice_id", "reason", "source", "opened_at")
      SELECT NEW."organization_id", gen_random_uuid(), NEW."id", 'OTHER', 'IMPORT', now()
      WHERE NOT EXISTS (SELECT FROM "dispute" d
        WHERE d."organization_id" = NEW."organization_id" AND d."invoice_id" = NEW."id" AND d."resolved_at" IS NULL);
  END IF;
  IF NEW."promised_to_pay_date" IS DISTINCT FROM OLD."promised_to_pay_date" THEN
    UPDATE "promise_to_pay" SET "superseded_at" = now()
      WHERE "organization_id" = NEW."organization_id" AND "invoice_id" = NEW."id" AND "cancelled_at" IS NULL
        AND "superseded_at" IS NULL AND "promised_on" IS DISTINCT FROM NEW."promised_to_pay_date";
    INSERT INTO "promise_to_pay" ("organization_id", "id", "invoice_id", "promised_on", "source", "amount_paid_before", "recorded_at",
        "fulfilled_on")
      SELECT NEW."organization_id", gen_random_uuid(), NEW."id", NEW."promised_to_pay_date", 'IMPORT', OLD."amount_paid", now(),
        CASE WHEN NEW."amount_remaining" = 0 THEN (NEW."paid_date" AT TIME ZONE o."timezone")::date END
      FROM "organization" o
      WHERE o."id" = NEW."organization_id" AND NEW."promised_to_pay_date" IS NOT NULL AND NOT EXISTS (SELECT FROM "promise_to_pay" p
        WHERE p."organization_id" = NEW."organization_id" AND p."invoice_id" = NEW."id"
          AND p."cancelled_at" IS NULL AND p."superseded_at" IS NULL);
  END IF;
  -- A promise is fulfilled on the day on which what was promised has come in: the day of payment where it is known.
  IF (NEW."amount_paid", NEW."paid_date") IS DISTINCT FROM (OLD."amount_paid", OLD."paid_date") THEN
    UPDATE "promise_to_pay" p SET "fulfilled_on" = (coalesce(NEW."paid_date", now()) AT TIME ZONE o."timezone")::date
      FROM "organization" o
      WHERE o."id" = NEW."organization_id" AND p."organization_id" = NEW."organization_id" AND p."invoice_id" = NEW."id"
        AND p."fulfilled_on" IS NULL AND p."cancelled_at" IS NULL AND p."superseded_at" IS NULL
        AND NEW."amount_paid" >= least(NEW."amount_due", p."amount_paid_before" + p."amount");
  END IF;
  RETURN NULL;
END $$;

-- What is there already, with nobody writing meanwhile: few rows change, and only those are written.
LOCK TABLE "invoice", "document", "invoice_blueprint" IN SHARE ROW EXCLUSIVE MODE;

UPDATE "promise_to_pay" p SET "fulfilled_on" = NULL
  FROM "invoice" i
  WHERE i."paid_date" IS NOT NULL AND i."amount_remaining" > 0
    AND p."organization_id" = i."organization_id" AND p."invoice_id" = i."id" AND p."fulfilled_on" IS NOT NULL
    AND p."cancelled_at" IS NULL AND p."superseded_at" IS NULL
    AND i."amount_paid" < least(i."amount_due", p."amount_paid_before" + p."amount");

ALTER TABLE "invoice" DROP CONSTRAINT "invoice_standing_check";

-- Setting the standing has the trigger work out the running days as well.
UPDATE "invoice" i SET "standing" = s."standing",
    "settled_overdue_days" = CASE WHEN s."standing" = 'PAID' AND i."amount_due" > 0 THEN i."settled_overdue_days" END,
    "settled_age_days" = CASE WHEN s."standing" = 'PAID' THEN i."settled_age_days" END
  FROM "invoice" old CROSS JOIN LATERAL (SELECT CASE
      WHEN old."standing" <> 'PAID' THEN old."standing"
      WHEN old."amount_remaining" = 0 AND (old."amount_due" >= 0 OR old."amount_paid" <= old."amount_due") THEN 'PAID'
      WHEN old."is_in_dispute" THEN 'DISPUTED'
      WHEN old."workflow_status" <> 'SENT' THEN old."workflow_status"::text::"InvoiceStanding"
      WHEN old."amount_paid" > 0 AND old."amount_paid" < old."amount_due" THEN 'PARTIALLY_PAID'
      ELSE 'SENT' END AS "standing") s
  WHERE i."organization_id" = old."organization_id" AND i."id" = old."id"
    AND (s."standing" <> old."standing" OR (old."settled_overdue_days" IS NOT NULL AND old."amount_due" <= 0)
      OR (old."overdue_offset" IS NOT NULL AND NOT "is_open_invoice"(old."standing", old."amount_remaining")));

ALTER TABLE "invoice" ADD CONSTRAINT "invoice_standing_check" CHECK ("standing" = CASE
  WHEN "voided_at" IS NOT NULL THEN 'VOID'::"InvoiceStanding"
  WHEN "workflow_status" = 'CANCELLED' THEN 'CANCELLED'
  WHEN "marked_uncollectible_at" IS NOT NULL THEN 'UNCOLLECTIBLE'
  WHEN "amount_remaining" = 0 AND ("amount_due" > 0
    OR ("paid_date" IS NOT NULL AND ("amount_due" >= 0 OR "amount_paid" <= "amount_due"))) THEN 'PAID'
  WHEN "is_in_dispute" THEN 'DISPUTED'
  WHEN "workflow_status" = 'DRAFT' THEN 'DRAFT'
  WHEN "workflow_status" = 'APPROVED' THEN 'APPROVED'
  WHEN "workflow_status" = 'SCHEDULED' THEN 'SCHEDULED'
  WHEN "amount_paid" > 0 AND "amount_paid" < "amount_due" THEN 'PARTIALLY_PAID'
  ELSE 'SENT'
END);

-- Counted anew: of all credit notes, those whose standing has just changed included.
UPDATE "invoice_tally" t SET "unapplied_credit" = c.credit
  FROM (SELECT i."organization_id", i."type", d."is_archived" IS NOT TRUE AND b."is_active" IS NOT FALSE AS is_active, i."currency",
      i."standing", coalesce(i."collection_method"::text, '') AS collection_method,
      sum("invoice_unapplied_credit"(i."standing", i."amount_due", i."amount_paid")) AS credit
    FROM "invoice" i
    LEFT JOIN "document" d ON d."organization_id" = i."organization_id" AND d."id" = i."document_id"
    LEFT JOIN "invoice_blueprint" b ON b."organization_id" = i."organization_id" AND b."id" = i."blueprint_id"
    WHERE i."amount_due" < 0 AND NOT "is_open_invoice"(i."standing", i."amount_remaining")
    GROUP BY 1, 2, 3, 4, 5, 6) c
  WHERE t."organization_id" = c."organization_id" AND t."type" = c."type" AND t."is_active" = c.is_active
    AND t."currency" = c."currency" AND t."standing" = c."standing" AND t."collection_method" = c.collection_method
    AND NOT t."is_open" AND t."due_on" = 'infinity';

CREATE INDEX "invoice_outstanding" ON "invoice"("organization_id", "type", "invoice_outstanding"("standing", "amount_remaining"), "id");
