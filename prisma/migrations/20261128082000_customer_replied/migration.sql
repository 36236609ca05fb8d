-- Who wrote a mail that comes in, as `contact_email_key` tells of contacts.
CREATE INDEX "party_email_key" ON "party"("organization_id", lower("email"), "id");

-- The blocker INBOUND_GRACE is called CUSTOMER_REPLIED: also where an administrator overrode it.
UPDATE "email" SET "overridden_blockers" = array_replace("overridden_blockers", 'INBOUND_GRACE', 'CUSTOMER_REPLIED')
  WHERE 'INBOUND_GRACE' = ANY("overridden_blockers");
