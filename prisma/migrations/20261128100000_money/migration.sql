-- Money that is applied here: allocations with their days, credit notes that are taken for invoices, what is written off and
-- what is paid back, and the numbers of invoices that are made here. What counted once and counts no more is kept with the
-- day of its reversal, so that every day in the past can be told as it was.
CREATE TYPE "MoneyRounding" AS ENUM ('HALF_UP', 'HALF_EVEN');
CREATE TYPE "TaxRounding" AS ENUM ('PER_LINE', 'PER_INVOICE');
CREATE TYPE "CreditReason" AS ENUM ('RETURN', 'PRICE_CORRECTION', 'SERVICE_FAILURE', 'DUPLICATE', 'GOODWILL', 'OTHER');
CREATE TYPE "WriteOffReason" AS ENUM ('BAD_DEBT', 'SMALL_BALANCE', 'BANK_CHARGES', 'SETTLEMENT', 'OTHER');
CREATE TYPE "InvoiceSeriesKind" AS ENUM ('INVOICE', 'CREDIT_NOTE');

ALTER TABLE "organization"
  ADD COLUMN "money_rounding" "MoneyRounding" NOT NULL DEFAULT 'HALF_UP',
  ADD COLUMN "tax_rounding" "TaxRounding" NOT NULL DEFAULT 'PER_LINE',
  ADD COLUMN "books_closed_through" DATE;

CREATE TABLE "invoice_series" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "InvoiceSeriesKind" NOT NULL DEFAULT 'INVOICE',
    "prefix" TEXT NOT NULL,
    "digits" INTEGER NOT NULL DEFAULT 5,
    "next_number" INTEGER NOT NULL DEFAULT 1,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE UNIQUE INDEX "invoice_series_organization_id_kind_prefix_key" ON "invoice_series"("organization_id", "kind", "prefix");

ALTER TABLE "invoice"
  ADD COLUMN "cancelled_at" TIMESTAMPTZ(3),
  ADD COLUMN "amount_written_off" BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN "series_id" UUID,
  ADD COLUMN "series_number" INTEGER,
  ADD COLUMN "corrects_invoice_id" UUID,
  ADD COLUMN "credit_reason" "CreditReason";
CREATE UNIQUE INDEX "invoice_organization_id_series_id_series_number_key" ON "invoice"("organization_id", "series_id", "series_number");
CREATE INDEX "invoice_organization_id_corrects_invoice_id_idx" ON "invoice"("organization_id", "corrects_invoice_id");

ALTER TABLE "line_item" ADD COLUMN "discount_rate" DECIMAL(9,6), ADD COLUMN "tax_rate" DECIMAL(9,6);

ALTER TABLE "invoice_payment"
  ADD COLUMN "invoice_amount" BIGINT,
  ADD COLUMN "applied_at" TIMESTAMPTZ(3),
  ADD COLUMN "reversed_at" TIMESTAMPTZ(3),
  ADD COLUMN "reversed_by_id" UUID;
UPDATE "invoice_payment" a SET "invoice_amount" = a."amount", "applied_at" = p."received_at" FROM "payment" p
  WHERE p."organization_id" = a."organization_id" AND p."id" = a."payment_id";
ALTER TABLE "invoice_payment" ALTER COLUMN "invoice_amount" SET NOT NULL, ALTER COLUMN "applied_at" SET NOT NULL;
CREATE INDEX "invoice_payment_organization_id_applied_at_idx" ON "invoice_payment"("organization_id", "applied_at");
CREATE INDEX "invoice_payment_organization_id_reversed_at_idx" ON "invoice_payment"("organization_id", "reversed_at");

CREATE TABLE "credit_application" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "credit_note_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by_id" UUID,
    "reversed_at" TIMESTAMPTZ(3),
    "reversed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_application_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE INDEX "credit_application_organization_id_invoice_id_applied_at_id_idx" ON "credit_application"("organization_id", "invoice_id", "applied_at", "id");
CREATE INDEX "credit_application_organization_id_credit_note_id_applied_a_idx" ON "credit_application"("organization_id", "credit_note_id", "applied_at", "id");
CREATE INDEX "credit_application_organization_id_applied_at_idx" ON "credit_application"("organization_id", "applied_at");
CREATE INDEX "credit_application_organization_id_reversed_at_idx" ON "credit_application"("organization_id", "reversed_at");

CREATE TABLE "write_off" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" "WriteOffReason" NOT NULL,
    "note" TEXT,
    "written_off_at" TIMESTAMPTZ(3) NOT NULL,
    "written_off_by_id" UUID,
    "reversed_at" TIMESTAMPTZ(3),
    "reversed_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "write_off_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE INDEX "write_off_organization_id_invoice_id_written_off_at_id_idx" ON "write_off"("organization_id", "invoice_id", "written_off_at", "id");
