-- What an import knew before events were told of it: the state is worked out from that and from all events, over and over.
ALTER TABLE "email_recipient" ADD COLUMN     "known_before" JSONB;
ALTER TABLE "bounce_callout" ADD COLUMN     "known_before" JSONB;

-- Mail to one address leaves in order: whoever is next looks for what still waits.
CREATE INDEX "email_recipient_waiting" ON "email_recipient"("organization_id", lower("address")) WHERE "delivery_status" = 'QUEUED';

-- Of emails that were sent from here nothing was known before. Nothing that anybody sees changes by it.
ALTER TABLE "email_recipient" DISABLE TRIGGER USER;
UPDATE "email_recipient" r SET "known_before" = '{}'
  FROM "email_event" v
  WHERE v."organization_id" = r."organization_id" AND v."recipient_id" = r."id" AND v."provider" = 'duegraph'
    AND v."provider_event_id" IN ('queued ' || r."id", 'suppressed ' || r."id");
ALTER TABLE "email_recipient" ENABLE TRIGGER USER;
UPDATE "bounce_callout" b SET "known_before" = '{}'
  WHERE NOT EXISTS (SELECT FROM "email_recipient" r
    WHERE r."organization_id" = b."organization_id" AND r."email_id" = b."email_id" AND r."known_before" IS NULL);

-- Mail that arrived after it bounced softly has arrived.
UPDATE "email_recipient" r SET
    "delivery_status" = (CASE WHEN r."first_clicked_at" IS NOT NULL THEN 'CLICKED' WHEN r."first_opened_at" IS NOT NULL THEN 'OPENED'
      ELSE 'DELIVERED' END)::"DeliveryStatus",
    "delivered_at" = coalesce(a."arrived_at", r."delivered_at"), "bounced_at" = NULL, "bounce_type" = NULL,
    "bounce_reason" = NULL, "bounce_reason_text" = NULL, "diagnostic_code" = NULL
  FROM (SELECT "organization_id", "recipient_id", max("occurred_at") AS bounced_at FROM "email_event"
      WHERE "type" = 'BOUNCED' AND "recipient_id" IS NOT NULL
      GROUP BY 1, 2 HAVING bool_and("bounce_type" IS DISTINCT FROM 'HARD')) b
    JOIN LATERAL (SELECT min(v."occurred_at") FILTER (WHERE v."type" = 'DELIVERED') AS arrived_at, count(*) AS arrivals
      FROM "email_event" v
      WHERE v."organization_id" = b."organization_id" AND v."recipient_id" = b."recipient_id" AND v."occurred_at" > b.bounced_at
        AND (v."type" = 'DELIVERED' OR v."type" IN ('OPENED', 'CLICKED') AND NOT v."is_machine")) a ON a.arrivals > 0
  WHERE r."organization_id" = b."organization_id" AND r."id" = b."recipient_id" AND r."known_before" = '{}'
    AND r."delivery_status" = 'BOUNCED';
UPDATE "email" e SET "is_bounced" = false, "bounced_at" = NULL, "bounce_reason" = NULL, "bounce_reason_text" = NULL,
    "bounce_details" = NULL, "delivery_status" = (SELECT r."delivery_status" FROM "email_recipient" r
      WHERE r."organization_id" = e."organization_id" AND r."email_id" = e."id"
      ORDER BY array_position('{SPAM,FAILED,SUPPRESSED,CLICKED,OPENED,DELIVERED,SENT,QUEUED}', r."delivery_status"::text) LIMIT 1)
  WHERE e."is_bounced" AND e."direction" = 'OUTBOUND'
    AND EXISTS (SELECT FROM "email_recipient" r WHERE r."organization_id" = e."organization_id" AND r."email_id" = e."id"
      AND r."known_before" = '{}')
    AND NOT EXISTS (SELECT FROM "email_recipient" r WHERE r."organization_id" = e."organization_id" AND r."email_id" = e."id"
      AND (r."known_before" IS NULL OR r."delivery_status" = 'BOUNCED'))
    AND NOT EXISTS (SELECT FROM "email_event" v WHERE v."organization_id" = e."organization_id" AND v."email_id" = e."id"
      AND v."type" = 'BOUNCED' AND v."recipient_id" IS NULL);
DELETE FROM "bounce_callout" b USING "email" e
  WHERE e."organization_id" = b."organization_id" AND e."id" = b."email_id" AND b."known_before" = '{}' AND NOT e."is_bounced";
DELETE FROM "suppression" s
  WHERE s."reason" = 'SOFT_BOUNCES' AND s."event_id" IS NOT NULL AND (
    SELECT count(*) FROM "email_recipient" r
    WHERE r."organization_id" = s."organization_id" AND lower(r."address") = s."address_key" AND r."delivery_status" = 'BOUNCED'
      AND r."bounce_type" = 'SOFT') < 3;
