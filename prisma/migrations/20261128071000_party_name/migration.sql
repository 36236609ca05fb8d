-- The name of a party is read below every row that has one. Without this the planner walks the index of names to find it:
-- that one holds the id, too, and need not fetch the row, which makes it look the cheapest in a ledger of few parties.
CREATE INDEX "party_organization_id_id_name_idx" ON "party"("organization_id", "id", "name");
