-- CreateEnum
CREATE TYPE "DisputeReason" AS ENUM ('PRICE', 'QUANTITY', 'QUALITY', 'NOT_RECEIVED', 'ALREADY_PAID', 'DUPLICATE', 'WRONG_DETAILS', 'OTHER');

-- CreateEnum
CREATE TYPE "DisputeResolution" AS ENUM ('ACCEPTED', 'REJECTED', 'CREDITED', 'WITHDRAWN', 'OTHER');

-- CreateEnum
CREATE TYPE "StatementSource" AS ENUM ('CUSTOMER', 'TEAM', 'AGENT', 'IMPORT');

-- CreateEnum
CREATE TYPE "SuppressionReason" AS ENUM ('HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'UNSUBSCRIBE', 'MANUAL');

-- CreateEnum
CREATE TYPE "AuditOutcome" AS ENUM ('SUCCEEDED', 'REFUSED');

-- CreateEnum
CREATE TYPE "AuditSource" AS ENUM ('API', 'COMMAND', 'SYSTEM');

-- AlterEnum
ALTER TYPE "BounceSource" ADD VALUE 'SMTP_REPLY';

-- AlterEnum
ALTER TYPE "EmailEventType" ADD VALUE 'SUPPRESSED';
ALTER TYPE "EmailEventType" ADD VALUE 'CANCELLED';

-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "content" BYTEA;

-- AlterTable
ALTER TABLE "email" ADD COLUMN     "from_name" TEXT,
ADD COLUMN     "human_opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "message_id" TEXT,
ADD COLUMN     "overridden_blockers" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "email_event" ADD COLUMN     "bounce_reason" "BounceReason",
ADD COLUMN     "bounce_type" "BounceType",
ADD COLUMN     "diagnostic_code" TEXT,
ADD COLUMN     "source" "BounceSource";

-- AlterTable
ALTER TABLE "email_recipient" ADD COLUMN     "first_human_opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "sent_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "inbound_grace_period_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "min_days_between_outreach" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "outreach_weekdays" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
ADD COLUMN     "outreach_window_end" INTEGER,
ADD COLUMN     "outreach_window_start" INTEGER;

-- CreateTable
CREATE TABLE "dispute" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "reason" "DisputeReason" NOT NULL DEFAULT 'OTHER',
    "source" "StatementSource" NOT NULL DEFAULT 'TEAM',
    "note" TEXT,
    "amount" BIGINT,
    "opened_by_id" UUID,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "resolution" "DisputeResolution",
    "resolution_note" TEXT,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "dispute_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "promise_to_pay" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "promised_on" DATE NOT NULL,
    "amount" BIGINT,
    "source" "StatementSource" NOT NULL DEFAULT 'CUSTOMER',
    "note" TEXT,
    "evidence_email_id" UUID,
    "amount_paid_before" BIGINT NOT NULL DEFAULT 0,
    "fulfilled_on" DATE,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_by_id" UUID,
    "cancelled_at" TIMESTAMPTZ(3),
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "promise_to_pay_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email_link" (
    "organization_id" UUID NOT NULL,
    "email_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "email_link_pkey" PRIMARY KEY ("organization_id","email_id","position")
);

-- CreateTable
CREATE TABLE "email_remote_id" (
    "organization_id" UUID NOT NULL,
    "remote_id" TEXT NOT NULL,
    "email_id" UUID NOT NULL,
    "recipient_id" UUID NOT NULL,

    CONSTRAINT "email_remote_id_pkey" PRIMARY KEY ("organization_id","remote_id","recipient_id")
);

-- CreateTable
CREATE TABLE "suppression" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "reason" "SuppressionReason" NOT NULL,
    "note" TEXT,
    "event_id" UUID,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suppression_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "bouncing_address" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "address_key" TEXT NOT NULL,
    "party_id" UUID,
    "contact_id" UUID,
    "bounce_type" "BounceType" NOT NULL,
    "bounce_reason" "BounceReason",
    "bounce_wording" TEXT,
    "diagnostic_code" TEXT,
    "first_bounced_at" TIMESTAMPTZ(3) NOT NULL,
    "last_bounced_at" TIMESTAMPTZ(3) NOT NULL,
    "bounce_count" INTEGER NOT NULL,

    CONSTRAINT "bouncing_address_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT,
    "secret" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_received_at" TIMESTAMPTZ(3),
    "received_count" BIGINT NOT NULL DEFAULT 0,
    "event_count" BIGINT NOT NULL DEFAULT 0,
    "ignored_count" BIGINT NOT NULL DEFAULT 0,
    "refused_count" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" "AuditOutcome" NOT NULL DEFAULT 'SUCCEEDED',
    "source" "AuditSource" NOT NULL DEFAULT 'API',
    "actor_user_id" UUID,
    "token_id" UUID,
    "entity_type" TEXT,
    "entity_id" UUID,
    "changes" JSONB,
    "request_id" UUID,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "input_hash" BYTEA NOT NULL,
    "result" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("organization_id","user_id","key")
);

