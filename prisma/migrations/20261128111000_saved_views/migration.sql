-- How somebody looks at a list, kept under a name: its filter and order as the API was given them.
CREATE TYPE "ListKind" AS ENUM ('INVOICES', 'PARTIES', 'PAYMENTS', 'TASKS', 'CALLS', 'EMAILS');

CREATE TABLE "saved_view" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "list" "ListKind" NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" JSONB,
    "search" TEXT,
    "include_inactive" BOOLEAN NOT NULL DEFAULT false,
    "order_by" JSONB,
    "columns" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_view_pkey" PRIMARY KEY ("organization_id","id")
);
CREATE INDEX "saved_view_organization_id_name_key_id_idx" ON "saved_view"("organization_id", "name_key", "id");
CREATE INDEX "saved_view_organization_id_owner_id_idx" ON "saved_view"("organization_id", "owner_id");
-- A name is one among the views of a list that all see, and one among those that their maker alone sees.
CREATE UNIQUE INDEX "saved_view_shared_name_key" ON "saved_view"("organization_id", "list", "name_key") WHERE "is_shared";
CREATE UNIQUE INDEX "saved_view_own_name_key" ON "saved_view"("organization_id", "owner_id", "list", "name_key") WHERE NOT "is_shared";

ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "saved_view" ADD CONSTRAINT "saved_view_organization_id_owner_id_fkey" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE RESTRICT ON UPDATE CASCADE;
