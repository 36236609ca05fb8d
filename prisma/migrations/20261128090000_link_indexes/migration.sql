-- A link points at one row by one of four columns, and most came through no connection. An index of each column held an
-- entry of every link, nearly all of them null: five for each, of which at most two were ever looked for. Each now holds
-- the links that have its column. Whoever looks for a value looks for no null, so the same queries find the same rows.
DROP INDEX "integration_link_organization_id_email_id_idx";
DROP INDEX "integration_link_organization_id_entity_id_idx";
DROP INDEX "integration_link_organization_id_linked_integration_id_sync_idx";
DROP INDEX "integration_link_organization_id_invoice_id_created_at_id_idx";
DROP INDEX "integration_link_organization_id_party_id_created_at_id_idx";
CREATE INDEX "integration_link_email" ON "integration_link"("organization_id", "email_id") WHERE "email_id" IS NOT NULL;
CREATE INDEX "integration_link_entity" ON "integration_link"("organization_id", "entity_id") WHERE "entity_id" IS NOT NULL;
CREATE INDEX "integration_link_connection" ON "integration_link"("organization_id", "linked_integration_id", "sync_status")
  WHERE "linked_integration_id" IS NOT NULL;
CREATE INDEX "integration_link_invoice" ON "integration_link"("organization_id", "invoice_id", "created_at", "id")
  WHERE "invoice_id" IS NOT NULL;
CREATE INDEX "integration_link_party" ON "integration_link"("organization_id", "party_id", "created_at", "id")
  WHERE "party_id" IS NOT NULL;