-- CreateTable
CREATE TABLE "counter" (
    "name" TEXT NOT NULL,
    "value" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "dispute_organization_id_invoice_id_opened_at_id_idx" ON "dispute"("organization_id", "invoice_id", "opened_at", "id");

-- CreateIndex
CREATE INDEX "promise_to_pay_organization_id_invoice_id_recorded_at_id_idx" ON "promise_to_pay"("organization_id", "invoice_id", "recorded_at", "id");

-- CreateIndex
CREATE INDEX "email_remote_id_organization_id_email_id_idx" ON "email_remote_id"("organization_id", "email_id");

-- CreateIndex
CREATE INDEX "email_remote_id_organization_id_recipient_id_idx" ON "email_remote_id"("organization_id", "recipient_id");

-- CreateIndex
CREATE INDEX "suppression_organization_id_created_at_id_idx" ON "suppression"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "suppression_organization_id_address_id_idx" ON "suppression"("organization_id", "address", "id");

-- CreateIndex
CREATE INDEX "suppression_address_trgm" ON "suppression" USING GIN ("organization_id" uuid_ops, "address" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "suppression_organization_id_address_key_reason_key" ON "suppression"("organization_id", "address_key", "reason");

-- CreateIndex
CREATE INDEX "bouncing_address_organization_id_last_bounced_at_id_idx" ON "bouncing_address"("organization_id", "last_bounced_at", "id");

-- CreateIndex
CREATE INDEX "bouncing_address_organization_id_address_id_idx" ON "bouncing_address"("organization_id", "address", "id");

-- CreateIndex
CREATE INDEX "bouncing_address_organization_id_bounce_count_id_idx" ON "bouncing_address"("organization_id", "bounce_count", "id");

-- CreateIndex
CREATE INDEX "bouncing_address_organization_id_party_id_idx" ON "bouncing_address"("organization_id", "party_id");

-- CreateIndex
CREATE INDEX "bouncing_address_organization_id_contact_id_idx" ON "bouncing_address"("organization_id", "contact_id");

-- CreateIndex
CREATE INDEX "bouncing_address_address_trgm" ON "bouncing_address" USING GIN ("organization_id" uuid_ops, "address" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "bouncing_address_organization_id_address_key_key" ON "bouncing_address"("organization_id", "address_key");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_occurred_at_id_idx" ON "audit_entry"("organization_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_action_occurred_at_id_idx" ON "audit_entry"("organization_id", "action", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_entity_id_occurred_at_id_idx" ON "audit_entry"("organization_id", "entity_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_actor_user_id_occurred_at_id_idx" ON "audit_entry"("organization_id", "actor_user_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "idempotency_key_organization_id_created_at_idx" ON "idempotency_key"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "attachment_organization_id_name_created_at_idx" ON "attachment"("organization_id", "name", "created_at");

-- CreateIndex
CREATE INDEX "email_organization_id_message_id_idx" ON "email"("organization_id", "message_id");

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_organization_id_opened_by_id_fkey" FOREIGN KEY ("organization_id", "opened_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "dispute" ADD CONSTRAINT "dispute_organization_id_resolved_by_id_fkey" FOREIGN KEY ("organization_id", "resolved_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "promise_to_pay" ADD CONSTRAINT "promise_to_pay_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "promise_to_pay" ADD CONSTRAINT "promise_to_pay_organization_id_evidence_email_id_fkey" FOREIGN KEY ("organization_id", "evidence_email_id") REFERENCES "email"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "promise_to_pay" ADD CONSTRAINT "promise_to_pay_organization_id_recorded_by_id_fkey" FOREIGN KEY ("organization_id", "recorded_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "promise_to_pay" ADD CONSTRAINT "promise_to_pay_organization_id_cancelled_by_id_fkey" FOREIGN KEY ("organization_id", "cancelled_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_link" ADD CONSTRAINT "email_link_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_remote_id" ADD CONSTRAINT "email_remote_id_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_remote_id" ADD CONSTRAINT "email_remote_id_organization_id_recipient_id_fkey" FOREIGN KEY ("organization_id", "recipient_id") REFERENCES "email_recipient"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "bouncing_address" ADD CONSTRAINT "bouncing_address_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bouncing_address" ADD CONSTRAINT "bouncing_address_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "bouncing_address" ADD CONSTRAINT "bouncing_address_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contact"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_organization_id_actor_user_id_fkey" FOREIGN KEY ("organization_id", "actor_user_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "idempotency_key" ADD CONSTRAINT "idempotency_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Recipients are found by their address in any case, and events by what the sending service calls them.
CREATE INDEX "email_recipient_address_key" ON "email_recipient"("organization_id", lower("address"), "id");
CREATE INDEX "contact_email_key" ON "contact"("organization_id", lower("email"), "id");
-- What waits to be sent is little of all that was ever sent, and is looked for when a worker starts.
CREATE INDEX "email_waiting" ON "email"("organization_id", "id") WHERE "status" IN ('QUEUED', 'SCHEDULED', 'SENDING') AND "message_id" IS NOT NULL;
CREATE INDEX "email_inbound" ON "email"("organization_id", "party_id", "sent_at") WHERE "direction" = 'INBOUND';
CREATE UNIQUE INDEX "dispute_open" ON "dispute"("organization_id", "invoice_id") WHERE "resolved_at" IS NULL;
CREATE UNIQUE INDEX "promise_to_pay_current" ON "promise_to_pay"("organization_id", "invoice_id")
  WHERE "cancelled_at" IS NULL AND "superseded_at" IS NULL;

ALTER TABLE "organization" ADD CONSTRAINT "organization_outreach_window" CHECK (
  ("outreach_window_start" IS NULL) = ("outreach_window_end" IS NULL)
  AND "outreach_window_start" >= 0 AND "outreach_window_start" < "outreach_window_end" AND "outreach_window_end" <= 1440);
ALTER TABLE "organization" ADD CONSTRAINT "organization_outreach_pauses" CHECK (
  "min_days_between_outreach" BETWEEN 0 AND 365 AND "inbound_grace_period_days" BETWEEN 0 AND 365);
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_address_key" CHECK ("address_key" = lower("address"));
ALTER TABLE "bouncing_address" ADD CONSTRAINT "bouncing_address_address_key" CHECK ("address_key" = lower("address"));

-- Whoever writes an invoice's dispute or promise, an import included, its history follows: what is stored on the invoice
-- without one is given one, dated now and without a person.
CREATE FUNCTION "invoice_follow_statements"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "dispute" ("organization_id", "id", "invoice_id", "reason", "source", "opened_at")
    SELECT n."organization_id", gen_random_uuid(), n."id", 'OTHER', 'IMPORT', now() FROM new_rows n
    WHERE n."is_in_dispute" AND NOT EXISTS (SELECT FROM "dispute" d
      WHERE d."organization_id" = n."organization_id" AND d."invoice_id" = n."id" AND d."resolved_at" IS NULL);
  INSERT INTO "promise_to_pay" ("organization_id", "id", "invoice_id", "promised_on", "source", "amount_paid_before", "recorded_at",
      "fulfilled_on")
    SELECT n."organization_id", gen_random_uuid(), n."id", n."promised_to_pay_date", 'IMPORT', n."amount_paid", now(),
      (n."paid_date" AT TIME ZONE o."timezone")::date
    FROM new_rows n JOIN "organization" o ON o."id" = n."organization_id"
    WHERE n."promised_to_pay_date" IS NOT NULL AND NOT EXISTS (SELECT FROM "promise_to_pay" p
      WHERE p."organization_id" = n."organization_id" AND p."invoice_id" = n."id"
        AND p."cancelled_at" IS NULL AND p."superseded_at" IS NULL);
  RETURN NULL;
END $$;

CREATE FUNCTION "invoice_follow_changed_statements"() RETURNS trigger LANGUAGE plpgsql AS $$
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
        (NEW."paid_date" AT TIME ZONE o."timezone")::date
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
        AND (NEW."paid_date" IS NOT NULL OR NEW."amount_paid" >= least(NEW."amount_due", p."amount_paid_before" + p."amount"));
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "invoice_statements_insert" AFTER INSERT ON "invoice" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "invoice_follow_statements"();
CREATE TRIGGER "invoice_statements_update" AFTER UPDATE ON "invoice" FOR EACH ROW
  WHEN ((NEW."is_in_dispute", NEW."promised_to_pay_date", NEW."amount_paid", NEW."paid_date")
    IS DISTINCT FROM (OLD."is_in_dispute", OLD."promised_to_pay_date", OLD."amount_paid", OLD."paid_date"))
  EXECUTE FUNCTION "invoice_follow_changed_statements"();

INSERT INTO "dispute" ("organization_id", "id", "invoice_id", "reason", "source", "opened_at")
  SELECT "organization_id", gen_random_uuid(), "id", 'OTHER', 'IMPORT', "updated_at" FROM "invoice" WHERE "is_in_dispute";
INSERT INTO "promise_to_pay" ("organization_id", "id", "invoice_id", "promised_on", "source", "amount_paid_before", "recorded_at", "fulfilled_on")
  SELECT i."organization_id", gen_random_uuid(), i."id", i."promised_to_pay_date", 'IMPORT', i."amount_paid", i."updated_at",
    (i."paid_date" AT TIME ZONE o."timezone")::date
  FROM "invoice" i JOIN "organization" o ON o."id" = i."organization_id" WHERE i."promised_to_pay_date" IS NOT NULL;

-- An address bounces while the latest that is known of it is a bounce: mail that arrived afterwards ends it.
CREATE FUNCTION "bouncing_address_refresh"(uuid, text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  latest record;
BEGIN
  SELECT r."address", r."contact_id", e."party_id", coalesce(r."bounce_type", 'UNDETERMINED') AS bounce_type, r."bounce_reason",
      r."bounce_reason_text", r."diagnostic_code", b."bounced_at", b."first_bounced_at", b."bounce_count", b."delivered_at"
    INTO latest
    FROM (SELECT coalesce(r."bounced_at", e."bounced_at", e."sent_at", e."created_at") AS bounced_at,
        min(coalesce(r."bounced_at", e."bounced_at", e."sent_at", e."created_at")) OVER () AS first_bounced_at,
        count(*) OVER () AS bounce_count, r."id",
        (SELECT max(coalesce(greatest(d."delivered_at", d."first_opened_at", d."first_clicked_at"), s."sent_at", s."created_at"))
          FROM "email_recipient" d
          JOIN "email" s ON s."organization_id" = $1 AND s."id" = d."email_id" AND s."direction" = 'OUTBOUND'
          WHERE d."organization_id" = $1 AND lower(d."address") = $2
            AND d."delivery_status" IN ('DELIVERED', 'OPENED', 'CLICKED')) AS delivered_at
      FROM "email_recipient" r JOIN "email" e ON e."organization_id" = $1 AND e."id" = r."email_id" AND e."direction" = 'OUTBOUND'
      WHERE r."organization_id" = $1 AND lower(r."address") = $2 AND r."delivery_status" = 'BOUNCED'
      ORDER BY 1 DESC, r."id" DESC LIMIT 1) b
    JOIN "email_recipient" r ON r."organization_id" = $1 AND r."id" = b."id"
    JOIN "email" e ON e."organization_id" = $1 AND e."id" = r."email_id";
  IF NOT FOUND OR latest.delivered_at > latest.bounced_at THEN
    DELETE FROM "bouncing_address" WHERE "organization_id" = $1 AND "address_key" = $2;
    RETURN;
  END IF;
  INSERT INTO "bouncing_address" AS t ("organization_id", "id", "address", "address_key", "party_id", "contact_id", "bounce_type",
      "bounce_reason", "bounce_wording", "diagnostic_code", "first_bounced_at", "last_bounced_at", "bounce_count")
    VALUES ($1, gen_random_uuid(), latest."address", $2, latest."party_id", latest."contact_id", latest.bounce_type,
      latest."bounce_reason", latest."bounce_reason_text", latest."diagnostic_code", latest.first_bounced_at, latest.bounced_at,
      latest.bounce_count)
    ON CONFLICT ("organization_id", "address_key") DO UPDATE SET "address" = excluded."address", "party_id" = excluded."party_id",
      "contact_id" = excluded."contact_id", "bounce_type" = excluded."bounce_type", "bounce_reason" = excluded."bounce_reason",
      "bounce_wording" = excluded."bounce_wording", "diagnostic_code" = excluded."diagnostic_code",
      "first_bounced_at" = excluded."first_bounced_at", "last_bounced_at" = excluded."last_bounced_at",
      "bounce_count" = excluded."bounce_count";
END $$;

-- Writers that touch one address take turns until they commit: each must see what the other made of it. Most statements
-- touch no address that bounces, and should cost next to nothing.
CREATE FUNCTION "bouncing_address_follow"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched record;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT FROM new_rows n WHERE n."delivery_status" IN ('BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED')) THEN
      RETURN NULL;
    END IF;
    FOR touched IN SELECT c."organization_id", lower(c."address") AS address_key, c."delivery_status" = 'BOUNCED' AS bounced
        FROM new_rows c WHERE c."delivery_status" IN ('BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED') ORDER BY 1, 2 LOOP
      PERFORM "bouncing_address_refresh_in_turn"(touched."organization_id", touched.address_key, touched.bounced);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR touched IN SELECT c."organization_id", lower(c."address") AS address_key, c."delivery_status" = 'BOUNCED' AS bounced
        FROM old_rows c WHERE c."delivery_status" IN ('BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED') ORDER BY 1, 2 LOOP
      PERFORM "bouncing_address_refresh_in_turn"(touched."organization_id", touched.address_key, touched.bounced);
    END LOOP;
  ELSE
    IF NOT EXISTS (SELECT FROM new_rows n WHERE n."delivery_status" IN ('BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED'))
        AND NOT EXISTS (SELECT FROM old_rows o WHERE o."delivery_status" IN ('BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED')) THEN
      RETURN NULL;
    END IF;
    FOR touched IN SELECT c."organization_id", lower(c."address") AS address_key, bool_or(c."delivery_status" = 'BOUNCED') AS bounced
        FROM (SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows) c
        WHERE c."delivery_status" IN ('BOUNCED', 'DELIVERED', 'OPENED', 'CLICKED') GROUP BY 1, 2 ORDER BY 1, 2 LOOP
      PERFORM "bouncing_address_refresh_in_turn"(touched."organization_id", touched.address_key, touched.bounced);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "bouncing_address_refresh_in_turn"(uuid, text, bounced boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- What arrived matters only where an address bounces.
  IF NOT bounced AND NOT EXISTS (SELECT FROM "bouncing_address" b WHERE b."organization_id" = $1 AND b."address_key" = $2) THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('bouncing_address ' || $1 || $2, 0));
  PERFORM "bouncing_address_refresh"($1, $2);
END $$;

CREATE TRIGGER "bouncing_address_insert" AFTER INSERT ON "email_recipient" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "bouncing_address_follow"();
CREATE TRIGGER "bouncing_address_update" AFTER UPDATE ON "email_recipient" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "bouncing_address_follow"();
CREATE TRIGGER "bouncing_address_delete" AFTER DELETE ON "email_recipient" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "bouncing_address_follow"();

SELECT "bouncing_address_refresh"("organization_id", address_key) FROM (
  SELECT DISTINCT "organization_id", lower("address") AS address_key FROM "email_recipient" WHERE "delivery_status" = 'BOUNCED') a;

-- The audit log is only added to; what is over 400 days old may be cleared away.
CREATE FUNCTION "audit_entry_keep"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD."occurred_at" < now() - INTERVAL '400 days' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'The audit log is only added to.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "audit_entry_kept" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION "audit_entry_keep"();
