-- Letters as people compare them: without case, accents, ligatures and width. What is searched and what is searched for
-- go through this one function. Text in ASCII, which most is, costs next to nothing.
CREATE FUNCTION "folded_letters"(text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 20 AS $$
DECLARE
  -- Marks above, below and within letters, points of Hebrew and Arabic, what is not seen and what turns the direction.
  plain text := regexp_replace(normalize($1, NFKD),
    '[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]',
    '', 'g');
BEGIN
  IF octet_length(plain) = length(plain) THEN RETURN lower(plain COLLATE "C"); END IF;
  plain := lower(plain COLLATE "und-x-icu");
  -- What has no parts: translate() is slow, so it is only asked for what it knows.
  IF plain ~ '[øđðłħŧŋıȷĸɨʉƀɓɖɗɠɦɫɲƒςϲßæœþ‘’‚‛ʼʹ′“”„‟″«»‐‑‒–—―−⁃]' THEN
    plain := replace(replace(replace(replace(translate(plain,
      'øđðłħŧŋıȷĸɨʉƀɓɖɗɠɦɫɲƒςϲ‘’‚‛ʼʹ′“”„‟″«»‐‑‒–—―−⁃', 'oddlhtnijkiubbddghlnfσσ''''''''''''''""""""""--------'),
      'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  END IF;
  RETURN plain;
END $$;

CREATE FUNCTION "folded"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN octet_length($1) = length($1) THEN lower($1 COLLATE "C") ELSE "folded_letters"($1) END COLLATE "C";

-- A pattern for LIKE that means the folded text itself, and the same for each of several texts.
CREATE FUNCTION "folded_pattern"(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace("folded"($1), '([\\%_])', '\\\1', 'g');

CREATE FUNCTION "folded_patterns"(texts text[], around text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT around || "folded_pattern"(t) || around FROM unnest(texts) t);

-- Names and numbers are stored composed (NFC), so that one and the same text is stored in one way.
DO $$
DECLARE
  stored record;
BEGIN
  FOR stored IN SELECT * FROM (VALUES
    ('party', ARRAY['name', 'legal_name', 'given_name', 'family_name', 'description', 'account_number', 'tax_number', 'email']),
    ('contact', ARRAY['name', 'given_name', 'family_name', 'job_title', 'email']),
    ('address', ARRAY['name', 'line1', 'line2', 'city', 'state', 'postal_code', 'country']),
    ('invoice', ARRAY['invoice_number', 'order_number', 'purchase_order_number', 'billing_email', 'memo', 'footer']),
    ('line_item', ARRAY['name', 'description']),
    ('email', ARRAY['subject', 'from_email', 'from_name']),
    ('email_recipient', ARRAY['name', 'address']),
    ('document', ARRAY['filename']),
    ('invoice_blueprint', ARRAY['name']),
    ('agent', ARRAY['name'])) AS s(table_name, columns) LOOP
    EXECUTE format('UPDATE %I SET %s WHERE %s', stored.table_name,
      (SELECT string_agg(format('%1$I = normalize(%1$I, NFC)', c), ', ') FROM unnest(stored.columns) c),
      (SELECT string_agg(format('%I IS NOT NFC NORMALIZED', c), ' OR ') FROM unnest(stored.columns) c));
  END LOOP;
END $$;

-- Of two ids that differ in nothing else, the one that is composed already stays what it is.
UPDATE "integration_link" l SET "remote_id" = normalize(l."remote_id", NFC)
  WHERE l."remote_id" IS NOT NFC NORMALIZED AND NOT EXISTS (SELECT FROM "integration_link" o
    WHERE o."organization_id" = l."organization_id" AND o."integration_name" = l."integration_name"
      AND o."entity_type" = l."entity_type" AND o."id" <> l."id"
      AND normalize(o."remote_id", NFC) = normalize(l."remote_id", NFC));

-- A domain is stored as people write it, in lower case: the letters themselves, not their `xn--` form (RFC 3492). Then
-- lower() tells whether two addresses are the same one.
CREATE FUNCTION pg_temp.decoded_label(label text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  encoded text := substr(label, 5);
  basic text := coalesce(substring(encoded FROM '^(.*)-'), '');
  rest text := CASE WHEN position('-' IN encoded) > 0 THEN substring(encoded FROM '[^-]*$') ELSE encoded END;
  points int[] := ARRAY(SELECT ascii(c) FROM regexp_split_to_table(basic, '') c WHERE c <> '');
  n int := 128; i int := 0; bias int := 72; place int := 1;
  before int; weight int; k int; digit int; threshold int; delta int; count int;
BEGIN
  WHILE place <= length(rest) LOOP
    before := i; weight := 1; k := 36;
    LOOP
      digit := strpos('abcdefghijklmnopqrstuvwxyz0123456789', substr(rest, place, 1)) - 1;
      IF digit < 0 OR place > length(rest) THEN RETURN label; END IF;
      place := place + 1;
      i := i + digit * weight;
      threshold := least(26, greatest(1, k - bias));
      EXIT WHEN digit < threshold;
      weight := weight * (36 - threshold);
      k := k + 36;
    END LOOP;
    count := coalesce(array_length(points, 1), 0) + 1;
    delta := CASE WHEN before = 0 THEN i / 700 ELSE (i - before) / 2 END;
    delta := delta + delta / count;
    k := 0;
    WHILE delta > 455 LOOP delta := delta / 35; k := k + 36; END LOOP;
    bias := k + 36 * delta / (delta + 38);
    n := n + i / count;
    i := i % count;
    points := points[1:i] || n || points[i + 1:];
    i := i + 1;
  END LOOP;
  RETURN (SELECT string_agg(chr(p), '' ORDER BY o) FROM unnest(points) WITH ORDINALITY u(p, o));
EXCEPTION WHEN OTHERS THEN RETURN label;
END $$;

-- What stands before the @ keeps its case in ASCII and loses it elsewhere, as what is stored from now on does.
CREATE FUNCTION pg_temp.written_address(address text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT normalize((CASE WHEN octet_length(s.local) = length(s.local) THEN s.local ELSE lower(s.local COLLATE "und-x-icu") END)
    || '@' || (SELECT string_agg(CASE WHEN l LIKE 'xn--%' THEN pg_temp.decoded_label(l) ELSE l END, '.' ORDER BY o)
      FROM unnest(string_to_array(lower(s.domain COLLATE "und-x-icu"), '.')) WITH ORDINALITY u(l, o)), NFC)
  FROM (SELECT split_part($1, '@', 1) AS local, split_part($1, '@', 2) AS domain) s
$$;

UPDATE "party" SET "email" = pg_temp.written_address("email")
  WHERE "email" ~ '^[^@]+@[^@]+$' AND ("email" ~* '[@.]xn--' OR octet_length("email") <> length("email"));
UPDATE "contact" SET "email" = pg_temp.written_address("email")
  WHERE "email" ~ '^[^@]+@[^@]+$' AND ("email" ~* '[@.]xn--' OR octet_length("email") <> length("email"));
UPDATE "invoice" SET "billing_email" = pg_temp.written_address("billing_email")
  WHERE "billing_email" ~ '^[^@]+@[^@]+$' AND ("billing_email" ~* '[@.]xn--' OR octet_length("billing_email") <> length("billing_email"));
UPDATE "email_recipient" SET "address" = pg_temp.written_address("address")
  WHERE "address" ~ '^[^@]+@[^@]+$' AND ("address" ~* '[@.]xn--' OR octet_length("address") <> length("address"));
WITH written AS (
  SELECT s."organization_id", s."id", s."reason", pg_temp.written_address(s."address") AS address FROM "suppression" s
  WHERE s."address" ~ '^[^@]+@[^@]+$' AND (s."address" ~* '[@.]xn--' OR octet_length(s."address") <> length(s."address"))),
twice AS (
  DELETE FROM "suppression" s USING written w WHERE s."organization_id" = w."organization_id" AND s."id" = w."id"
    AND EXISTS (SELECT FROM "suppression" o WHERE o."organization_id" = w."organization_id" AND o."reason" = w."reason"
      AND o."id" <> w."id" AND o."address_key" = lower(w.address))
  RETURNING s."id")
UPDATE "suppression" s SET "address" = w.address, "address_key" = lower(w.address) FROM written w
  WHERE s."organization_id" = w."organization_id" AND s."id" = w."id" AND w."id" NOT IN (SELECT "id" FROM twice);

-- Number, purchase order number and name of the party of every invoice, folded: the one index through which all three are
-- found, each of them compared by itself afterwards.
ALTER TABLE "invoice" DROP COLUMN "search_text";
ALTER TABLE "invoice" ADD COLUMN "search_text" TEXT COLLATE "C" GENERATED ALWAYS AS (
  "folded"(coalesce("invoice_number", '') || E'\n' || coalesce("purchase_order_number", '') || E'\n' || coalesce("party_name", ''))) STORED;
CREATE INDEX "invoice_search_trgm" ON "invoice" USING GIN ("organization_id" uuid_ops, "search_text" gin_trgm_ops);
DROP INDEX "invoice_number_trgm";
DROP INDEX "invoice_purchase_order_number_trgm";
DROP INDEX "invoice_party_name_trgm";
-- How often a text is met there, which is what a plan is chosen by.
CREATE STATISTICS "invoice_folded" ON "folded"("invoice_number"), "folded"("purchase_order_number"), "folded"("party_name") FROM "invoice";

DROP INDEX "party_name_trgm";
CREATE INDEX "party_name_folded" ON "party" USING GIN ("organization_id" uuid_ops, "folded"("name") gin_trgm_ops);
DROP INDEX "email_subject_trgm";
CREATE INDEX "email_subject_folded" ON "email" USING GIN ("organization_id" uuid_ops, "folded"("subject") gin_trgm_ops);
DROP INDEX "email_recipient_address_trgm";
CREATE INDEX "email_recipient_address_folded" ON "email_recipient" USING GIN ("organization_id" uuid_ops, "folded"("address") gin_trgm_ops);
DROP INDEX "suppression_address_trgm";
CREATE INDEX "suppression_address_folded" ON "suppression" USING GIN ("organization_id" uuid_ops, "folded"("address") gin_trgm_ops);
DROP INDEX "bouncing_address_address_trgm";
CREATE INDEX "bouncing_address_address_folded" ON "bouncing_address" USING GIN ("organization_id" uuid_ops, "folded"("address") gin_trgm_ops);

-- What a plan is chosen by is counted now, and not when PostgreSQL comes round to it; of empty tables nothing may be known, or
-- they would be taken for empty while they fill.
DO $$
BEGIN
  IF EXISTS (SELECT FROM "invoice") THEN
    ANALYZE "invoice", "party", "email", "email_recipient", "suppression", "bouncing_address";
  END IF;
END $$;
