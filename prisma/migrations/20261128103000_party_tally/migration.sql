-- What each party owes, has to its credit and how late it pays, per currency: kept with every write to its invoices, because
-- an ageing by party and a list of parties by what they owe would otherwise read every invoice of the organization. The party
-- of invoices without one is the nil UUID. Nothing here changes by itself at midnight.
CREATE TABLE "party_tally" (
    "organization_id" UUID NOT NULL,
    "party_id" UUID NOT NULL,
    "currency" VARCHAR(3) NOT NULL,
    "open_count" BIGINT NOT NULL,
    "outstanding" DECIMAL(38,0) NOT NULL,
    "unapplied_credit" DECIMAL(38,0) NOT NULL,
    "settled_amount" DECIMAL(38,0) NOT NULL,
    "settled_delay" DECIMAL(48,0) NOT NULL,
    "average_delay_days" DECIMAL(12,4) GENERATED ALWAYS AS (CASE WHEN "settled_amount" > 0 THEN "settled_delay" / "settled_amount" END) STORED,

    CONSTRAINT "party_tally_pkey" PRIMARY KEY ("organization_id","party_id","currency")
);
CREATE INDEX "party_tally_organization_id_currency_outstanding_party_id_idx" ON "party_tally"("organization_id", "currency", "outstanding", "party_id");
CREATE INDEX "party_tally_organization_id_currency_average_delay_days_par_idx" ON "party_tally"("organization_id", "currency", "average_delay_days", "party_id");
ALTER TABLE "party_tally" ADD CONSTRAINT "party_tally_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What one invoice adds to the tally of its party.
CREATE FUNCTION "party_tally_part"("InvoiceType", "target_party_id" uuid, "InvoiceStanding", "total" bigint, "amount_due" bigint,
    "amount_paid" bigint, "amount_remaining" bigint, "settled_overdue_days" integer)
  RETURNS TABLE ("party_id" uuid, "open_count" integer, "outstanding" bigint, "unapplied_credit" bigint, "settled_amount" bigint,
    "settled_delay" numeric)
  LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce($2, '00000000-0000-0000-0000-000000000000'::uuid),
    is_open_invoice($3, $7)::int, CASE WHEN is_open_invoice($3, $7) THEN $7 ELSE 0 END, invoice_unapplied_credit($3, $5, $6),
    CASE WHEN $8 IS NOT NULL AND $4 > 0 THEN $4 ELSE 0 END, CASE WHEN $8 IS NOT NULL AND $4 > 0 THEN $4::numeric * $8 ELSE 0 END
  WHERE $1 = 'RECEIVABLE'
$$;

