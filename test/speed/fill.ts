import pg from 'pg'
import { ORIGIN_STATEMENTS } from './fillOrigins.ts'

const INVOICES = 100_000
const ORGANIZATIONS = 10
const PARTIES = 4_000
const EMAILS = 30_000

/** Ids that can be worked out again from a number: table, then row. */
const id = (table: string, row: string) =>
  `('018f${table}-0000-7000-8000-' || lpad(to_hex(${row}), 12, '0'))::uuid`
const owner = (row: string) => id('0001', `${row} % ${ORGANIZATIONS}`)
const DAY = `interval '1 day'`

/** Addresses of which something is known, and who did what: rows of their own, whatever the emails say. */
const LIST_STATEMENTS = [
  `insert into suppression (organization_id, id, address, address_key, reason, created_at)
    select ${owner('n')}, ${id('0012', 'n')}, 'contact' || n || '@party.example', 'contact' || n || '@party.example',
      (case when n / ${ORGANIZATIONS} % 20 = 0 then 'COMPLAINT' else 'HARD_BOUNCE' end)::"SuppressionReason",
      $1::timestamptz - (n * 13 % 700) * ${DAY} from generate_series(0, ${EMAILS - 1}) n`,
  `insert into bouncing_address (organization_id, id, address, address_key, party_id, contact_id, bounce_type, bounce_reason,
      first_bounced_at, last_bounced_at, bounce_count)
    select ${owner('n')}, ${id('0013', 'n')}, 'gone' || n || '@party.example', 'gone' || n || '@party.example',
      ${id('0005', `n % ${PARTIES}`)}, ${id('0006', `n % ${PARTIES}`)},
      (case when n / ${ORGANIZATIONS} % 4 = 0 then 'SOFT' else 'HARD' end)::"BounceType",
      (case when n / ${ORGANIZATIONS} % 4 = 0 then 'MAILBOX_FULL' else 'MAILBOX_DOES_NOT_EXIST' end)::"BounceReason",
      at, at, n % 7 + 1
    from (select n, $1::timestamptz - (n * 13 % 700) * ${DAY} as at from generate_series(0, ${EMAILS - 1}) n) b`,
  `insert into exchange_rate (organization_id, id, into_currency, currency, valid_from, rate, set_at)
    select ${owner('n')}, ${id('0015', 'n')}, 'EUR', (array['USD', 'JPY', 'GBP'])[n / ${ORGANIZATIONS} % 3 + 1],
      ($1::timestamptz - (n / ${ORGANIZATIONS} / 3) * ${DAY})::date, 1.5, $1::timestamptz from generate_series(0, ${EMAILS - 1}) n`,
  `insert into audit_entry (organization_id, id, occurred_at, action, outcome, code, actor_user_id, entity_type, entity_id)
    select ${owner('n')}, ${id('0014', 'n')}, $1::timestamptz - n * interval '7 minutes', 'action' || n % 30,
      (case when n / ${ORGANIZATIONS} % 20 = 0 then 'REFUSED' else 'SUCCEEDED' end)::"AuditOutcome",
      case when n / ${ORGANIZATIONS} % 20 = 0 then 'FORBIDDEN' end,
      case when n / ${ORGANIZATIONS} % 2 = 0 then ${id('0002', '1')} end, 'Invoice', ${id('0009', 'n')}
    from generate_series(0, ${EMAILS - 1}) n`,
]

