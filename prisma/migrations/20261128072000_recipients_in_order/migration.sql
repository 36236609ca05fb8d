-- Recipients are read in an order that leaves no doubt: without the id each email sorted its own.
CREATE INDEX "email_recipient_organization_id_email_id_kind_position_id_idx" ON "email_recipient"("organization_id", "email_id", "kind", "position", "id");
DROP INDEX "email_recipient_organization_id_email_id_kind_position_idx";
