-- What a payment in another currency was worth: one unit of the payment's currency, in the invoice's.
ALTER TABLE "invoice_payment" ADD COLUMN "currency_rate" DECIMAL(30,10);
