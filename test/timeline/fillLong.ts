import type pg from 'pg'

type Long = {
  organizationId: string
  userId: string
  partyId: string
  /** Invoices of the party, one after the other. */
  invoiceIds: readonly string[]
  /** How many items the timeline of the party gets; that of an invoice gets its share of them. */
  items: number
}

/** So many kinds have an item in each round of rows. */
const KINDS = 11

/** A timeline as long as one wants: rows of every kind, each ten minutes before the next, in a few statements. */
export async function fillLong(client: pg.ClientBase, long: Long): Promise<void> {
  const { organizationId, userId, partyId, invoiceIds, items } = long
  const rounds = Math.ceil(items / KINDS)
  const values = [organizationId, partyId, [...invoiceIds], userId, rounds]
  for (const { insert, select } of STATEMENTS) {
    // Every statement gets all parameters, whether it has a use for them or not.
    await client.query(
      `with given as (select $1::uuid as org, $2::uuid as party, $3::uuid[] as invoices, $4::uuid as person),
      row as (select g.*, g.invoices[n % cardinality(g.invoices) + 1] as invoice, n,
        '2026-03-01T12:00:00Z'::timestamptz - n * interval '10 minutes' as at
        from given g cross join generate_series(1, $5::int) n)
      insert into ${insert} select ${select} from row`,
      values,
    )
  }
  await client.query(LINKS, [organizationId, partyId, [...invoiceIds]])
}

const STATEMENTS = [
  {
    insert: `email (organization_id, id, party_id, direction, status, delivery_status, subject, from_email, initiator_type,
      reason, sent_at, timeline_at, created_at)`,
    select: `org, gen_random_uuid(), party, (case when n % 5 = 0 then 'INBOUND' else 'OUTBOUND' end)::"Direction", 'SENT',
      'DELIVERED', 'Reminder ' || n, 'billing@duegraph.example', 'SYSTEM', 'PAYMENT_REMINDER', at, at, at`,
  },
  {
    insert: 'call (organization_id, id, party_id, direction, status, to_number, started_at, created_at)',
    select: `org, gen_random_uuid(), party, 'OUTBOUND', 'COMPLETED', '+49 30 ' || n, at, at`,
  },
  {
    insert: 'task (organization_id, id, party_id, invoice_id, label, type, status, created_at)',
    select: `org, gen_random_uuid(), party, invoice, 'Task ' || n, 'promise_to_pay', 'COMPLETED', at`,
  },
  {
    insert: 'comment (organization_id, id, invoice_id, author_id, text, created_at)',
    select: `org, gen_random_uuid(), invoice, person, 'Called ' || n, at`,
  },
  {
    // It stands on the timeline twice.
    insert:
      'dispute (organization_id, id, invoice_id, opened_by_id, opened_at, resolution, resolved_by_id, resolved_at)',
    select: `org, gen_random_uuid(), invoice, person, at, 'REJECTED', person, at + interval '5 minutes'`,
  },
  {
    insert:
      'promise_to_pay (organization_id, id, invoice_id, promised_on, recorded_by_id, recorded_at, superseded_at)',
    select: `org, gen_random_uuid(), invoice, '2026-04-01', person, at, at`,
  },
  {
    insert: 'invoice_status_change (organization_id, id, invoice_id, before, after, occurred_at)',
    select: `org, gen_random_uuid(), invoice, 'SENT', 'DISPUTED', at`,
  },
  {
    insert:
      'integration_link (organization_id, id, integration_name, entity_type, remote_id, party_id, created_at)',
    select: `org, gen_random_uuid(), 'books', 'PARTY', party || '-' || n, party, at`,
  },
  {
    insert: 'payment (organization_id, id, party_id, amount, currency, method, status, received_at)',
    select: `org, gen_random_uuid(), party, 10000 + n, 'EUR', 'WIRE', 'APPLIED', at`,
  },
  {
    insert:
      'audit_entry (organization_id, id, occurred_at, action, actor_user_id, entity_type, entity_id, changes)',
    select: `org, gen_random_uuid(), at, 'partyUpdate', person, 'Party', party, '{"name": "Acme"}'`,
  },
  {
    // A log speaks of many things: the planner has to see that one of them is few of its rows.
    insert:
      'audit_entry (organization_id, id, occurred_at, action, actor_user_id, entity_type, entity_id, changes)',
    select: `org, gen_random_uuid(), at, 'contactUpdate', person, 'Contact', gen_random_uuid(), '{"name": "Rosa"}'`,
  },
]

/** What is linked with an invoice: every email, call and payment with one of them. */
const LINKS = `
  with given as (select $1::uuid as org, $2::uuid as party, $3::uuid[] as invoices),
  emails as (insert into email_invoice (organization_id, email_id, invoice_id)
    select g.org, e.id, g.invoices[row_number() over (order by e.timeline_at) % cardinality(g.invoices) + 1]
    from given g join email e on e.organization_id = g.org and e.party_id = g.party),
  calls as (insert into call_invoice (organization_id, call_id, invoice_id)
    select g.org, c.id, g.invoices[row_number() over (order by c.timeline_at) % cardinality(g.invoices) + 1]
    from given g join call c on c.organization_id = g.org and c.party_id = g.party)
  insert into invoice_payment (organization_id, id, invoice_id, payment_id, amount, strategy, is_approved)
  select g.org, gen_random_uuid(), g.invoices[row_number() over (order by p.received_at) % cardinality(g.invoices) + 1],
    p.id, 100, 'AUTOMATIC', true
  from given g join payment p on p.organization_id = g.org and p.party_id = g.party`
