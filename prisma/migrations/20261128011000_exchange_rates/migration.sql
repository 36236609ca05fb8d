-- CreateTable
CREATE TABLE "exchange_rate" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "into_currency" VARCHAR(3) NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "valid_from" DATE NOT NULL,
    "rate" DECIMAL(30,10) NOT NULL,
    "set_by_id" UUID,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("organization_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "exchange_rate_day" ON "exchange_rate"("organization_id", "into_currency", "currency", "valid_from");

-- AddForeignKey
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_organization_id_set_by_id_fkey" FOREIGN KEY ("organization_id", "set_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "exchange_rate" ADD CONSTRAINT "exchange_rate_check" CHECK ("rate" > 0 AND "currency" <> "into_currency");
