-- Who a bank statement says the money came from, and the reference that payer and payee share.
ALTER TABLE "payment"
  ADD COLUMN "payer_name" TEXT,
  ADD COLUMN "payer_account" TEXT,
  ADD COLUMN "end_to_end_id" TEXT;
