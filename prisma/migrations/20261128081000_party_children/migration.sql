CREATE INDEX "party_organization_id_parent_id_name_id_idx" ON "party"("organization_id", "parent_id", "name", "id");
