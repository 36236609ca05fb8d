import { ageInDays, tenth } from './invoices.ts'
import { id, type LedgerSize, organizationNumber, partiesOf } from './size.ts'
import { numbers, type Step } from './step.ts'

const invoices = ({ invoices }: LedgerSize) => invoices
const organizations = ({ organizations }: LedgerSize) => organizations

/** What hangs below the partly paid invoices: so many of each. */
const CALLS = 3
const PAYMENTS = 4

/** A row for each partly paid invoice n and each k below `each`, with the time that lies so many hours after its issue. */
function below(size: LedgerSize, from: number, to: number, each: number): string {
  return `(select n, k, n * ${each} + k as row, n % ${partiesOf(size)} as party,
      date_trunc('day', now()) - ${ageInDays('n')} * interval '12 hours' + k * interval '1 hour' as at
    from ${numbers(from, to)} n, generate_series(0, ${each - 1}) k where ${tenth(size, 'n')} = 7) h`
}

const owner = (size: LedgerSize) => organizationNumber(size, 'n')
const organization = (size: LedgerSize) => id('organization', owner(size))

/** What was done about the partly paid invoices: calls with what was found in them, the tasks of it, and payments. */
export const HISTORY_STEPS: readonly Step[] = [
  {
    table: 'email_sender',
    rows: organizations,
    insert: (_size, from, to) => `
      insert into email_sender (organization_id, id, email, name)
      select ${id('organization', 'n')}, ${id('sender', 'n')}, 'billing' || n || '@duegraph.example', 'Billing'
      from ${numbers(from, to)} n`,
  },
  {
    table: 'workflow',
    rows: organizations,
    insert: (_size, from, to) => `
      insert into workflow (organization_id, id, name)
      select ${id('organization', 'n')}, ${id('workflow', 'n')}, 'Reminders' from ${numbers(from, to)} n`,
  },
  {
    table: 'email_thread',
    rows: invoices,
    insert: (size, from, to) => `
      insert into email_thread (organization_id, id, party_id, subject)
      select ${organization(size)}, ${id('thread', 'n')}, ${id('party', 'party')}, 'Invoice ' || n
      from ${below(size, from, to, 1)}`,
  },
  {
    table: 'call',
    rows: invoices,
    insert: (size, from, to) => `
      insert into call (organization_id, id, party_id, direction, status, from_number, to_number, reason, sentiment, summary,
        transcript_text, agent_id, workflow_id, started_at, ended_at, timeline_at, created_at)
      select ${organization(size)}, ${id('call', 'row')}, ${id('party', 'party')}, 'OUTBOUND', 'COMPLETED', '+49 431 1',
        '+49 431 2', 'PAYMENT_REMINDER', 'NEUTRAL', 'Wants to look into it.',
        repeat('Good morning, it is about an invoice. ', 40), ${id('agent', owner(size))},
        ${id('workflow', owner(size))}, at, at + interval '3 minutes', at, at
      from ${below(size, from, to, CALLS)}`,
  },
  {
    table: 'call_invoice',
    rows: invoices,
    insert: (size, from, to) => `
      insert into call_invoice (organization_id, call_id, invoice_id)
      select ${organization(size)}, ${id('call', 'row')}, ${id('invoice', 'n')} from ${below(size, from, to, CALLS)}`,
  },
  {
    table: 'classification',
    rows: invoices,
    insert: (size, from, to) => `
      insert into classification (organization_id, id, call_id, type, reason, is_action_required, language, created_at)
      select ${organization(size)}, ${id('classification', 'row')}, ${id('call', 'row')}, 'PROMISE_TO_PAY', 'Said so.', true,
        'de', at
      from ${below(size, from, to, CALLS)}`,
  },
  {
    table: 'task',
    rows: invoices,
    insert: (size, from, to) => `
      insert into task (organization_id, id, label, type, party_id, invoice_id, classification_id, call_id, assignee_id,
        created_at)
      select ${organization(size)}, ${id('task', 'row')}, 'Call again', 'FOLLOW_UP', ${id('party', 'party')},
        ${id('invoice', 'n')}, ${id('classification', 'row')}, ${id('call', 'row')}, ${id('user', '1')}, at
      from ${below(size, from, to, CALLS)}`,
  },
  {
    table: 'payment',
    rows: invoices,
    insert: (size, from, to) => `
      insert into payment (organization_id, id, party_id, amount, currency, method, status, received_at, reference_number,
        created_at)
      select ${organization(size)}, ${id('payment', 'row')}, ${id('party', 'party')}, 25, 'EUR', 'WIRE', 'APPLIED', at,
        'RF-' || row, at
      from ${below(size, from, to, PAYMENTS)}`,
  },
  {
    table: 'invoice_payment',
    needsIndexes: true,
    rows: invoices,
    insert: (size, from, to) => `
      insert into invoice_payment (organization_id, id, invoice_id, payment_id, amount, strategy, is_approved, created_at)
      select ${organization(size)}, ${id('allocation', 'row')}, ${id('invoice', 'n')}, ${id('payment', 'row')}, 25,
        'MANUAL', true, at
      from ${below(size, from, to, PAYMENTS)}`,
  },
]