/** Conversations, calls with what was found in them, and tasks: most of them done. */
const CALL_STATEMENTS = [
  `insert into email_thread (organization_id, id, party_id, subject, subject_key)
    select ${owner('n')}, ${id('0016', 'n')}, ${id('0005', `n % ${PARTIES}`)}, 'Reminder ' || n, 'reminder ' || n
    from generate_series(0, ${EMAILS - 1}) n`,
  `update email set thread_id = ('018f0016' || substr(id::text, 9))::uuid`,
  `insert into workflow (organization_id, id, name)
    select ${owner('n')}, ${id('0017', 'n')}, 'Workflow ' || n from generate_series(0, ${PARTIES - 1}) n`,
  `insert into call (organization_id, id, party_id, direction, status, sentiment, from_number, to_number, agent_id, workflow_id,
      is_voicemail, is_automated, started_at, created_at, updated_at)
    select ${owner('n')}, ${id('0018', 'n')}, ${id('0005', `n % ${PARTIES}`)},
      (case when row % 10 = 0 then 'INBOUND' else 'OUTBOUND' end)::"Direction",
      (case when row % 50 = 1 then 'FAILED' when row % 9 = 0 then 'NO_ANSWER' else 'COMPLETED' end)::"CallStatus",
      (case when row % 50 = 2 then 'NEGATIVE' when row % 3 = 0 then 'NEUTRAL' end)::"Sentiment",
      '+49 30 ' || n, '+49 40 ' || n, ${id('0003', `n % ${PARTIES}`)}, ${id('0017', `n % ${PARTIES}`)},
      row % 40 = 0, row % 2 = 0, case when row % 9 <> 0 then at end, at, at
    from (select n, n / ${ORGANIZATIONS} as row, $1::timestamptz - (n * 13 % 700) * ${DAY} as at
      from generate_series(0, ${EMAILS - 1}) n) c`,
  `insert into call_invoice (organization_id, call_id, invoice_id)
    select ${owner('n')}, ${id('0018', 'n')}, ${id('0009', 'n')} from generate_series(0, ${EMAILS - 1}) n`,
  `insert into classification (organization_id, id, call_id, type)
    select ${owner('n')}, ${id('0019', 'n')}, ${id('0018', 'n')}, 'PROMISE_TO_PAY' from generate_series(0, ${EMAILS - 1}) n`,
  `insert into event (organization_id, id, name)
    select ${owner('n')}, ${id('001a', 'n')}, 'call_ended' from generate_series(0, ${EMAILS - 1}) n`,
  `insert into task (organization_id, id, label, type, status, due_on, assignee_id, party_id, invoice_id, classification_id, email_id,
      call_id, trigger_event_id, completed_at, created_at, updated_at)
    select ${owner('n')}, ${id('001b', 'n')}, 'Task ' || n, case when row % 30 = 0 then 'dispute' else 'promise_to_pay' end,
      (case when row % 40 = 0 then 'OPEN' when row % 300 = 1 then 'FAILED' else 'COMPLETED' end)::"TaskStatus",
      case when row % 3 = 0 then (at + 3 * ${DAY})::date end, case when row % 400 = 0 then ${id('0002', '1')} end,
      ${id('0005', `n % ${PARTIES}`)}, ${id('0009', 'n')}, ${id('0019', 'n')}, ${id('000d', 'n')}, ${id('0018', 'n')},
      ${id('001a', 'n')}, case when row % 40 <> 0 then at end, at, at
    from (select n, n / ${ORGANIZATIONS} as row, $1::timestamptz - (n * 13 % 700) * ${DAY} as at
      from generate_series(0, ${EMAILS - 1}) n) t`,
  `insert into task_data (organization_id, id, task_id, source, type)
    select ${owner('n')}, ${id('001c', 'n')}, ${id('001b', 'n')}, 'email', 'response' from generate_series(0, ${EMAILS - 1}, 3) n`,
]

/** Payments of parties and what they are for. */
const PAYMENT_STATEMENTS = [
  `insert into payment (organization_id, id, party_id, amount, currency, method, status, received_at, reference_number,
      description, created_at, updated_at)
    select ${owner('n')}, ${id('0020', 'n')}, ${id('0005', `n % ${PARTIES}`)}, 10000 + n::bigint * 7919 % 900000,
      case when n / ${ORGANIZATIONS} % 10 = 1 then 'USD' else 'EUR' end,
      (case when n / ${ORGANIZATIONS} % 20 = 0 then 'CHECK' else 'WIRE' end)::"PaymentMethod",
      (case when n / ${ORGANIZATIONS} % 40 = 0 then 'PENDING_MATCH' else 'APPLIED' end)::"PaymentStatus",
      at, 'PAY-' || n, 'Payment ' || md5(n::text), at, at
    from (select n, $1::timestamptz - (n * 13 % 700) * ${DAY} as at from generate_series(0, ${EMAILS - 1}) n) p`,
  `insert into invoice_payment (organization_id, id, invoice_id, payment_id, amount, strategy, is_approved)
    select ${owner('n')}, ${id('0021', 'n')}, ${id('0009', 'n')}, ${id('0020', 'n')}, 5000, 'AUTOMATIC', n % 2 = 0
    from generate_series(0, ${EMAILS - 1}) n`,
]

