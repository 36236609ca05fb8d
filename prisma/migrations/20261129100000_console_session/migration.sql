-- Whoever is signed in to the console has a token of the session's own, which the browser keeps in a cookie. It ends with the token that
-- it was opened with.
ALTER TABLE "api_token" ADD COLUMN "is_session" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "api_token" ADD COLUMN "parent_id" UUID;
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_parent_id_fkey"
  FOREIGN KEY ("parent_id") REFERENCES "api_token" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE INDEX "api_token_parent_id_idx" ON "api_token" ("parent_id");

CREATE FUNCTION "api_token_end_sessions"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "api_token" SET "revoked_at" = NEW."revoked_at" WHERE "parent_id" = NEW."id" AND "revoked_at" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER "api_token_sessions" AFTER UPDATE OF "revoked_at" ON "api_token"
  FOR EACH ROW WHEN (OLD."revoked_at" IS NULL AND NEW."revoked_at" IS NOT NULL)
  EXECUTE FUNCTION "api_token_end_sessions"();

-- A link that signs somebody in to the console once. Only the hash of its secret is kept.
CREATE TABLE "sign_in_link" (
  "id" UUID NOT NULL PRIMARY KEY,
  "user_id" UUID NOT NULL REFERENCES "user_account" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "hash" BYTEA NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);
CREATE UNIQUE INDEX "sign_in_link_hash_key" ON "sign_in_link" ("hash");
CREATE INDEX "sign_in_link_user_id_idx" ON "sign_in_link" ("user_id");
