-- Search and `contains` need trigram indexes that start with the organization.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "InvoiceType" AS ENUM ('RECEIVABLE', 'PAYABLE');

-- CreateEnum
CREATE TYPE "InvoiceWorkflowStatus" AS ENUM ('DRAFT', 'APPROVED', 'SCHEDULED', 'SENT', 'CANCELLED');

-- CreateEnum
CREATE TYPE "InvoiceStanding" AS ENUM ('DRAFT', 'APPROVED', 'SCHEDULED', 'SENT', 'PARTIALLY_PAID', 'DISPUTED', 'PAID', 'UNCOLLECTIBLE', 'VOID', 'CANCELLED');

-- CreateEnum
CREATE TYPE "CollectionMethod" AS ENUM ('CHARGE_AUTOMATICALLY', 'SEND_INVOICE');

-- CreateEnum
CREATE TYPE "LineItemContextType" AS ENUM ('PRODUCT', 'SERVICE', 'DISCOUNT', 'TAX', 'FEE', 'CREDIT', 'OTHER');

-- CreateEnum
CREATE TYPE "OutreachChannel" AS ENUM ('EMAIL', 'CALL');

-- CreateEnum
CREATE TYPE "InitiatorType" AS ENUM ('AGENT', 'USER', 'SYSTEM');

-- CreateEnum
CREATE TYPE "Direction" AS ENUM ('INBOUND', 'OUTBOUND');

-- CreateEnum
CREATE TYPE "EmailStatus" AS ENUM ('DRAFT', 'PENDING_APPROVAL', 'SCHEDULED', 'QUEUED', 'SENDING', 'SENT', 'FAILED', 'CANCELLED', 'RECEIVED');

-- CreateEnum
CREATE TYPE "DeliveryStatus" AS ENUM ('QUEUED', 'SENT', 'DELIVERED', 'OPENED', 'CLICKED', 'BOUNCED', 'FAILED', 'SPAM', 'SUPPRESSED');

-- CreateEnum
CREATE TYPE "RecipientKind" AS ENUM ('TO', 'CC', 'BCC');

-- CreateEnum
CREATE TYPE "BounceType" AS ENUM ('HARD', 'SOFT', 'UNDETERMINED');

-- CreateEnum
CREATE TYPE "BounceReason" AS ENUM ('MAILBOX_DOES_NOT_EXIST', 'MAILBOX_FULL', 'DOMAIN_NOT_FOUND', 'REJECTED_BY_RECIPIENT', 'SPAM_FILTER', 'TEMPORARY_FAILURE', 'OTHER');

