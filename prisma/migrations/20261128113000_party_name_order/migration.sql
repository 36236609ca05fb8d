-- A new name is passed on to the invoices of a party in the order of their ids, in which all lock them who move money: by the
-- order of an index two of them could wait for each other. Replaced with its setting, which a replacement would take away.
CREATE OR REPLACE FUNCTION "party_pass_name_on"() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  PERFORM 1 FROM "invoice" i
    WHERE i."organization_id" = NEW."organization_id" AND i."target_party_id" = NEW."id" ORDER BY i."id" FOR NO KEY UPDATE;
  UPDATE "invoice" SET "party_name" = NEW."name"
    WHERE "organization_id" = NEW."organization_id" AND "target_party_id" = NEW."id";
  RETURN NULL;
END $$;
