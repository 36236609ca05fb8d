import { id, type LedgerSize, organizationId, partiesOf, periodOf } from './size.ts'
import { numbers, type Step } from './step.ts'

const invoices = ({ invoices }: LedgerSize) => invoices

/** How many days before today invoice n was issued, in SQL: spread over two and a half years. */
export const ageInDays = (row: string) => `(${row} * 37 % 900)`

/** Which tenth of an organization's invoices row n belongs to, in SQL: 0 to 6 are paid, 7 partly, 8 and 9 not. */
export const tenth = (size: LedgerSize, row: string) => `(${row} / ${periodOf(size)} % 10)`

export const INVOICE_STEPS: readonly Step[] = [
  {
    table: 'invoice',
    rows: invoices,
    insert: (size, from, to) => `
      insert into invoice (organization_id, id, invoice_number, standing, issue_date, due_date, paid_date, currency,
        subtotal, total, amount_due, amount_paid, amount_remaining, settled_overdue_days, settled_age_days,
        target_party_id, billing_address_id, document_id, blueprint_id, collection_method, memo)
      select ${organizationId(size, 'n')}, ${id('invoice', 'n')}, 'INV-' || lpad(n::text, 8, '0'),
        (case when paid then 'PAID' when partly then 'PARTIALLY_PAID' else 'SENT' end)::"InvoiceStanding",
        issued, issued + interval '30 days', case when paid then issued + (n % 60) * interval '1 day' end, 'EUR',
        amount, amount, amount, case when paid then amount when partly then 100 else 0 end,
        case when paid then 0 when partly then amount - 100 else amount end,
        case when paid then n % 60 - 30 end, case when paid then n % 60 end,
        ${id('party', `n % ${partiesOf(size)}`)}, ${id('address', `n % ${partiesOf(size)}`)},
        case when n / ${periodOf(size)} % 2 = 0 then ${id('document', `n % ${partiesOf(size)}`)} end,
        case when n / ${periodOf(size)} % 4 = 1 then ${id('blueprint', `n % ${partiesOf(size)}`)} end,
        case when n % 3 = 0 then 'SEND_INVOICE'::"CollectionMethod" end, 'Thank you.'
      from (select n, ${tenth(size, 'n')} < 7 as paid, ${tenth(size, 'n')} = 7 as partly,
          1000 + n * 7919 % 900000 as amount,
          date_trunc('day', now()) - ${ageInDays('n')} * interval '1 day' + (n % 28800) * interval '1 second' as issued
        from ${numbers(from, to)} n) i`,
  },
  {
    table: 'line_item',
    rows: invoices,
    insert: (size, from, to) => `
      insert into line_item (organization_id, id, invoice_id, line_number, name, currency, quantity, unit_price,
        line_total)
      select ${organizationId(size, 'n')}, ${id('lineItem', 'n * 3 + k')}, ${id('invoice', 'n')}, k + 1, 'Line ' || k,
        'EUR', 1, 100, 100
      from ${numbers(from, to)} n, generate_series(0, 2) k`,
  },
  {
    table: 'invoice_field',
    rows: invoices,
    insert: (size, from, to) => `
      insert into invoice_field (organization_id, id, invoice_id, key, type, original_type, value)
      select ${organizationId(size, 'n')}, ${id('field', 'n * 2 + k')}, ${id('invoice', 'n')},
        (array['cost_center','delivery_note'])[1 + k], 'string', 'text', to_jsonb('F-' || n % 1000)
      from ${numbers(from, to)} n, generate_series(0, 1) k where ${tenth(size, 'n')} = 7`,
  },
  {
    table: 'comment',
    rows: invoices,
    insert: (size, from, to) => `
      insert into comment (organization_id, id, invoice_id, author_id, text, resolved_by_id, resolved_at, created_at,
        updated_at)
      select ${organizationId(size, 'n')}, ${id('comment', 'n * 2 + k')}, ${id('invoice', 'n')}, ${id('user', '1')},
        (array['Asked for a copy.','Promised to pay.'])[1 + k], case when k = 0 then ${id('user', '1')} end,
        case when k = 0 then written + interval '1 day' end, written, written
      from (select n, k, date_trunc('day', now()) - ${ageInDays('n')} * interval '12 hours' + k * interval '1 hour'
          as written
        from ${numbers(from, to)} n, generate_series(0, 1) k where ${tenth(size, 'n')} = 7) c`,
  },
  {
    table: 'integration_link',
    rows: invoices,
    insert: (size, from, to) => `
      insert into integration_link (organization_id, id, integration_name, entity_type, remote_id, invoice_id, metadata)
      select ${organizationId(size, 'n')}, ${id('link', 'n')}, 'books', 'INVOICE', 'invoice-' || n, ${id('invoice', 'n')},
        '{"company": "one"}'::jsonb
      from ${numbers(from, to)} n where ${tenth(size, 'n')} = 7`,
  },
]