CREATE INDEX "write_off_organization_id_written_off_at_idx" ON "write_off"("organization_id", "written_off_at");
CREATE INDEX "write_off_organization_id_reversed_at_idx" ON "write_off"("organization_id", "reversed_at");

CREATE TABLE "payment_refund" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "reason" TEXT,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "refunded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_refund_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE INDEX "payment_refund_organization_id_payment_id_refunded_at_id_idx" ON "payment_refund"("organization_id", "payment_id", "refunded_at", "id");
CREATE INDEX "payment_refund_organization_id_refunded_at_idx" ON "payment_refund"("organization_id", "refunded_at");

ALTER TABLE "invoice_series" ADD CONSTRAINT "invoice_series_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "write_off" ADD CONSTRAINT "write_off_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_series_id_fkey" FOREIGN KEY ("organization_id", "series_id") REFERENCES "invoice_series"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_corrects_invoice_id_fkey" FOREIGN KEY ("organization_id", "corrects_invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "invoice_payment" ADD CONSTRAINT "invoice_payment_organization_id_reversed_by_id_fkey" FOREIGN KEY ("organization_id", "reversed_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_organization_id_credit_note_id_fkey" FOREIGN KEY ("organization_id", "credit_note_id") REFERENCES "invoice"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_organization_id_applied_by_id_fkey" FOREIGN KEY ("organization_id", "applied_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_organization_id_reversed_by_id_fkey" FOREIGN KEY ("organization_id", "reversed_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "write_off" ADD CONSTRAINT "write_off_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "write_off" ADD CONSTRAINT "write_off_organization_id_written_off_by_id_fkey" FOREIGN KEY ("organization_id", "written_off_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "write_off" ADD CONSTRAINT "write_off_organization_id_reversed_by_id_fkey" FOREIGN KEY ("organization_id", "reversed_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_organization_id_payment_id_fkey" FOREIGN KEY ("organization_id", "payment_id") REFERENCES "payment"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_organization_id_refunded_by_id_fkey" FOREIGN KEY ("organization_id", "refunded_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Amounts that can only be above zero, and reversals that come after what they reverse.
ALTER TABLE "credit_application" ADD CONSTRAINT "credit_application_amount_check" CHECK ("amount" > 0),
  ADD CONSTRAINT "credit_application_reversed_check" CHECK ("reversed_at" >= "applied_at");
ALTER TABLE "write_off" ADD CONSTRAINT "write_off_amount_check" CHECK ("amount" > 0),
  ADD CONSTRAINT "write_off_reversed_check" CHECK ("reversed_at" >= "written_off_at");
ALTER TABLE "payment_refund" ADD CONSTRAINT "payment_refund_amount_check" CHECK ("amount" > 0);
ALTER TABLE "invoice_payment" ADD CONSTRAINT "invoice_payment_reversed_check" CHECK ("reversed_at" >= "applied_at");
ALTER TABLE "invoice_series" ADD CONSTRAINT "invoice_series_number_check" CHECK ("next_number" >= 1 AND "digits" BETWEEN 1 AND 12);

-- What comes from elsewhere says neither: it counts from the day its payment came in, and in the payment's currency.
CREATE OR REPLACE FUNCTION "invoice_payment_take_timeline_at"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  NEW."timeline_at" := (
    SELECT p."received_at" FROM "payment" p WHERE p."organization_id" = NEW."organization_id" AND p."id" = NEW."payment_id");
  NEW."applied_at" := coalesce(NEW."applied_at", NEW."timeline_at");
  NEW."invoice_amount" := coalesce(NEW."invoice_amount", NEW."amount");
  RETURN NEW;
END $$;

-- An allocation that was reversed takes nothing of its payment any more.
CREATE OR REPLACE FUNCTION "payment_count_allocations"(organization_ids uuid[], payment_ids uuid[]) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
BEGIN
  PERFORM 1 FROM "payment" p
  WHERE (p."organization_id", p."id") IN (SELECT * FROM unnest(organization_ids, payment_ids))
  ORDER BY p."organization_id", p."id" FOR NO KEY UPDATE;
  UPDATE "payment" p SET "amount_allocated" = counted."amount"
  FROM (
    SELECT DISTINCT named."organization_id", named."id", coalesce((
      SELECT sum(a."amount") FROM "invoice_payment" a
      WHERE a."organization_id" = named."organization_id" AND a."payment_id" = named."id" AND a."is_approved"
        AND a."reversed_at" IS NULL), 0)::bigint AS "amount"
    FROM unnest(organization_ids, payment_ids) named("organization_id", "id")) counted
  WHERE p."organization_id" = counted."organization_id" AND p."id" = counted."id"
    AND p."amount_allocated" IS DISTINCT FROM counted."amount";
END $$;
