-- When disputes were resolved, for the timelines of an invoice and of its party.
CREATE INDEX "dispute_organization_id_invoice_id_resolved_at_id_idx" ON "dispute"("organization_id", "invoice_id", "resolved_at", "id");
CREATE INDEX "dispute_organization_id_party_id_resolved_at_id_idx" ON "dispute"("organization_id", "party_id", "resolved_at", "id");
