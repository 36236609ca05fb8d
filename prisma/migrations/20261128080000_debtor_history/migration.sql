-- CreateEnum
CREATE TYPE "CallStatus" AS ENUM ('PENDING_APPROVAL', 'SCHEDULED', 'IN_PROGRESS', 'COMPLETED', 'NO_ANSWER', 'VOICEMAIL', 'FAILED', 'CANCELLED', 'OTHER');

-- CreateEnum
CREATE TYPE "Sentiment" AS ENUM ('POSITIVE', 'NEUTRAL', 'NEGATIVE', 'OTHER');

-- CreateEnum
CREATE TYPE "ClassificationType" AS ENUM ('PAYMENT_INQUIRY', 'PROMISE_TO_PAY', 'DISPUTE', 'PAYMENT_SENT', 'DOCUMENT_REQUEST', 'OUT_OF_OFFICE', 'WRONG_CONTACT', 'OTHER');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('OPEN', 'COMPLETED', 'DISMISSED', 'FAILED', 'OTHER');

-- CreateEnum
CREATE TYPE "TaskActionTaken" AS ENUM ('COMPLETE', 'DISMISS', 'SNOOZE', 'OTHER');

-- CreateEnum
CREATE TYPE "PendingRunStrategy" AS ENUM ('SEND_ALL', 'SEND_LATEST', 'SKIP', 'OTHER');

-- CreateEnum
CREATE TYPE "PaymentStatus" AS ENUM ('PENDING_MATCH', 'MATCHED', 'APPLIED', 'REFUNDED', 'FAILED', 'OTHER');

-- CreateEnum
CREATE TYPE "PaymentMethod" AS ENUM ('ACH', 'CARD', 'WIRE', 'CHECK', 'CASH', 'DIRECT_DEBIT', 'OTHER');

-- CreateEnum
CREATE TYPE "AllocationStrategy" AS ENUM ('AUTOMATIC', 'MANUAL', 'AGENT', 'OTHER');

-- CreateEnum
CREATE TYPE "HealthStatus" AS ENUM ('INCOMPLETE', 'HEALTHY', 'DEGRADED', 'ERROR', 'OTHER');

-- CreateEnum
CREATE TYPE "RunStatus" AS ENUM ('SCHEDULED', 'RUNNING', 'COMPLETED', 'FAILED', 'OTHER');

-- CreateEnum
CREATE TYPE "ApPortalProvider" AS ENUM ('COUPA', 'ARIBA', 'TUNGSTEN', 'OTHER');

-- CreateEnum
CREATE TYPE "ReportFrequency" AS ENUM ('DAILY', 'WEEKLY', 'MONTHLY', 'OTHER');

-- CreateEnum
CREATE TYPE "AttachmentType" AS ENUM ('AUDIO', 'IMAGE', 'PDF', 'SPREADSHEET', 'DOCUMENT', 'OTHER');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "EntityType" ADD VALUE 'CONTACT';
ALTER TYPE "EntityType" ADD VALUE 'ADDRESS';
ALTER TYPE "EntityType" ADD VALUE 'LINE_ITEM';
ALTER TYPE "EntityType" ADD VALUE 'TAG';
ALTER TYPE "EntityType" ADD VALUE 'AP_PORTAL';
ALTER TYPE "EntityType" ADD VALUE 'AP_PORTAL_ACCOUNT';
ALTER TYPE "EntityType" ADD VALUE 'EMAIL_SENDER';
ALTER TYPE "EntityType" ADD VALUE 'EMAIL_THREAD';
ALTER TYPE "EntityType" ADD VALUE 'ATTACHMENT';
ALTER TYPE "EntityType" ADD VALUE 'WORKFLOW';
ALTER TYPE "EntityType" ADD VALUE 'AGENT';
ALTER TYPE "EntityType" ADD VALUE 'CALL';
ALTER TYPE "EntityType" ADD VALUE 'CLASSIFICATION';
ALTER TYPE "EntityType" ADD VALUE 'TASK';
ALTER TYPE "EntityType" ADD VALUE 'TASK_DATA';
ALTER TYPE "EntityType" ADD VALUE 'EVENT';
ALTER TYPE "EntityType" ADD VALUE 'PAYMENT';
ALTER TYPE "EntityType" ADD VALUE 'INVOICE_PAYMENT';
ALTER TYPE "EntityType" ADD VALUE 'INTEGRATION';
ALTER TYPE "EntityType" ADD VALUE 'LINKED_INTEGRATION';
ALTER TYPE "EntityType" ADD VALUE 'LINKED_MODEL';
ALTER TYPE "EntityType" ADD VALUE 'SYNC';
ALTER TYPE "EntityType" ADD VALUE 'SYNC_RUN';

-- AlterEnum
ALTER TYPE "RemotePaymentStatus" ADD VALUE 'OTHER';

-- AlterEnum
ALTER TYPE "SyncStatus" ADD VALUE 'OTHER';

-- DropIndex
DROP INDEX "integration_link_organization_id_invoice_id_idx";

-- DropIndex
DROP INDEX "integration_link_organization_id_party_id_idx";

-- AlterTable
ALTER TABLE "address" ADD COLUMN     "coordinates" JSONB;

