-- AlterTable
ALTER TABLE "audit_entry" ADD COLUMN     "client_address" TEXT,
ADD COLUMN     "code" TEXT,
ADD COLUMN     "token_name" TEXT;

-- CreateIndex
CREATE INDEX "audit_entry_organization_id_outcome_occurred_at_id_idx" ON "audit_entry"("organization_id", "outcome", "occurred_at", "id");

-- Most entries were not refused: those have no code, and are not in these.
CREATE INDEX "audit_entry_code" ON "audit_entry"("organization_id", "code", "occurred_at", "id") WHERE "code" IS NOT NULL;
CREATE INDEX "audit_entry_refused" ON "audit_entry"("organization_id", "actor_user_id", "occurred_at") WHERE "outcome" = 'REFUSED';

-- What was refused before says why, too: it was in `changes` already. Nothing else of an entry is touched.
ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_kept";
UPDATE "audit_entry" SET "code" = "changes" #>> '{errors,0,code}' WHERE "outcome" = 'REFUSED';
ALTER TABLE "audit_entry" ENABLE TRIGGER "audit_entry_kept";
