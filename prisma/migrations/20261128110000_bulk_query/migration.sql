-- Whole lists written to a file by a job, page by page. The file is kept in parts: a worker that dies has told with the last
-- part how far it came, and the next one goes on from there. After a day both are removed.
CREATE TYPE "BulkQueryFormat" AS ENUM ('JSON_LINES', 'CSV');
CREATE TYPE "BulkQueryStatus" AS ENUM ('WAITING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED');
CREATE TYPE "BulkQueryErrorCode" AS ENUM ('ROW_LIMIT', 'SIZE_LIMIT', 'ACCESS_ENDED', 'QUERY_FAILED', 'INTERNAL');

CREATE TABLE "bulk_query" (
    "organization_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "created_by_id" UUID NOT NULL,
    "token_id" UUID NOT NULL,
    "query" TEXT NOT NULL,
    "format" "BulkQueryFormat" NOT NULL,
    "status" "BulkQueryStatus" NOT NULL DEFAULT 'WAITING',
    "connection" TEXT NOT NULL,
    "part_count" INTEGER NOT NULL DEFAULT 0,
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "byte_count" BIGINT NOT NULL DEFAULT 0,
    "cursor" TEXT,
    "error_code" "BulkQueryErrorCode",
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "bulk_query_pkey" PRIMARY KEY ("organization_id","id"),
    CONSTRAINT "bulk_query_ended" CHECK (("status" IN ('COMPLETED', 'FAILED', 'CANCELLED')) = ("ended_at" IS NOT NULL)
      AND ("ended_at" IS NULL) = ("expires_at" IS NULL)),
    CONSTRAINT "bulk_query_error" CHECK (("status" = 'FAILED') = ("error_code" IS NOT NULL))
);
CREATE INDEX "bulk_query_organization_id_created_by_id_idx" ON "bulk_query"("organization_id", "created_by_id");
ALTER TABLE "bulk_query" ADD CONSTRAINT "bulk_query_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "bulk_query" ADD CONSTRAINT "bulk_query_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "organization_membership"("organization_id", "user_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

CREATE TABLE "bulk_query_part" (
    "organization_id" UUID NOT NULL,
    "bulk_query_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "bulk_query_part_pkey" PRIMARY KEY ("organization_id","bulk_query_id","number")
);
-- It is compressed already.
ALTER TABLE "bulk_query_part" ALTER COLUMN "content" SET STORAGE EXTERNAL;
ALTER TABLE "bulk_query_part" ADD CONSTRAINT "bulk_query_part_organization_id_bulk_query_id_fkey" FOREIGN KEY ("organization_id", "bulk_query_id") REFERENCES "bulk_query"("organization_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
