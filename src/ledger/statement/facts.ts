import type { Read } from '../../database/read.ts'
import { type Sql, sql } from '../../database/sql.ts'
import { wasSentBefore } from '../receivables/balances.ts'

/** What stands in the books about one party: as text, because a JSON number may lose the last digits of an amount. */
export type Facts = {
  invoices: InvoiceFact[]
  payments: PaymentFact[]
  allocations: AllocationFact[]
  credits: CreditFact[]
  writeOffs: WriteOffFact[]
  refunds: RefundFact[]
}

export type InvoiceFact = {
  id: string
  number: string | null
  /** Whether it is addressed to the party; others are here because money of the party was applied to them, or theirs to the party's. */
  isOwn: boolean
  currency: string
  total: string
  due: string
  paid: string
  credited: string
  writtenOff: string
  issuedAt: string
  dueAt: string | null
  paidAt: string | null
  voidedAt: string | null
  cancelledAt: string | null
  uncollectibleAt: string | null
}

export type PaymentFact = {
  id: string
  reference: string | null
  /** Whether the party paid it, and it came in. */
  isOwn: boolean
  currency: string
  amount: string
  refunded: string
  receivedAt: string
}

type Span = { from: string; until: string | null }
export type AllocationFact = Span & { invoiceId: string; paymentId: string; amount: string; pays: string }
export type CreditFact = Span & { noteId: string; invoiceId: string; amount: string }
export type WriteOffFact = Span & { invoiceId: string; amount: string }
export type RefundFact = { paymentId: string; amount: string; at: string }

/** Everything at one moment: several statements would see several states of the books. */
export async function readFacts(read: Read, organizationId: string, partyId: string): Promise<Facts> {
  const [row] = await read<{ facts: Facts }>(factsOf(organizationId, partyId))
  if (row === undefined) throw new Error('A statement without FROM gives one row.')
  return row.facts
}

/**
 * Of invoices those that were ever owed: issued, whatever became of them later. Of what was cancelled its history tells that it
 * had been sent: a draft may bear a day of issue as well.
 */
function wasIssued(organizationId: string): Sql {
  return sql`i.type = 'RECEIVABLE' and case i.workflow_status
    when 'CANCELLED' then i.cancelled_at is not null and ${wasSentBefore(organizationId)}
    when 'SENT' then true else i.standing in ('DISPUTED', 'PAID') end`
}

function factsOf(organizationId: string, partyId: string): Sql {
  const [organization, party] = [sql`${organizationId}::uuid`, sql`${partyId}::uuid`]
  const rows = (of: Sql) => sql`(select coalesce(json_agg(r), '[]') from (${of}) r)`
  return sql`with own_invoice as materialized (
      select i.id from invoice i where i.organization_id = ${organization} and i.target_party_id = ${party}),
    own_payment as materialized (
      select p.id from payment p where p.organization_id = ${organization} and p.party_id = ${party}),
    allocation as materialized (
      select a.invoice_id, a.payment_id, a.amount, a.invoice_amount, a.applied_at, a.reversed_at
      from own_invoice o join invoice_payment a on a.organization_id = ${organization} and a.invoice_id = o.id
      where a.is_approved
      union all
      select a.invoice_id, a.payment_id, a.amount, a.invoice_amount, a.applied_at, a.reversed_at
      from own_payment o join invoice_payment a on a.organization_id = ${organization} and a.payment_id = o.id
      where a.is_approved and a.invoice_id not in (select id from own_invoice)),
    credit as materialized (
      select c.credit_note_id, c.invoice_id, c.amount, c.applied_at, c.reversed_at
      from own_invoice o join credit_application c on c.organization_id = ${organization} and c.invoice_id = o.id
      union all
      select c.credit_note_id, c.invoice_id, c.amount, c.applied_at, c.reversed_at
      from own_invoice o join credit_application c on c.organization_id = ${organization} and c.credit_note_id = o.id
      where c.invoice_id not in (select id from own_invoice)),
    named_invoice as (select id from own_invoice union select invoice_id from allocation
      union select credit_note_id from credit union select invoice_id from credit),
    named_payment as (select id from own_payment union select payment_id from allocation)
    select json_build_object(
      'invoices', ${rows(sql`select i.id, i.invoice_number as number, i.target_party_id is not distinct from ${party} as "isOwn", i.currency,
          i.total::text, i.amount_due::text as due, i.amount_paid::text as paid,
          i.pre_payment_credit_notes::text as credited, i.amount_written_off::text as "writtenOff",
          coalesce(i.issue_date, i.created_at) as "issuedAt", i.due_date as "dueAt", i.paid_date as "paidAt",
          i.voided_at as "voidedAt", i.cancelled_at as "cancelledAt", i.marked_uncollectible_at as "uncollectibleAt"
        from named_invoice n join invoice i on i.organization_id = ${organization} and i.id = n.id where ${wasIssued(organizationId)}
        order by coalesce(i.issue_date, i.created_at), i.id`)},
      'payments', ${rows(sql`select p.id, p.reference_number as reference,
          p.party_id is not distinct from ${party} and p.status <> 'FAILED' as "isOwn", p.currency,
          p.amount::text, p.amount_refunded::text as refunded, p.received_at as "receivedAt"
        from named_payment n join payment p on p.organization_id = ${organization} and p.id = n.id
        order by p.received_at, p.id`)},
      'allocations', ${rows(sql`select a.invoice_id as "invoiceId", a.payment_id as "paymentId", a.amount::text,
          a.invoice_amount::text as pays, a.applied_at as "from", a.reversed_at as "until" from allocation a
        order by a.applied_at, a.invoice_id, a.payment_id`)},
      'credits', ${rows(sql`select c.credit_note_id as "noteId", c.invoice_id as "invoiceId", c.amount::text,
          c.applied_at as "from", c.reversed_at as "until" from credit c order by c.applied_at, c.invoice_id`)},
      'writeOffs', ${rows(sql`select w.invoice_id as "invoiceId", w.amount::text, w.written_off_at as "from", w.reversed_at as "until"
        from own_invoice o join write_off w on w.organization_id = ${organization} and w.invoice_id = o.id
        order by w.written_off_at, w.id`)},
      'refunds', ${rows(sql`select f.payment_id as "paymentId", f.amount::text, f.refunded_at as at
        from own_payment o join payment_refund f on f.organization_id = ${organization} and f.payment_id = o.id
        order by f.refunded_at, f.id`)}) as facts`
}