/** Ten organizations, so that a look at one of them is worth an index; what is rare in a ledger is rare here. */
const STATEMENTS = [
  `insert into organization (id, name, timezone, default_currency)
    select ${id('0001', 'n')}, 'Organization ' || n, 'Europe/Berlin', 'EUR' from generate_series(0, ${ORGANIZATIONS - 1}) n`,
  `insert into user_account (id, email, given_name) values (${id('0002', '1')}, 'ada@duegraph.example', 'Ada')`,
  `insert into organization_membership (organization_id, user_id, is_default)
    select id, ${id('0002', '1')}, name = 'Organization 0' from organization`,
  `insert into agent (organization_id, id, name)
    select ${owner('n')}, ${id('0003', 'n')}, 'Agent ' || n from generate_series(0, ${PARTIES - 1}) n`,
  `insert into address (organization_id, id, country)
    select ${owner('n')}, ${id('0004', 'n')}, 'Country ' || n % 40 from generate_series(0, ${PARTIES - 1}) n`,
  `insert into party (organization_id, id, name, email, account_number, billing_address_id, assignee_id, updated_at)
    select ${owner('n')}, ${id('0005', 'n')}, 'Party ' || md5(n::text), 'party' || n || '@party.example', 'A-' || n,
      ${id('0004', 'n')}, case when n % 400 = 0 then ${id('0002', '1')} end, $1::timestamptz - n * interval '1 minute'
    from generate_series(0, ${PARTIES - 1}) n`,
  `insert into contact (organization_id, id, party_id, name, email)
    select ${owner('n')}, ${id('0006', 'n')}, ${id('0005', 'n')}, 'Contact', 'contact' || n || '@party.example'
    from generate_series(0, ${PARTIES - 1}) n`,
  `insert into document (organization_id, id, filename, is_archived)
    select ${owner('n')}, ${id('0007', 'n')}, 'contract-' || n || '.pdf', n / 10 % 50 = 0 from generate_series(0, ${PARTIES - 1}) n`,
  `insert into invoice_blueprint (organization_id, id, is_active)
    select ${owner('n')}, ${id('0008', 'n')}, n / 10 % 50 <> 0 from generate_series(0, ${PARTIES - 1}) n`,
  `insert into invoice (organization_id, id, invoice_number, purchase_order_number, type, standing, collection_method, currency,
      subtotal, total, amount_due, amount_paid, amount_remaining, issue_date, due_date, paid_date, settled_overdue_days,
      settled_age_days, is_in_dispute, target_party_id, document_id, blueprint_id, assignee_id, promised_to_pay_date,
      last_outreach_at, last_outreach_channel, created_at, updated_at)
    select ${owner('n')}, ${id('0009', 'n')}, 'INV-' || n, case when row % 5 = 0 then 'PO-' || n end,
      (case when row % 20 = 3 then 'PAYABLE' else 'RECEIVABLE' end)::"InvoiceType",
      (case when paid then 'PAID' when disputed then 'DISPUTED' when row % 10 = 7 then 'PARTIALLY_PAID' else 'SENT' end)::"InvoiceStanding",
      case when row % 3 = 0 then 'SEND_INVOICE'::"CollectionMethod" end, case when row % 10 = 1 then 'USD' else 'EUR' end,
      amount, amount, amount, rest, amount - rest, issued, issued + 30 * ${DAY}, case when paid then issued + row % 60 * ${DAY} end,
      case when paid then row % 60 - 30 end, case when paid then row % 60 end, disputed,
      case when row % 100 <> 9 then ${id('0005', `n % ${PARTIES}`)} end,
      case when row % 2 = 0 then ${id('0007', `n % ${PARTIES}`)} end, case when row % 4 = 1 then ${id('0008', `n % ${PARTIES}`)} end,
      case when row % 500 = 0 then ${id('0002', '1')} end, case when row % 200 = 8 then (issued + 40 * ${DAY})::date end,
      case when row % 7 = 0 then issued + 35 * ${DAY} end, case when row % 7 = 0 then 'EMAIL'::"OutreachChannel" end, issued, issued
    from (select n, n / ${ORGANIZATIONS} as row, 10000 + n::bigint * 7919 % 900000 as amount, n / ${ORGANIZATIONS} % 10 < 7 as paid,
        n / ${ORGANIZATIONS} % 300 = 8 as disputed, $1::timestamptz - (n / ${ORGANIZATIONS} * 37 % 900) * ${DAY} as issued
      from generate_series(0, ${INVOICES - 1}) n) i
    cross join lateral (select case when paid then amount when row % 10 = 7 then 100 else 0 end as rest) r`,
  `insert into line_item (organization_id, id, invoice_id, line_number, name, currency, quantity, unit_price, line_total)
    select ${owner('n')}, ${id('000a', 'n')}, ${id('0009', 'n')}, 1, 'Line', 'EUR', 1, 100, 100 from generate_series(0, ${EMAILS - 1}) n`,
  `insert into invoice_field (organization_id, id, invoice_id, key, type, value)
    select ${owner('n')}, ${id('000b', 'n')}, ${id('0009', 'n')}, 'region', 'text', to_jsonb('Region ' || n % 50)
    from generate_series(0, ${EMAILS - 1}) n`,
  `insert into comment (organization_id, id, invoice_id, author_id, text)
    select ${owner('n')}, ${id('000c', 'n')}, ${id('0009', 'n')}, ${id('0002', '1')}, 'Called.' from generate_series(0, ${EMAILS - 1}, 3) n`,
  `insert into email (organization_id, id, party_id, direction, status, delivery_status, subject, from_email, initiator_type,
      initiator_agent_id, reason, is_bounced, sent_at, planned_send_at, opened_at, bounced_at, timeline_at, created_at)
    select ${owner('n')}, ${id('000d', 'n')}, ${id('0005', `n % ${PARTIES}`)},
      (case when row % 10 = 0 then 'INBOUND' else 'OUTBOUND' end)::"Direction",
      (case when row % 50 = 1 then 'SCHEDULED' else 'SENT' end)::"EmailStatus",
      (case when row % 50 = 2 then 'BOUNCED' when row % 3 = 0 then 'OPENED' else 'DELIVERED' end)::"DeliveryStatus",
      'Reminder ' || n, 'billing@duegraph.example', 'AGENT', ${id('0003', `n % ${PARTIES}`)}, 'PAYMENT_REMINDER', row % 50 = 2,
      case when row % 50 <> 1 then at end, case when row % 50 = 1 then at end, case when row % 3 = 0 then at end,
      case when row % 50 = 2 then at end, at, at
    from (select n, n / ${ORGANIZATIONS} as row, $1::timestamptz - (n * 13 % 700) * ${DAY} as at
      from generate_series(0, ${EMAILS - 1}) n) e`,
  `insert into email_invoice (organization_id, email_id, invoice_id)
    select ${owner('n')}, ${id('000d', 'n')}, ${id('0009', 'n')} from generate_series(0, ${EMAILS - 1}) n`,
  `insert into email_recipient (organization_id, id, email_id, contact_id, address, delivery_status)
    select ${owner('n')}, ${id('000e', 'n')}, ${id('000d', 'n')}, ${id('0006', `n % ${PARTIES}`)},
      'contact' || n % ${PARTIES} || '@party.example',
      (case when n / ${ORGANIZATIONS} % 50 = 2 then 'BOUNCED' else 'DELIVERED' end)::"DeliveryStatus"
    from generate_series(0, ${EMAILS - 1}) n`,
  `insert into email_event (organization_id, id, email_id, type, occurred_at)
    select ${owner('n')}, ${id('000f', 'n')}, ${id('000d', 'n')}, 'SENT', now() from generate_series(0, ${EMAILS - 1}) n`,
  `insert into bounce_callout (organization_id, id, email_id, source, detected_at, recipient_emails)
    select ${owner('n')}, ${id('0010', 'n')}, ${id('000d', 'n')}, 'DELIVERY_WEBHOOK', now(), array['a@party.example']
    from generate_series(0, ${EMAILS - 1}, 3) n`,
  `insert into integration_link (organization_id, id, integration_name, entity_type, remote_id, invoice_id)
    select ${owner('n')}, ${id('0011', 'n')}, 'books', 'INVOICE', n::text, ${id('0009', 'n')} from generate_series(0, ${EMAILS - 1}) n`,
  ...LIST_STATEMENTS,
  ...CALL_STATEMENTS,
  ...PAYMENT_STATEMENTS,
  ...ORIGIN_STATEMENTS,
]

/** A ledger of 100,000 invoices that ends on this day, in a few statements. */
export async function fillTables(url: string, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off')
    for (const text of STATEMENTS) await client.query(text, text.includes('$1') ? [now] : [])
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** Row n of a table; those of the first organization end in the digit 0. */
export function idOf(
  table: 'party' | 'invoice' | 'email' | 'agent' | 'call' | 'task' | 'payment',
  row: number,
): string {
  const number = {
    agent: '0003',
    party: '0005',
    invoice: '0009',
    email: '000d',
    call: '0018',
    task: '001b',
    payment: '0020',
  }[table]
  return `018f${number}-0000-7000-8000-${row.toString(16).padStart(12, '0')}`
}

export const ORGANIZATION_ID = '018f0001-0000-7000-8000-000000000000'
export const USER_ID = '018f0002-0000-7000-8000-000000000001'