-- AlterTable
ALTER TABLE "attachment" ADD COLUMN     "content_id" TEXT,
ADD COLUMN     "disposition" TEXT,
ADD COLUMN     "file_type" "AttachmentType",
ADD COLUMN     "file_type_text" TEXT,
ADD COLUMN     "is_verified" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "purpose" TEXT,
ADD COLUMN     "source_url" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "user_id" UUID;

-- AlterTable
ALTER TABLE "comment" ADD COLUMN     "party_id" UUID;

-- AlterTable
ALTER TABLE "contact" ADD COLUMN     "address_id" UUID,
ADD COLUMN     "archived_at" TIMESTAMPTZ(3),
ADD COLUMN     "external_role_text" TEXT,
ADD COLUMN     "internal_role_text" TEXT,
ADD COLUMN     "is_primary_email" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_primary_phone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "status_metadata" JSONB;

-- AlterTable
ALTER TABLE "dispute" ADD COLUMN     "party_id" UUID;

-- AlterTable
ALTER TABLE "email" ADD COLUMN     "bulk_email_request_id" TEXT,
ADD COLUMN     "custom_headers" JSONB,
ADD COLUMN     "generated_body" TEXT,
ADD COLUMN     "in_reply_to" TEXT,
ADD COLUMN     "is_generated" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_originated_here" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "is_unread" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "parent_email_id" UUID,
ADD COLUMN     "reason_text" TEXT,
ADD COLUMN     "send_separately" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sender_id" UUID,
ADD COLUMN     "snippet" TEXT,
ADD COLUMN     "status_text" TEXT,
ADD COLUMN     "thread_id" UUID;

-- AlterTable
ALTER TABLE "email_invoice" ADD COLUMN     "timeline_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "integration_link" ADD COLUMN     "entity_id" UUID,
ADD COLUMN     "linked_integration_id" UUID,
ADD COLUMN     "remote_created_at" TIMESTAMPTZ(3),
ADD COLUMN     "remote_modified_at" TIMESTAMPTZ(3),
ADD COLUMN     "remote_partner_id" TEXT,
ADD COLUMN     "remote_payment_status_text" TEXT,
ADD COLUMN     "sync_status_text" TEXT;

-- AlterTable
ALTER TABLE "invoice" ADD COLUMN     "pdf_id" UUID,
ADD COLUMN     "requires_line_item_sync" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "organization_membership" ADD COLUMN     "dashboard_settings" JSONB,
ADD COLUMN     "default_email_sender_id" UUID;

-- AlterTable
ALTER TABLE "party" ADD COLUMN     "invoice_prefix" TEXT,
ADD COLUMN     "is_primary_email" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "is_primary_phone" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "on_behalf_of" TEXT,
ADD COLUMN     "on_behalf_of_phone" TEXT,
ADD COLUMN     "status_metadata" JSONB;

-- AlterTable
ALTER TABLE "promise_to_pay" ADD COLUMN     "party_id" UUID;

-- CreateTable
CREATE TABLE "tag" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "color" TEXT,
    "rule_condition" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "party_tag" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "tag_id" UUID NOT NULL,
    "is_manual" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "party_tag_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "ap_portal_account" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "provider" "ApPortalProvider" NOT NULL,
    "provider_text" TEXT,
    "available_operations" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ap_portal_account_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "ap_portal" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "account_id" UUID,
    "name" TEXT NOT NULL,
    "provider" "ApPortalProvider" NOT NULL,
    "provider_text" TEXT,
    "account_key" TEXT,
    "customer_identifier" TEXT,
    "customer_name" TEXT,
    "invoice_submission_guidelines" TEXT,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "is_invoice_submission_enabled" BOOLEAN NOT NULL DEFAULT false,
    "is_report_download_enabled" BOOLEAN NOT NULL DEFAULT false,
    "report_email" TEXT,
    "report_frequency" "ReportFrequency",
    "report_frequency_text" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ap_portal_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email_sender" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT,
    "provider" TEXT,
    "reply_to" TEXT,
    "reply_to_name" TEXT,
    "signature_html" TEXT,
    "user_id" UUID,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "is_oauth_connection" BOOLEAN NOT NULL DEFAULT false,
    "is_grant_expired" BOOLEAN NOT NULL DEFAULT false,
    "expired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_sender_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email_thread" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID,
    "subject" TEXT,
    "subject_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_thread_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "email_remote_link" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email_id" UUID NOT NULL,
    "sender_id" UUID,
    "remote_id" TEXT NOT NULL,
    "remote_thread_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_remote_link_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "workflow" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_active" BOOLEAN NOT NULL DEFAULT true,
    "active_days" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "outreach_window_start" INTEGER,
    "outreach_window_end" INTEGER,
    "timezone" TEXT,
    "is_call_on_weekend_enabled" BOOLEAN NOT NULL DEFAULT false,
    "pending_run_strategy" "PendingRunStrategy",
    "pending_run_strategy_text" TEXT,
    "email_sender_id" UUID,
    "test_email" TEXT,
    "test_phone_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workflow_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "call" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID,
    "direction" "Direction" NOT NULL,
    "status" "CallStatus" NOT NULL,
    "status_text" TEXT,
    "from_number" TEXT,
    "to_number" TEXT,
    "reason" TEXT,
    "disconnection_reason" TEXT,
    "is_voicemail" BOOLEAN NOT NULL DEFAULT false,
    "is_automated" BOOLEAN NOT NULL DEFAULT false,
    "sentiment" "Sentiment",
    "sentiment_text" TEXT,
    "summary" TEXT,
    "transcript" JSONB,
    "transcript_text" TEXT,
    "recording_url" TEXT,
    "transferred_to" TEXT,
    "agent_id" UUID,
    "call_agent_id" TEXT,
    "approver_id" UUID,
    "workflow_id" UUID,
    "provider_call_id" TEXT,
    "custom_classifications" JSONB,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "timeline_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "call_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "call_invoice" (
    "organization_id" UUID NOT NULL,
    "call_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "timeline_at" TIMESTAMPTZ(3),

    CONSTRAINT "call_invoice_pkey" PRIMARY KEY ("organization_id","call_id","invoice_id")
);