-- CreateEnum
CREATE TYPE "BounceSource" AS ENUM ('DELIVERY_WEBHOOK', 'INBOUND_NOTICE', 'PROVIDER_SYNC', 'MANUAL', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "EmailEventType" AS ENUM ('QUEUED', 'SENT', 'DELIVERED', 'DEFERRED', 'OPENED', 'CLICKED', 'BOUNCED', 'FAILED', 'COMPLAINED', 'UNSUBSCRIBED');

-- CreateEnum
CREATE TYPE "EmailReason" AS ENUM ('INVOICE_ISSUED', 'PAYMENT_REMINDER', 'STATEMENT', 'REPLY', 'PAYMENT_CONFIRMATION', 'OTHER');

-- CreateEnum
CREATE TYPE "ContactExternalRole" AS ENUM ('BILLING_CONTACT', 'AP_CONTACT', 'DECISION_MAKER', 'OTHER');

-- CreateEnum
CREATE TYPE "ContactInternalRole" AS ENUM ('ACCOUNT_MANAGER', 'SALES', 'COLLECTIONS', 'OTHER');

-- CreateEnum
CREATE TYPE "SyncStatus" AS ENUM ('PARTIAL', 'SYNCING', 'SYNCED', 'FAILED');

-- CreateEnum
CREATE TYPE "RemotePaymentStatus" AS ENUM ('PROCESSING', 'COMPLETED');

-- CreateEnum
CREATE TYPE "EntityType" AS ENUM ('INVOICE', 'PARTY', 'EMAIL');

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "timezone" TEXT NOT NULL DEFAULT 'UTC',
    "default_currency" VARCHAR(3) NOT NULL,
    "own_party_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "email" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "avatar_url" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_membership" (
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "is_org_admin" BOOLEAN NOT NULL DEFAULT false,
    "is_access_approved" BOOLEAN NOT NULL DEFAULT true,
    "onboarding_required" BOOLEAN NOT NULL DEFAULT false,
    "invited_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_membership_pkey" PRIMARY KEY ("organization_id","user_id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT,
    "hash" BYTEA NOT NULL,
    "last_four" VARCHAR(4) NOT NULL,
    "is_read_only" BOOLEAN NOT NULL DEFAULT false,
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "agent" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "party" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT COLLATE "und-x-icu" NOT NULL,
    "legal_name" TEXT,
    "given_name" TEXT,
    "family_name" TEXT,
    "description" TEXT,
    "is_company" BOOLEAN NOT NULL DEFAULT true,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "email" TEXT,
    "phone" TEXT,
    "is_email_disabled" BOOLEAN NOT NULL DEFAULT false,
    "is_phone_disabled" BOOLEAN NOT NULL DEFAULT false,
    "is_email_outreach_paused" BOOLEAN NOT NULL DEFAULT false,
    "is_call_outreach_paused" BOOLEAN NOT NULL DEFAULT false,
    "account_number" TEXT,
    "tax_number" TEXT,
    "currency" VARCHAR(3),
    "timezone" TEXT,
    "parent_id" UUID,
    "assignee_id" UUID,
    "billing_address_id" UUID,
    "shipping_address_id" UUID,
    "payment_portal_url" TEXT,
    "custom_fields" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "given_name" TEXT,
    "family_name" TEXT,
    "job_title" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "external_role" "ContactExternalRole",
    "internal_role" "ContactInternalRole",
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "is_email_disabled" BOOLEAN NOT NULL DEFAULT false,
    "is_phone_disabled" BOOLEAN NOT NULL DEFAULT false,
    "custom_fields" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "address" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID,
    "contact_id" UUID,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "type" TEXT,
    "name" TEXT,
    "line1" TEXT,
    "line2" TEXT,
    "city" TEXT,
    "state" TEXT,
    "postal_code" TEXT,
    "country" TEXT,
    "description" TEXT,
    "phone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "address_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "document" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "filename" TEXT NOT NULL,
    "is_archived" BOOLEAN NOT NULL DEFAULT false,
    "parent_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invoice_blueprint" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_blueprint_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invoice" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_number" TEXT COLLATE "und-x-icu",
    "type" "InvoiceType" NOT NULL DEFAULT 'RECEIVABLE',
    "workflow_status" "InvoiceWorkflowStatus" NOT NULL DEFAULT 'SENT',
    "standing" "InvoiceStanding" NOT NULL,
    "collection_method" "CollectionMethod",
    "issue_date" TIMESTAMPTZ(3),
    "due_date" TIMESTAMPTZ(3),
    "paid_date" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),
    "marked_uncollectible_at" TIMESTAMPTZ(3),
    "period_start" TIMESTAMPTZ(3),
    "period_end" TIMESTAMPTZ(3),
    "currency" VARCHAR(3) NOT NULL,
    "subtotal" BIGINT NOT NULL,
    "discount" BIGINT NOT NULL DEFAULT 0,
    "tax" BIGINT NOT NULL DEFAULT 0,
    "total" BIGINT NOT NULL,
    "pre_payment_credit_notes" BIGINT NOT NULL DEFAULT 0,
    "amount_due" BIGINT NOT NULL,
    "amount_paid" BIGINT NOT NULL DEFAULT 0,
    "amount_remaining" BIGINT NOT NULL,
    "settled_overdue_days" INTEGER,
    "settled_age_days" INTEGER,
    "target_party_id" UUID,
    "document_id" UUID,
    "blueprint_id" UUID,
    "assignee_id" UUID,
    "billing_address_id" UUID,
    "shipping_address_id" UUID,
    "billing_email" TEXT,
    "order_number" TEXT,
    "purchase_order_number" TEXT,
    "hosted_invoice_url" TEXT,
    "payment_portal_url" TEXT,
    "remote_pdf_url" TEXT,
    "memo" TEXT,
    "footer" TEXT,
    "private_note" TEXT,
    "is_in_dispute" BOOLEAN NOT NULL DEFAULT false,
    "promised_to_pay_date" DATE,
    "is_issued_email_sent" BOOLEAN NOT NULL DEFAULT false,
    "last_outreach_at" TIMESTAMPTZ(3),
    "last_outreach_channel" "OutreachChannel",
    "last_outreach_to" TEXT,
    "custom_fields" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "line_item" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "line_number" INTEGER,
    "name" TEXT,
    "description" TEXT,
    "context_type" "LineItemContextType" NOT NULL DEFAULT 'PRODUCT',
    "context_uid" UUID,
    "product_type" TEXT,
    "currency" VARCHAR(3) NOT NULL,
    "quantity" DECIMAL(20,6) NOT NULL,
    "unit_price" BIGINT NOT NULL,
    "discount" BIGINT,
    "tax" BIGINT,
    "line_total" BIGINT NOT NULL,
    "period_start" TIMESTAMPTZ(3),
    "period_end" TIMESTAMPTZ(3),
    "custom_fields" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "line_item_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invoice_field" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "original_type" TEXT,
    "value" JSONB,

    CONSTRAINT "invoice_field_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "comment" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID,
    "direction" "Direction" NOT NULL DEFAULT 'OUTBOUND',
    "status" "EmailStatus" NOT NULL,
    "delivery_status" "DeliveryStatus",
    "subject" TEXT,
    "body_text" TEXT,
    "body_html" TEXT,
    "from_email" TEXT,
    "reply_to" TEXT[],
    "initiator_type" "InitiatorType" NOT NULL DEFAULT 'SYSTEM',
    "initiator_user_id" UUID,
    "initiator_agent_id" UUID,
    "is_automated" BOOLEAN NOT NULL DEFAULT false,
    "is_tracking_enabled" BOOLEAN NOT NULL DEFAULT true,
    "reason" "EmailReason",
    "is_bounced" BOOLEAN NOT NULL DEFAULT false,
    "opened_at" TIMESTAMPTZ(3),
    "clicked_at" TIMESTAMPTZ(3),
    "bounced_at" TIMESTAMPTZ(3),
    "bounce_reason" "BounceReason",
    "bounce_reason_text" TEXT,
    "bounce_details" JSONB,
    "error_message" TEXT,
    "metadata" JSONB,
    "planned_send_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "timeline_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email_invoice" (
    "organization_id" UUID NOT NULL,
    "email_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,

    CONSTRAINT "email_invoice_pkey" PRIMARY KEY ("organization_id","email_id","invoice_id")
);

-- CreateTable
CREATE TABLE "email_recipient" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email_id" UUID NOT NULL,
    "kind" "RecipientKind" NOT NULL DEFAULT 'TO',
    "position" INTEGER NOT NULL DEFAULT 0,
    "address" TEXT NOT NULL,
    "name" TEXT,
    "contact_id" UUID,
    "delivery_status" "DeliveryStatus" NOT NULL,
    "delivered_at" TIMESTAMPTZ(3),
    "first_opened_at" TIMESTAMPTZ(3),
    "first_clicked_at" TIMESTAMPTZ(3),
    "bounced_at" TIMESTAMPTZ(3),
    "bounce_type" "BounceType",
    "bounce_reason" "BounceReason",
    "bounce_reason_text" TEXT,
    "diagnostic_code" TEXT,

    CONSTRAINT "email_recipient_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email_event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email_id" UUID NOT NULL,
    "recipient_id" UUID,
    "type" "EmailEventType" NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "is_machine" BOOLEAN NOT NULL DEFAULT false,
    "user_agent" TEXT,
    "ip_address" TEXT,
    "url" TEXT,
    "detail" TEXT,
    "provider" TEXT,
    "provider_event_id" TEXT,
    "raw" JSONB,

    CONSTRAINT "email_event_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "bounce_callout" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email_id" UUID NOT NULL,
    "source" "BounceSource" NOT NULL DEFAULT 'UNKNOWN',
    "detected_at" TIMESTAMPTZ(3) NOT NULL,
    "recipient_emails" TEXT[],

    CONSTRAINT "bounce_callout_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "attachment" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "mime_type" TEXT,
    "size" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "attachment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email_attachment" (
    "organization_id" UUID NOT NULL,
    "email_id" UUID NOT NULL,
    "attachment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "email_attachment_pkey" PRIMARY KEY ("organization_id","email_id","attachment_id")
);

-- CreateTable
CREATE TABLE "integration_link" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "integration_name" TEXT NOT NULL,
    "entity_type" "EntityType" NOT NULL,
    "remote_id" TEXT NOT NULL,
    "invoice_id" UUID,
    "party_id" UUID,
    "email_id" UUID,
    "content_hash" TEXT,
    "remote_status" TEXT,
    "remote_payment_status" "RemotePaymentStatus",
    "metadata" JSONB,
    "sync_status" "SyncStatus" NOT NULL DEFAULT 'SYNCED',
    "last_synced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integration_link_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "user_account_email_key" ON "user_account"("email");

-- CreateIndex
CREATE INDEX "organization_membership_user_id_idx" ON "organization_membership"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_hash_key" ON "api_token"("hash");

-- CreateIndex
CREATE INDEX "api_token_user_id_idx" ON "api_token"("user_id");

-- CreateIndex
CREATE INDEX "party_organization_id_name_id_idx" ON "party"("organization_id", "name", "id");

-- CreateIndex
CREATE INDEX "party_organization_id_created_at_id_idx" ON "party"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "party_name_trgm" ON "party" USING GIN ("organization_id" uuid_ops, "name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "contact_organization_id_party_id_created_at_id_idx" ON "contact"("organization_id", "party_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "contact_organization_id_email_idx" ON "contact"("organization_id", "email");

-- CreateIndex
CREATE INDEX "address_organization_id_party_id_idx" ON "address"("organization_id", "party_id");

-- CreateIndex
CREATE INDEX "address_organization_id_contact_id_idx" ON "address"("organization_id", "contact_id");

-- CreateIndex
CREATE INDEX "document_organization_id_filename_idx" ON "document"("organization_id", "filename");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_issue_date_id_idx" ON "invoice"("organization_id", "type", "issue_date", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_due_date_id_idx" ON "invoice"("organization_id", "type", "due_date", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_paid_date_id_idx" ON "invoice"("organization_id", "type", "paid_date", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_total_id_idx" ON "invoice"("organization_id", "type", "total", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_amount_remaining_id_idx" ON "invoice"("organization_id", "type", "amount_remaining", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_standing_issue_date_id_idx" ON "invoice"("organization_id", "type", "standing", "issue_date", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_collection_method_id_idx" ON "invoice"("organization_id", "type", "collection_method", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_invoice_number_id_idx" ON "invoice"("organization_id", "type", "invoice_number", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_last_outreach_at_id_idx" ON "invoice"("organization_id", "type", "last_outreach_at", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_created_at_id_idx" ON "invoice"("organization_id", "type", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_target_party_id_issue_date_id_idx" ON "invoice"("organization_id", "target_party_id", "issue_date", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_document_id_idx" ON "invoice"("organization_id", "document_id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_blueprint_id_idx" ON "invoice"("organization_id", "blueprint_id");

-- CreateIndex
CREATE INDEX "invoice_number_trgm" ON "invoice" USING GIN ("organization_id" uuid_ops, "invoice_number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "invoice_purchase_order_number_trgm" ON "invoice" USING GIN ("organization_id" uuid_ops, "purchase_order_number" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "line_item_organization_id_invoice_id_line_number_id_idx" ON "line_item"("organization_id", "invoice_id", "line_number", "id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_field_organization_id_invoice_id_key_key" ON "invoice_field"("organization_id", "invoice_id", "key");

-- CreateIndex
CREATE INDEX "comment_organization_id_invoice_id_created_at_id_idx" ON "comment"("organization_id", "invoice_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "email_organization_id_timeline_at_id_idx" ON "email"("organization_id", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "email_organization_id_sent_at_id_idx" ON "email"("organization_id", "sent_at", "id");

-- CreateIndex
CREATE INDEX "email_organization_id_created_at_id_idx" ON "email"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "email_organization_id_delivery_status_timeline_at_id_idx" ON "email"("organization_id", "delivery_status", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "email_organization_id_party_id_timeline_at_id_idx" ON "email"("organization_id", "party_id", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "email_invoice_organization_id_invoice_id_email_id_idx" ON "email_invoice"("organization_id", "invoice_id", "email_id");

-- CreateIndex
CREATE INDEX "email_recipient_organization_id_email_id_kind_position_idx" ON "email_recipient"("organization_id", "email_id", "kind", "position");

-- CreateIndex
CREATE INDEX "email_subject_trgm" ON "email" USING GIN ("organization_id" uuid_ops, "subject" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "email_recipient_address_trgm" ON "email_recipient" USING GIN ("organization_id" uuid_ops, "address" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "email_event_organization_id_email_id_occurred_at_id_idx" ON "email_event"("organization_id", "email_id", "occurred_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "email_event_organization_id_provider_provider_event_id_key" ON "email_event"("organization_id", "provider", "provider_event_id");

-- CreateIndex
CREATE UNIQUE INDEX "bounce_callout_organization_id_email_id_key" ON "bounce_callout"("organization_id", "email_id");

-- CreateIndex
CREATE INDEX "integration_link_organization_id_invoice_id_idx" ON "integration_link"("organization_id", "invoice_id");

-- CreateIndex
CREATE INDEX "integration_link_organization_id_party_id_idx" ON "integration_link"("organization_id", "party_id");

-- CreateIndex
CREATE INDEX "integration_link_organization_id_email_id_idx" ON "integration_link"("organization_id", "email_id");

-- CreateIndex
CREATE UNIQUE INDEX "integration_link_organization_id_integration_name_entity_ty_key" ON "integration_link"("organization_id", "integration_name", "entity_type", "remote_id");

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_id_own_party_id_fkey" FOREIGN KEY ("id", "own_party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "organization_membership" ADD CONSTRAINT "organization_membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_membership" ADD CONSTRAINT "organization_membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_membership" ADD CONSTRAINT "organization_membership_organization_id_invited_by_id_fkey" FOREIGN KEY ("organization_id", "invited_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_organization_id_billing_address_id_fkey" FOREIGN KEY ("organization_id", "billing_address_id") REFERENCES "address"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_organization_id_shipping_address_id_fkey" FOREIGN KEY ("organization_id", "shipping_address_id") REFERENCES "address"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party" ADD CONSTRAINT "party_organization_id_assignee_id_fkey" FOREIGN KEY ("organization_id", "assignee_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "address" ADD CONSTRAINT "address_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contact"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "document"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_blueprint" ADD CONSTRAINT "invoice_blueprint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_target_party_id_fkey" FOREIGN KEY ("organization_id", "target_party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_document_id_fkey" FOREIGN KEY ("organization_id", "document_id") REFERENCES "document"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_blueprint_id_fkey" FOREIGN KEY ("organization_id", "blueprint_id") REFERENCES "invoice_blueprint"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_billing_address_id_fkey" FOREIGN KEY ("organization_id", "billing_address_id") REFERENCES "address"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_shipping_address_id_fkey" FOREIGN KEY ("organization_id", "shipping_address_id") REFERENCES "address"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_assignee_id_fkey" FOREIGN KEY ("organization_id", "assignee_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "line_item" ADD CONSTRAINT "line_item_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_field" ADD CONSTRAINT "invoice_field_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_organization_id_author_id_fkey" FOREIGN KEY ("organization_id", "author_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comment" ADD CONSTRAINT "comment_organization_id_resolved_by_id_fkey" FOREIGN KEY ("organization_id", "resolved_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_organization_id_initiator_user_id_fkey" FOREIGN KEY ("organization_id", "initiator_user_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_organization_id_initiator_agent_id_fkey" FOREIGN KEY ("organization_id", "initiator_agent_id") REFERENCES "agent"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_invoice" ADD CONSTRAINT "email_invoice_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_invoice" ADD CONSTRAINT "email_invoice_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_recipient" ADD CONSTRAINT "email_recipient_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_recipient" ADD CONSTRAINT "email_recipient_organization_id_contact_id_fkey" FOREIGN KEY ("organization_id", "contact_id") REFERENCES "contact"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_event" ADD CONSTRAINT "email_event_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_event" ADD CONSTRAINT "email_event_organization_id_recipient_id_fkey" FOREIGN KEY ("organization_id", "recipient_id") REFERENCES "email_recipient"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "bounce_callout" ADD CONSTRAINT "bounce_callout_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_attachment" ADD CONSTRAINT "email_attachment_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_attachment" ADD CONSTRAINT "email_attachment_organization_id_attachment_id_fkey" FOREIGN KEY ("organization_id", "attachment_id") REFERENCES "attachment"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "integration_link" ADD CONSTRAINT "integration_link_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "integration_link" ADD CONSTRAINT "integration_link_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "integration_link" ADD CONSTRAINT "integration_link_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What the code derives before it writes, the database checks: a wrong status or balance cannot be stored.
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_amount_remaining_check"
  CHECK ("amount_remaining" = GREATEST(0, "amount_due" - "amount_paid"));

ALTER TABLE "invoice" ADD CONSTRAINT "invoice_standing_check" CHECK ("standing" = CASE
  WHEN "voided_at" IS NOT NULL THEN 'VOID'::"InvoiceStanding"
  WHEN "workflow_status" = 'CANCELLED' THEN 'CANCELLED'
  WHEN "marked_uncollectible_at" IS NOT NULL THEN 'UNCOLLECTIBLE'
  WHEN "paid_date" IS NOT NULL OR ("amount_due" > 0 AND "amount_remaining" = 0) THEN 'PAID'
  WHEN "is_in_dispute" THEN 'DISPUTED'
  WHEN "workflow_status" = 'DRAFT' THEN 'DRAFT'
  WHEN "workflow_status" = 'APPROVED' THEN 'APPROVED'
  WHEN "workflow_status" = 'SCHEDULED' THEN 'SCHEDULED'
  WHEN "amount_paid" > 0 AND "amount_paid" < "amount_due" THEN 'PARTIALLY_PAID'
  ELSE 'SENT'
END);

ALTER TABLE "email" ADD CONSTRAINT "email_timeline_at_check"
  CHECK ("timeline_at" = COALESCE("sent_at", "planned_send_at", "created_at"));