-- Statements of its own for each kind of write, so that their plans are kept: as text they would be planned each time.
CREATE FUNCTION "party_tally_invoices"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS (SELECT FROM new_rows n FULL JOIN old_rows o USING ("organization_id", "id")
      WHERE (n.type, n.target_party_id, n.currency, n.standing, n.total, n.amount_due, n.amount_paid, n.amount_remaining,
          n.settled_overdue_days)
        IS DISTINCT FROM (o.type, o.target_party_id, o.currency, o.standing, o.total, o.amount_due, o.amount_paid,
          o.amount_remaining, o.settled_overdue_days)) THEN RETURN NULL; END IF;
    PERFORM "invoice_tally_lock"(array(SELECT "organization_id" FROM new_rows UNION SELECT "organization_id" FROM old_rows));
    INSERT INTO "party_tally" AS t ("organization_id", "party_id", "currency", "open_count", "outstanding", "unapplied_credit",
        "settled_amount", "settled_delay")
      SELECT i.organization_id, p.party_id, i.currency, sum(i.sign * p.open_count), sum(i.sign * p.outstanding::numeric),
        sum(i.sign * p.unapplied_credit::numeric), sum(i.sign * p.settled_amount::numeric), sum(i.sign * p.settled_delay)
      FROM (SELECT 1 AS sign, n.* FROM new_rows n UNION ALL SELECT -1, o.* FROM old_rows o) i CROSS JOIN LATERAL party_tally_part(
        i.type, i.target_party_id, i.standing, i.total, i.amount_due, i.amount_paid, i.amount_remaining, i.settled_overdue_days) p
      GROUP BY 1, 2, 3
      HAVING sum(i.sign * p.open_count) <> 0 OR sum(i.sign * p.outstanding::numeric) <> 0
        OR sum(i.sign * p.unapplied_credit::numeric) <> 0 OR sum(i.sign * p.settled_amount::numeric) <> 0
        OR sum(i.sign * p.settled_delay) <> 0
      ON CONFLICT ("organization_id", "party_id", "currency") DO UPDATE SET "open_count" = t."open_count" + excluded."open_count",
        "outstanding" = t."outstanding" + excluded."outstanding",
        "unapplied_credit" = t."unapplied_credit" + excluded."unapplied_credit",
        "settled_amount" = t."settled_amount" + excluded."settled_amount",
        "settled_delay" = t."settled_delay" + excluded."settled_delay";
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM "invoice_tally_lock"(array(SELECT DISTINCT "organization_id" FROM new_rows));
    INSERT INTO "party_tally" AS t ("organization_id", "party_id", "currency", "open_count", "outstanding", "unapplied_credit",
        "settled_amount", "settled_delay")
      SELECT i.organization_id, p.party_id, i.currency, sum(p.open_count), sum(p.outstanding), sum(p.unapplied_credit),
        sum(p.settled_amount), sum(p.settled_delay)
      FROM new_rows i CROSS JOIN LATERAL party_tally_part(
        i.type, i.target_party_id, i.standing, i.total, i.amount_due, i.amount_paid, i.amount_remaining, i.settled_overdue_days) p
      GROUP BY 1, 2, 3
      HAVING sum(p.open_count) <> 0 OR sum(p.unapplied_credit) <> 0 OR sum(p.settled_amount) <> 0
      ON CONFLICT ("organization_id", "party_id", "currency") DO UPDATE SET "open_count" = t."open_count" + excluded."open_count",
        "outstanding" = t."outstanding" + excluded."outstanding",
        "unapplied_credit" = t."unapplied_credit" + excluded."unapplied_credit",
        "settled_amount" = t."settled_amount" + excluded."settled_amount",
        "settled_delay" = t."settled_delay" + excluded."settled_delay";
  ELSE
    PERFORM "invoice_tally_lock"(array(SELECT DISTINCT "organization_id" FROM old_rows));
    UPDATE "party_tally" t SET "open_count" = t."open_count" - d."open_count", "outstanding" = t."outstanding" - d."outstanding",
        "unapplied_credit" = t."unapplied_credit" - d."unapplied_credit",
        "settled_amount" = t."settled_amount" - d."settled_amount", "settled_delay" = t."settled_delay" - d."settled_delay"
      FROM (SELECT i.organization_id, p.party_id, i.currency, sum(p.open_count) AS open_count, sum(p.outstanding) AS outstanding,
          sum(p.unapplied_credit) AS unapplied_credit, sum(p.settled_amount) AS settled_amount, sum(p.settled_delay) AS settled_delay
        FROM old_rows i CROSS JOIN LATERAL party_tally_part(
          i.type, i.target_party_id, i.standing, i.total, i.amount_due, i.amount_paid, i.amount_remaining, i.settled_overdue_days) p
        GROUP BY 1, 2, 3) d
      WHERE t."organization_id" = d.organization_id AND t."party_id" = d.party_id AND t."currency" = d.currency;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION "party_tally_empty"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  TRUNCATE "party_tally";
  RETURN NULL;
END $$;

-- Their names stand behind those of the tallies of the whole ledger, which so take the lock first.
CREATE TRIGGER "party_tally_insert" AFTER INSERT ON "invoice" REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "party_tally_invoices"();
CREATE TRIGGER "party_tally_update" AFTER UPDATE ON "invoice" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "party_tally_invoices"();
CREATE TRIGGER "party_tally_delete" AFTER DELETE ON "invoice" REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION "party_tally_invoices"();
CREATE TRIGGER "party_tally_truncate" AFTER TRUNCATE ON "invoice"
  FOR EACH STATEMENT EXECUTE FUNCTION "party_tally_empty"();

-- What is there already, with nobody writing meanwhile.
LOCK TABLE "invoice" IN SHARE ROW EXCLUSIVE MODE;
INSERT INTO "party_tally" ("organization_id", "party_id", "currency", "open_count", "outstanding", "unapplied_credit",
    "settled_amount", "settled_delay")
  SELECT i.organization_id, p.party_id, i.currency, sum(p.open_count), sum(p.outstanding), sum(p.unapplied_credit),
    sum(p.settled_amount), sum(p.settled_delay)
  FROM "invoice" i CROSS JOIN LATERAL party_tally_part(
    i.type, i.target_party_id, i.standing, i.total, i.amount_due, i.amount_paid, i.amount_remaining, i.settled_overdue_days) p
  GROUP BY 1, 2, 3
  HAVING sum(p.open_count) <> 0 OR sum(p.unapplied_credit) <> 0 OR sum(p.settled_amount) <> 0;

-- Few payments are for nothing yet, and those are asked for beside every ageing.
CREATE INDEX "payment_unapplied" ON "payment"("organization_id", "party_id", "currency")
  INCLUDE ("amount", "amount_refunded", "amount_allocated", "received_at")
  WHERE "amount" - "amount_refunded" - "amount_allocated" <> 0 AND "status" <> 'FAILED';

-- How much it may owe.
ALTER TABLE "party" ADD COLUMN "credit_limit" BIGINT, ADD COLUMN "credit_limit_currency" VARCHAR(3),
  ADD CONSTRAINT "party_credit_limit_check" CHECK (("credit_limit" IS NULL) = ("credit_limit_currency" IS NULL)),
  ADD CONSTRAINT "party_credit_limit_amount_check" CHECK ("credit_limit" >= 0);