-- CreateTable
CREATE TABLE "classification" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "call_id" UUID,
    "email_id" UUID,
    "type" "ClassificationType" NOT NULL,
    "type_text" TEXT,
    "reason" TEXT,
    "is_action_required" BOOLEAN NOT NULL DEFAULT false,
    "is_reply_required" BOOLEAN NOT NULL DEFAULT false,
    "action_recommendation" TEXT,
    "agent_reply_reason" TEXT,
    "confidence_score" INTEGER,
    "confidence_reason" TEXT,
    "agent_error_code" TEXT,
    "uncertainties" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "language" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "classification_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "event" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "actor_id" TEXT,
    "entity" JSONB,
    "entity_id" TEXT,
    "message" TEXT,
    "data" JSONB,
    "occurred_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "task" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "status" "TaskStatus" NOT NULL DEFAULT 'OPEN',
    "status_text" TEXT,
    "action_taken" "TaskActionTaken",
    "action_taken_text" TEXT,
    "close_reason" TEXT,
    "completed_action" JSONB,
    "description" TEXT,
    "error_reason" TEXT,
    "due_on" DATE,
    "assignee_id" UUID,
    "party_id" UUID,
    "invoice_id" UUID,
    "classification_id" UUID,
    "email_id" UUID,
    "call_id" UUID,
    "trigger_event_id" UUID,
    "created_by_id" UUID,
    "completed_by_id" UUID,
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "task_data" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "task_id" UUID NOT NULL,
    "source" TEXT,
    "type" TEXT,
    "data" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_data_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "payment" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "party_id" UUID,
    "amount" BIGINT NOT NULL,
    "amount_refunded" BIGINT NOT NULL DEFAULT 0,
    "amount_allocated" BIGINT NOT NULL DEFAULT 0,
    "currency" VARCHAR(3) NOT NULL,
    "currency_rate" DECIMAL(30,10),
    "method" "PaymentMethod",
    "method_text" TEXT,
    "status" "PaymentStatus" NOT NULL,
    "status_text" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "initiated_at" TIMESTAMPTZ(3),
    "expected_at" TIMESTAMPTZ(3),
    "description" TEXT,
    "statement_descriptor" TEXT,
    "reference_number" TEXT,
    "receipt_url" TEXT,
    "billing_email" TEXT,
    "remittance_id" TEXT,
    "bank_transaction_id" TEXT,
    "match_approver_id" UUID,
    "match_approved_at" TIMESTAMPTZ(3),
    "linked_integration_id" UUID,
    "last_exported_at" TIMESTAMPTZ(3),
    "stripe_session_id" TEXT,
    "finix_transfer_id" TEXT,
    "custom_fields" JSONB,
    "confidence_score" INTEGER,
    "confidence_reason" TEXT,
    "agent_error_code" TEXT,
    "uncertainties" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invoice_payment" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "strategy" "AllocationStrategy" NOT NULL,
    "strategy_text" TEXT,
    "is_approved" BOOLEAN NOT NULL DEFAULT false,
    "approved_at" TIMESTAMPTZ(3),
    "approver_id" UUID,
    "confidence_score" INTEGER,
    "confidence_reason" TEXT,
    "agent_error_code" TEXT,
    "uncertainties" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "timeline_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "invoice_payment_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "invoice_status_change" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "before" "InvoiceStanding" NOT NULL,
    "after" "InvoiceStanding" NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "party_id" UUID,

    CONSTRAINT "invoice_status_change_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "integration" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "description" TEXT,
    "short_description" TEXT,
    "api_base_url" TEXT,
    "api_documentation_url" TEXT,
    "api_requires_subdomain" BOOLEAN NOT NULL DEFAULT false,
    "auth_type" TEXT,
    "categories" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "color" TEXT,
    "logo" TEXT,
    "logo_square" TEXT,
    "connection_guide_url" TEXT,
    "connection_instructions" TEXT,
    "connection_steps" JSONB,
    "settings" JSONB,
    "is_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "integration_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "linked_integration" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "integration_id" UUID,
    "integration_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_configured" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB,
    "api_subdomain" TEXT,
    "api_url" TEXT,
    "connection_info" JSONB,
    "credentials_expire_at" TIMESTAMPTZ(3),
    "health_status" "HealthStatus",
    "health_status_text" TEXT,
    "health_reason" TEXT,
    "health_message" TEXT,
    "health_details" JSONB,
    "identity_info" JSONB,
    "is_running_setup" BOOLEAN NOT NULL DEFAULT false,
    "is_sync_disabled" BOOLEAN NOT NULL DEFAULT false,
    "is_webhooks_enabled" BOOLEAN NOT NULL DEFAULT false,
    "owner_id" UUID,
    "requires_setup" BOOLEAN NOT NULL DEFAULT false,
    "username" TEXT,
    "webhook_listener_url" TEXT,
    "webhook_setup_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "linked_integration_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "linked_model" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "linked_integration_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "integration_schema_id" TEXT,
    "exclude_rule" JSONB,
    "field_mappings" JSONB,
    "health_status" "HealthStatus",
    "health_status_text" TEXT,
    "health_reason" TEXT,
    "health_message" TEXT,
    "health_details" JSONB,
    "is_read_enabled" BOOLEAN NOT NULL DEFAULT false,
    "is_write_enabled" BOOLEAN NOT NULL DEFAULT false,
    "is_webhooks_setup" BOOLEAN NOT NULL DEFAULT false,
    "last_sync_id" UUID,
    "next_sync_at" TIMESTAMPTZ(3),
    "sync_requested" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "linked_model_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sync" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "linked_model_id" UUID NOT NULL,
    "run_id" UUID,
    "entity_id" TEXT,
    "is_initial_sync" BOOLEAN NOT NULL DEFAULT false,
    "is_one_off" BOOLEAN NOT NULL DEFAULT false,
    "pagination" JSONB,
    "timerange_start" TIMESTAMPTZ(3),
    "timerange_end" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateTable
CREATE TABLE "sync_run" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" "RunStatus" NOT NULL,
    "status_text" TEXT,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "event_id" TEXT,
    "data" JSONB,
    "output" JSONB,
    "remote_id" TEXT,
    "stacktrace" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sync_run_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "tag_organization_id_name_key_key" ON "tag"("organization_id", "name_key");

-- CreateIndex
CREATE INDEX "party_tag_organization_id_tag_id_party_id_idx" ON "party_tag"("organization_id", "tag_id", "party_id");

-- CreateIndex
CREATE UNIQUE INDEX "party_tag_organization_id_party_id_tag_id_key" ON "party_tag"("organization_id", "party_id", "tag_id");

-- CreateIndex
CREATE INDEX "ap_portal_organization_id_party_id_name_id_idx" ON "ap_portal"("organization_id", "party_id", "name", "id");

-- CreateIndex
CREATE INDEX "ap_portal_organization_id_account_id_idx" ON "ap_portal"("organization_id", "account_id");

-- CreateIndex
CREATE INDEX "email_sender_organization_id_email_idx" ON "email_sender"("organization_id", "email");

-- CreateIndex
CREATE INDEX "email_sender_organization_id_user_id_idx" ON "email_sender"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "email_thread_organization_id_party_id_subject_key_idx" ON "email_thread"("organization_id", "party_id", "subject_key");

