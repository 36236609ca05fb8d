import pg from 'pg'
import { migrate } from '../src/database/migrate.ts'

/** Fills the database `DATABASE_URL` with a ledger of any size: `node bench/fill.ts [invoices] [organizations]`. */
const url = process.env.DATABASE_URL
if (url === undefined) throw new Error('DATABASE_URL must name an empty database that may be filled.')
const invoices = Number(process.argv[2] ?? 500_000)
const organizations = Number(process.argv[3] ?? 10)
/** A multiple of the organizations, so that row n of every table belongs to the same organization. */
const parties = organizations * Math.max(1, Math.round(invoices / 50 / organizations))

await migrate(url)
const client = new pg.Client({ connectionString: url })
await client.connect()
await client.query('set synchronous_commit = off')

/** Ids that can be worked out again from a number: table, then row. */
const id = (table: string, row: string) =>
  `('0192${table}-0000-7000-8000-' || lpad(to_hex(${row}), 12, '0'))::uuid`
const organization = (row: string) => id('0001', `${row} % ${organizations}`)

const STEPS: Record<string, string> = {
  organization: `insert into organization (id, name, timezone, default_currency)
    select ${id('0001', 'n')}, 'Organization ' || n, 'Europe/Berlin', 'EUR' from generate_series(0, ${organizations - 1}) n`,
  user: `insert into user_account (id, email) values (${id('0002', '1')}, 'bench@duegraph.example')`,
  membership: `insert into organization_membership (organization_id, user_id, is_default)
    select id, ${id('0002', '1')}, name = 'Organization 0' from organization`,
  party: `insert into party (organization_id, id, name)
    select ${organization('n')}, ${id('0003', 'n')},
      (array['Alder','Birch','Cedar','Dogwood','Elm','Fir','Ginkgo','Hazel'])[1 + n % 8] || ' ' || md5(n::text)
    from generate_series(0, ${parties - 1}) n`,
  contact: `insert into contact (organization_id, id, party_id, name, email, external_role, is_primary)
    select organization_id, ${id('0004', 'n')}, ${id('0003', 'n')}, 'Contact ' || n,
      'contact' || n || '@party.example', 'BILLING_CONTACT', true
    from (select n, ${organization('n')} as organization_id from generate_series(0, ${parties - 1}) n) c`,
  document: `insert into document (organization_id, id, filename, is_archived)
    select ${organization('n')}, ${id('000a', 'n')}, 'contract-' || n || '.pdf', n % 50 = 7 from generate_series(0, ${parties - 1}) n`,
  blueprint: `insert into invoice_blueprint (organization_id, id, is_active)
    select ${organization('n')}, ${id('000b', 'n')}, n % 50 <> 7 from generate_series(0, ${parties - 1}) n`,
  invoice: `insert into invoice (organization_id, id, invoice_number, standing, issue_date, due_date, paid_date, currency,
      subtotal, total, amount_due, amount_paid, amount_remaining, settled_overdue_days, settled_age_days,
      target_party_id, document_id, blueprint_id, collection_method)
    select ${organization('n')}, ${id('0005', 'n')}, 'INV-' || lpad(n::text, 8, '0'),
      (case when paid then 'PAID' when partly then 'PARTIALLY_PAID' else 'SENT' end)::"InvoiceStanding",
      issued, issued + interval '30 days', case when paid then issued + (n % 60) * interval '1 day' end, 'EUR',
      amount, amount, amount, case when paid then amount when partly then 100 else 0 end,
      case when paid then 0 when partly then amount - 100 else amount end,
      case when paid then n % 60 - 30 end, case when paid then n % 60 end,
      ${id('0003', `n % ${parties}`)},
      case when n / ${organizations} % 2 = 0 then ${id('000a', `n % ${parties}`)} end,
      case when n / ${organizations} % 4 = 1 then ${id('000b', `n % ${parties}`)} end,
      case when n % 3 = 0 then 'SEND_INVOICE'::"CollectionMethod" end
    from (select n, n / ${organizations} % 10 < 7 as paid, n / ${organizations} % 10 = 7 as partly, 1000 + (n::bigint * 7919) % 900000 as amount,
        date_trunc('day', now()) - (n::bigint * 37 % 900) * interval '1 day' + (n % 28800) * interval '1 second' as issued
      from generate_series(0, ${invoices - 1}) n) i`,
  lineItem: `insert into line_item (organization_id, id, invoice_id, line_number, name, currency, quantity, unit_price, line_total)
    select ${organization('n')}, ${id('0006', 'n * 3 + k')}, ${id('0005', 'n')}, k + 1, 'Line ' || k, 'EUR', 1, 100, 100
    from generate_series(0, ${invoices - 1}) n, generate_series(0, 2) k`,
  email: `insert into email (organization_id, id, party_id, status, delivery_status, subject, body_text, from_email,
      is_bounced, sent_at, timeline_at, created_at)
    select ${organization('n')}, ${id('0007', 'n')}, ${id('0003', `n % ${parties}`)}, 'SENT',
      (case when n % 20 = 0 then 'BOUNCED' else 'DELIVERED' end)::"DeliveryStatus", 'Reminder ' || n, 'Please pay.',
      'billing@duegraph.example', n % 20 = 0, sent, sent, sent
    from (select n, date_trunc('day', now()) - (n::bigint * 13 % 700) * interval '1 day' + (n % 28800) * interval '1 second' as sent
      from generate_series(0, ${invoices - 1}) n) e`,
  emailInvoice: `insert into email_invoice (organization_id, email_id, invoice_id)
    select ${organization('n')}, ${id('0007', 'n')}, ${id('0005', 'n')} from generate_series(0, ${invoices - 1}) n`,
  recipient: `insert into email_recipient (organization_id, id, email_id, address, delivery_status)
    select ${organization('n')}, ${id('0008', 'n')}, ${id('0007', 'n')}, 'contact' || n % ${parties} || '@party.example',
      (case when n % 20 = 0 then 'BOUNCED' else 'DELIVERED' end)::"DeliveryStatus"
    from generate_series(0, ${invoices - 1}) n`,
  callout: `insert into bounce_callout (organization_id, id, email_id, source, detected_at, recipient_emails)
    select ${organization('n')}, ${id('0009', 'n')}, ${id('0007', 'n')}, 'DELIVERY_WEBHOOK', now(),
      array['contact' || n % ${parties} || '@party.example']
    from generate_series(0, ${invoices - 1}, 20) n`,
}

for (const [name, statement] of Object.entries(STEPS)) {
  const start = performance.now()
  const { rowCount } = await client.query(statement)
  process.stderr.write(`${name}: ${rowCount} rows in ${((performance.now() - start) / 1_000).toFixed(1)} s\n`)
}
await client.query('vacuum analyze')
await client.end()
