-- Drafts are due so many days after the day on which they will be issued, which nobody knows yet; and of each kind of
-- series one at most is the one that is taken where none is named.
ALTER TABLE "invoice" ADD COLUMN "payment_terms_days" INTEGER,
  ADD CONSTRAINT "invoice_payment_terms_check" CHECK ("payment_terms_days" >= 0);
CREATE UNIQUE INDEX "invoice_series_default" ON "invoice_series"("organization_id", "kind") WHERE "is_default";