-- CreateIndex
CREATE INDEX "email_remote_link_organization_id_email_id_created_at_id_idx" ON "email_remote_link"("organization_id", "email_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "email_remote_link_organization_id_sender_id_idx" ON "email_remote_link"("organization_id", "sender_id");

-- CreateIndex
CREATE INDEX "workflow_organization_id_name_id_idx" ON "workflow"("organization_id", "name", "id");

-- CreateIndex
CREATE INDEX "workflow_organization_id_email_sender_id_idx" ON "workflow"("organization_id", "email_sender_id");

-- CreateIndex
CREATE INDEX "call_organization_id_timeline_at_id_idx" ON "call"("organization_id", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "call_organization_id_created_at_id_idx" ON "call"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "call_organization_id_updated_at_id_idx" ON "call"("organization_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "call_organization_id_status_timeline_at_id_idx" ON "call"("organization_id", "status", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "call_organization_id_party_id_timeline_at_id_idx" ON "call"("organization_id", "party_id", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "call_organization_id_agent_id_idx" ON "call"("organization_id", "agent_id");

-- CreateIndex
CREATE INDEX "call_organization_id_workflow_id_idx" ON "call"("organization_id", "workflow_id");

-- CreateIndex
CREATE INDEX "call_invoice_organization_id_invoice_id_timeline_at_call_id_idx" ON "call_invoice"("organization_id", "invoice_id", "timeline_at", "call_id");

-- CreateIndex
CREATE INDEX "classification_organization_id_call_id_created_at_id_idx" ON "classification"("organization_id", "call_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "classification_organization_id_email_id_created_at_id_idx" ON "classification"("organization_id", "email_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_created_at_id_idx" ON "task"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_updated_at_id_idx" ON "task"("organization_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_due_on_id_idx" ON "task"("organization_id", "due_on", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_completed_at_id_idx" ON "task"("organization_id", "completed_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_label_id_idx" ON "task"("organization_id", "label", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_status_created_at_id_idx" ON "task"("organization_id", "status", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_status_id_idx" ON "task"("organization_id", "status", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_assignee_id_created_at_id_idx" ON "task"("organization_id", "assignee_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_party_id_created_at_id_idx" ON "task"("organization_id", "party_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_invoice_id_created_at_id_idx" ON "task"("organization_id", "invoice_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_classification_id_created_at_id_idx" ON "task"("organization_id", "classification_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "task_organization_id_email_id_idx" ON "task"("organization_id", "email_id");

-- CreateIndex
CREATE INDEX "task_organization_id_call_id_idx" ON "task"("organization_id", "call_id");

-- CreateIndex
CREATE INDEX "task_organization_id_trigger_event_id_idx" ON "task"("organization_id", "trigger_event_id");

-- CreateIndex
CREATE INDEX "task_data_organization_id_task_id_created_at_id_idx" ON "task_data"("organization_id", "task_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_received_at_id_idx" ON "payment"("organization_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_created_at_id_idx" ON "payment"("organization_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_updated_at_id_idx" ON "payment"("organization_id", "updated_at", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_amount_id_idx" ON "payment"("organization_id", "amount", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_reference_number_id_idx" ON "payment"("organization_id", "reference_number", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_status_received_at_id_idx" ON "payment"("organization_id", "status", "received_at", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_status_id_idx" ON "payment"("organization_id", "status", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_method_id_idx" ON "payment"("organization_id", "method", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_party_id_received_at_id_idx" ON "payment"("organization_id", "party_id", "received_at", "id");

-- CreateIndex
CREATE INDEX "payment_organization_id_linked_integration_id_idx" ON "payment"("organization_id", "linked_integration_id");

-- CreateIndex
CREATE INDEX "invoice_payment_organization_id_invoice_id_created_at_id_idx" ON "invoice_payment"("organization_id", "invoice_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_payment_organization_id_payment_id_created_at_id_idx" ON "invoice_payment"("organization_id", "payment_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_payment_organization_id_invoice_id_timeline_at_id_idx" ON "invoice_payment"("organization_id", "invoice_id", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "invoice_status_change_organization_id_invoice_id_occurred_a_idx" ON "invoice_status_change"("organization_id", "invoice_id", "occurred_at", "id");

-- CreateIndex
CREATE INDEX "invoice_status_change_organization_id_party_id_occurred_at__idx" ON "invoice_status_change"("organization_id", "party_id", "occurred_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "integration_organization_id_name_key" ON "integration"("organization_id", "name");

-- CreateIndex
CREATE INDEX "linked_integration_organization_id_name_id_idx" ON "linked_integration"("organization_id", "name", "id");

-- CreateIndex
CREATE INDEX "linked_integration_organization_id_integration_id_idx" ON "linked_integration"("organization_id", "integration_id");

-- CreateIndex
CREATE INDEX "linked_model_organization_id_linked_integration_id_name_id_idx" ON "linked_model"("organization_id", "linked_integration_id", "name", "id");

-- CreateIndex
CREATE INDEX "linked_model_organization_id_last_sync_id_idx" ON "linked_model"("organization_id", "last_sync_id");

-- CreateIndex
CREATE INDEX "sync_organization_id_linked_model_id_created_at_id_idx" ON "sync"("organization_id", "linked_model_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "sync_organization_id_run_id_idx" ON "sync"("organization_id", "run_id");

-- CreateIndex
CREATE INDEX "comment_organization_id_party_id_created_at_id_idx" ON "comment"("organization_id", "party_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "dispute_organization_id_party_id_opened_at_id_idx" ON "dispute"("organization_id", "party_id", "opened_at", "id");

-- CreateIndex
CREATE INDEX "email_organization_id_thread_id_timeline_at_id_idx" ON "email"("organization_id", "thread_id", "timeline_at", "id");

-- CreateIndex
CREATE INDEX "email_organization_id_parent_email_id_idx" ON "email"("organization_id", "parent_email_id");

-- CreateIndex
CREATE INDEX "email_invoice_organization_id_invoice_id_timeline_at_email__idx" ON "email_invoice"("organization_id", "invoice_id", "timeline_at", "email_id");

-- CreateIndex
CREATE INDEX "integration_link_organization_id_entity_id_idx" ON "integration_link"("organization_id", "entity_id");

-- CreateIndex
CREATE INDEX "integration_link_organization_id_linked_integration_id_sync_idx" ON "integration_link"("organization_id", "linked_integration_id", "sync_status");

-- CreateIndex
CREATE INDEX "integration_link_organization_id_invoice_id_created_at_id_idx" ON "integration_link"("organization_id", "invoice_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "integration_link_organization_id_party_id_created_at_id_idx" ON "integration_link"("organization_id", "party_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "invoice_organization_id_type_assignee_id_issue_date_id_idx" ON "invoice"("organization_id", "type", "assignee_id", "issue_date", "id");

-- CreateIndex
CREATE INDEX "party_organization_id_assignee_id_name_id_idx" ON "party"("organization_id", "assignee_id", "name", "id");

-- CreateIndex
CREATE INDEX "promise_to_pay_organization_id_party_id_recorded_at_id_idx" ON "promise_to_pay"("organization_id", "party_id", "recorded_at", "id");

-- AddForeignKey
ALTER TABLE "organization_membership" ADD CONSTRAINT "organization_membership_organization_id_default_email_send_fkey" FOREIGN KEY ("organization_id", "default_email_sender_id") REFERENCES "email_sender"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_organization_id_address_id_fkey" FOREIGN KEY ("organization_id", "address_id") REFERENCES "address"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_organization_id_pdf_id_fkey" FOREIGN KEY ("organization_id", "pdf_id") REFERENCES "attachment"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_organization_id_thread_id_fkey" FOREIGN KEY ("organization_id", "thread_id") REFERENCES "email_thread"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_organization_id_parent_email_id_fkey" FOREIGN KEY ("organization_id", "parent_email_id") REFERENCES "email"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email" ADD CONSTRAINT "email_organization_id_sender_id_fkey" FOREIGN KEY ("organization_id", "sender_id") REFERENCES "email_sender"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "integration_link" ADD CONSTRAINT "integration_link_organization_id_linked_integration_id_fkey" FOREIGN KEY ("organization_id", "linked_integration_id") REFERENCES "linked_integration"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_tag" ADD CONSTRAINT "party_tag_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "party_tag" ADD CONSTRAINT "party_tag_organization_id_tag_id_fkey" FOREIGN KEY ("organization_id", "tag_id") REFERENCES "tag"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ap_portal_account" ADD CONSTRAINT "ap_portal_account_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ap_portal" ADD CONSTRAINT "ap_portal_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ap_portal" ADD CONSTRAINT "ap_portal_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "ap_portal_account"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_sender" ADD CONSTRAINT "email_sender_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_sender" ADD CONSTRAINT "email_sender_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_thread" ADD CONSTRAINT "email_thread_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "email_thread" ADD CONSTRAINT "email_thread_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_remote_link" ADD CONSTRAINT "email_remote_link_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_remote_link" ADD CONSTRAINT "email_remote_link_organization_id_sender_id_fkey" FOREIGN KEY ("organization_id", "sender_id") REFERENCES "email_sender"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "workflow" ADD CONSTRAINT "workflow_organization_id_email_sender_id_fkey" FOREIGN KEY ("organization_id", "email_sender_id") REFERENCES "email_sender"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "workflow" ADD CONSTRAINT "workflow_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_organization_id_agent_id_fkey" FOREIGN KEY ("organization_id", "agent_id") REFERENCES "agent"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_organization_id_approver_id_fkey" FOREIGN KEY ("organization_id", "approver_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_organization_id_workflow_id_fkey" FOREIGN KEY ("organization_id", "workflow_id") REFERENCES "workflow"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "call" ADD CONSTRAINT "call_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_invoice" ADD CONSTRAINT "call_invoice_organization_id_call_id_fkey" FOREIGN KEY ("organization_id", "call_id") REFERENCES "call"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "call_invoice" ADD CONSTRAINT "call_invoice_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "classification" ADD CONSTRAINT "classification_organization_id_call_id_fkey" FOREIGN KEY ("organization_id", "call_id") REFERENCES "call"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "classification" ADD CONSTRAINT "classification_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "classification" ADD CONSTRAINT "classification_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_assignee_id_fkey" FOREIGN KEY ("organization_id", "assignee_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_completed_by_id_fkey" FOREIGN KEY ("organization_id", "completed_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_classification_id_fkey" FOREIGN KEY ("organization_id", "classification_id") REFERENCES "classification"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_email_id_fkey" FOREIGN KEY ("organization_id", "email_id") REFERENCES "email"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_call_id_fkey" FOREIGN KEY ("organization_id", "call_id") REFERENCES "call"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_trigger_event_id_fkey" FOREIGN KEY ("organization_id", "trigger_event_id") REFERENCES "event"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_data" ADD CONSTRAINT "task_data_organization_id_task_id_fkey" FOREIGN KEY ("organization_id", "task_id") REFERENCES "task"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_organization_id_party_id_fkey" FOREIGN KEY ("organization_id", "party_id") REFERENCES "party"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_organization_id_match_approver_id_fkey" FOREIGN KEY ("organization_id", "match_approver_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_organization_id_linked_integration_id_fkey" FOREIGN KEY ("organization_id", "linked_integration_id") REFERENCES "linked_integration"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_payment" ADD CONSTRAINT "invoice_payment_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_payment" ADD CONSTRAINT "invoice_payment_organization_id_payment_id_fkey" FOREIGN KEY ("organization_id", "payment_id") REFERENCES "payment"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_payment" ADD CONSTRAINT "invoice_payment_organization_id_approver_id_fkey" FOREIGN KEY ("organization_id", "approver_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice_status_change" ADD CONSTRAINT "invoice_status_change_organization_id_invoice_id_fkey" FOREIGN KEY ("organization_id", "invoice_id") REFERENCES "invoice"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "integration" ADD CONSTRAINT "integration_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linked_integration" ADD CONSTRAINT "linked_integration_organization_id_integration_id_fkey" FOREIGN KEY ("organization_id", "integration_id") REFERENCES "integration"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "linked_integration" ADD CONSTRAINT "linked_integration_organization_id_owner_id_fkey" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "linked_integration" ADD CONSTRAINT "linked_integration_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linked_model" ADD CONSTRAINT "linked_model_organization_id_linked_integration_id_fkey" FOREIGN KEY ("organization_id", "linked_integration_id") REFERENCES "linked_integration"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "linked_model" ADD CONSTRAINT "linked_model_organization_id_last_sync_id_fkey" FOREIGN KEY ("organization_id", "last_sync_id") REFERENCES "sync"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sync" ADD CONSTRAINT "sync_organization_id_linked_model_id_fkey" FOREIGN KEY ("organization_id", "linked_model_id") REFERENCES "linked_model"("organization_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sync" ADD CONSTRAINT "sync_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "sync_run"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "sync_run" ADD CONSTRAINT "sync_run_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Of other writers than ours nothing is asked: what follows from other rows is kept here. Rows are found by their keys, also
-- by plans that were made while a table was empty.

-- When a call was, in the order of a timeline.
CREATE FUNCTION "call_take_timeline_at"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."timeline_at" := coalesce(NEW."started_at", NEW."created_at");
  RETURN NEW;
END $$;
CREATE TRIGGER "call_timeline_at" BEFORE INSERT OR UPDATE OF "started_at", "created_at", "timeline_at" ON "call"
  FOR EACH ROW EXECUTE FUNCTION "call_take_timeline_at"();

-- Of which party a comment, a dispute, a promise or a change of status is: the one of its invoice.
CREATE FUNCTION "take_party_of_invoice"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  NEW."party_id" := (
    SELECT i."target_party_id" FROM "invoice" i
    WHERE i."organization_id" = NEW."organization_id" AND i."id" = NEW."invoice_id");
  RETURN NEW;
END $$;
CREATE TRIGGER "comment_party" BEFORE INSERT OR UPDATE OF "organization_id", "invoice_id" ON "comment"
  FOR EACH ROW EXECUTE FUNCTION "take_party_of_invoice"();
CREATE TRIGGER "dispute_party" BEFORE INSERT OR UPDATE OF "organization_id", "invoice_id" ON "dispute"
  FOR EACH ROW EXECUTE FUNCTION "take_party_of_invoice"();
CREATE TRIGGER "promise_to_pay_party" BEFORE INSERT OR UPDATE OF "organization_id", "invoice_id" ON "promise_to_pay"
  FOR EACH ROW EXECUTE FUNCTION "take_party_of_invoice"();
CREATE TRIGGER "invoice_status_change_party" BEFORE INSERT OR UPDATE OF "organization_id", "invoice_id" ON "invoice_status_change"
  FOR EACH ROW EXECUTE FUNCTION "take_party_of_invoice"();

CREATE FUNCTION "invoice_pass_party_on"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE "comment" SET "party_id" = NEW."target_party_id"
    WHERE "organization_id" = NEW."organization_id" AND "invoice_id" = NEW."id";
  UPDATE "dispute" SET "party_id" = NEW."target_party_id"
    WHERE "organization_id" = NEW."organization_id" AND "invoice_id" = NEW."id";
  UPDATE "promise_to_pay" SET "party_id" = NEW."target_party_id"
    WHERE "organization_id" = NEW."organization_id" AND "invoice_id" = NEW."id";
  UPDATE "invoice_status_change" SET "party_id" = NEW."target_party_id"
    WHERE "organization_id" = NEW."organization_id" AND "invoice_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "invoice_party_passed_on" AFTER UPDATE OF "target_party_id" ON "invoice"
  FOR EACH ROW WHEN (OLD."target_party_id" IS DISTINCT FROM NEW."target_party_id") EXECUTE FUNCTION "invoice_pass_party_on"();

-- When the email, the call or the payment was that an invoice belongs to.
CREATE FUNCTION "email_invoice_take_timeline_at"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  NEW."timeline_at" := (
    SELECT e."timeline_at" FROM "email" e WHERE e."organization_id" = NEW."organization_id" AND e."id" = NEW."email_id");
  RETURN NEW;
END $$;
CREATE TRIGGER "email_invoice_timeline_at" BEFORE INSERT OR UPDATE OF "organization_id", "email_id" ON "email_invoice"
  FOR EACH ROW EXECUTE FUNCTION "email_invoice_take_timeline_at"();
CREATE FUNCTION "email_pass_timeline_at_on"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE "email_invoice" SET "timeline_at" = NEW."timeline_at"
    WHERE "organization_id" = NEW."organization_id" AND "email_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "email_timeline_at_passed_on" AFTER UPDATE OF "timeline_at" ON "email"
  FOR EACH ROW WHEN (OLD."timeline_at" IS DISTINCT FROM NEW."timeline_at") EXECUTE FUNCTION "email_pass_timeline_at_on"();

CREATE FUNCTION "call_invoice_take_timeline_at"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  NEW."timeline_at" := (
    SELECT c."timeline_at" FROM "call" c WHERE c."organization_id" = NEW."organization_id" AND c."id" = NEW."call_id");
  RETURN NEW;
END $$;
CREATE TRIGGER "call_invoice_timeline_at" BEFORE INSERT OR UPDATE OF "organization_id", "call_id" ON "call_invoice"
  FOR EACH ROW EXECUTE FUNCTION "call_invoice_take_timeline_at"();
CREATE FUNCTION "call_pass_timeline_at_on"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE "call_invoice" SET "timeline_at" = NEW."timeline_at"
    WHERE "organization_id" = NEW."organization_id" AND "call_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "call_timeline_at_passed_on" AFTER UPDATE ON "call"
  FOR EACH ROW WHEN (OLD."timeline_at" IS DISTINCT FROM NEW."timeline_at") EXECUTE FUNCTION "call_pass_timeline_at_on"();

CREATE FUNCTION "invoice_payment_take_timeline_at"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  NEW."timeline_at" := (
    SELECT p."received_at" FROM "payment" p WHERE p."organization_id" = NEW."organization_id" AND p."id" = NEW."payment_id");
  RETURN NEW;
END $$;
CREATE TRIGGER "invoice_payment_timeline_at" BEFORE INSERT OR UPDATE OF "organization_id", "payment_id" ON "invoice_payment"
  FOR EACH ROW EXECUTE FUNCTION "invoice_payment_take_timeline_at"();
CREATE FUNCTION "payment_pass_timeline_at_on"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  UPDATE "invoice_payment" SET "timeline_at" = NEW."received_at"
    WHERE "organization_id" = NEW."organization_id" AND "payment_id" = NEW."id";
  RETURN NULL;
END $$;
CREATE TRIGGER "payment_received_at_passed_on" AFTER UPDATE OF "received_at" ON "payment"
  FOR EACH ROW WHEN (OLD."received_at" IS DISTINCT FROM NEW."received_at") EXECUTE FUNCTION "payment_pass_timeline_at_on"();

-- What approved allocations take of their payments. The payments are locked in the order of their ids before they are
-- counted, so that two who allocate of one payment count one after the other and never wait in a circle.
CREATE FUNCTION "payment_count_allocations"(organization_ids uuid[], payment_ids uuid[]) RETURNS void LANGUAGE plpgsql
  SET enable_seqscan = off AS $$
BEGIN
  PERFORM 1 FROM "payment" p
  WHERE (p."organization_id", p."id") IN (SELECT * FROM unnest(organization_ids, payment_ids))
  ORDER BY p."organization_id", p."id" FOR NO KEY UPDATE;
  UPDATE "payment" p SET "amount_allocated" = counted."amount"
  FROM (
    SELECT DISTINCT named."organization_id", named."id", coalesce((
      SELECT sum(a."amount") FROM "invoice_payment" a
      WHERE a."organization_id" = named."organization_id" AND a."payment_id" = named."id" AND a."is_approved"), 0)::bigint AS "amount"
    FROM unnest(organization_ids, payment_ids) named("organization_id", "id")) counted
  WHERE p."organization_id" = counted."organization_id" AND p."id" = counted."id"
    AND p."amount_allocated" IS DISTINCT FROM counted."amount";
END $$;
CREATE FUNCTION "payment_follow_allocations"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM payment_count_allocations(array_agg(n."organization_id"), array_agg(n."payment_id")) FROM new_rows n;
  ELSIF TG_OP = 'DELETE' THEN
    PERFORM payment_count_allocations(array_agg(o."organization_id"), array_agg(o."payment_id")) FROM old_rows o;
  ELSE
    PERFORM payment_count_allocations(array_agg(c."organization_id"), array_agg(c."payment_id"))
    FROM (SELECT "organization_id", "payment_id" FROM old_rows UNION SELECT "organization_id", "payment_id" FROM new_rows) c;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "invoice_payment_insert" AFTER INSERT ON "invoice_payment" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "payment_follow_allocations"();
CREATE TRIGGER "invoice_payment_update" AFTER UPDATE ON "invoice_payment" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "payment_follow_allocations"();
CREATE TRIGGER "invoice_payment_delete" AFTER DELETE ON "invoice_payment" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "payment_follow_allocations"();

-- The history of an invoice's standing. A new invoice begins with its first one, which is no change.
CREATE FUNCTION "invoice_note_status_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "invoice_status_change" ("organization_id", "id", "invoice_id", "before", "after", "occurred_at")
  VALUES (NEW."organization_id", gen_random_uuid(), NEW."id", OLD."standing", NEW."standing", NEW."updated_at");
  RETURN NULL;
END $$;
CREATE TRIGGER "invoice_status_changed" AFTER UPDATE OF "standing" ON "invoice"
  FOR EACH ROW WHEN (OLD."standing" IS DISTINCT FROM NEW."standing") EXECUTE FUNCTION "invoice_note_status_change"();

-- What is stored already.
UPDATE "comment" c SET "party_id" = i."target_party_id" FROM "invoice" i
  WHERE i."organization_id" = c."organization_id" AND i."id" = c."invoice_id" AND i."target_party_id" IS NOT NULL;
UPDATE "dispute" d SET "party_id" = i."target_party_id" FROM "invoice" i
  WHERE i."organization_id" = d."organization_id" AND i."id" = d."invoice_id" AND i."target_party_id" IS NOT NULL;
UPDATE "promise_to_pay" p SET "party_id" = i."target_party_id" FROM "invoice" i
  WHERE i."organization_id" = p."organization_id" AND i."id" = p."invoice_id" AND i."target_party_id" IS NOT NULL;
UPDATE "email_invoice" l SET "timeline_at" = e."timeline_at" FROM "email" e
  WHERE e."organization_id" = l."organization_id" AND e."id" = l."email_id";
