-- A source may number the parts of each record anew, such as the lines of an invoice: their ids are unique within the row.
ALTER TABLE "integration_link" ADD COLUMN "scope" TEXT NOT NULL DEFAULT '';
DROP INDEX "integration_link_organization_id_integration_name_entity_ty_key";
CREATE UNIQUE INDEX "integration_link_organization_id_integration_name_entity_ty_key" ON "integration_link"("organization_id", "integration_name", "entity_type", "remote_id", "scope");
