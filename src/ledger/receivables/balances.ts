import { byValue, nothing, type Sql, sql } from '../../database/sql.ts'
import { isOpen, standingIn, unappliedCredit } from '../invoice/condition.ts'
import { OPEN_STANDINGS } from '../invoice/rules.ts'
import { changesSince } from './changes.ts'
import type { Moment } from './moment.ts'

/** The receivables of an organization that `where` picks; it speaks of them as `i`. */
export type Picked = { organizationId: string; where: Sql | null }

/**
 * What is owed on each receivable, and left of each credit note, at the end of a day: rows of `party_id`, `assignee_id`,
 * `currency`, `due_date`, `issued_at`, `owed` and `credit`, and `invoice_count`, which is one.
 */
export function balancesAt(picked: Picked, moment: Moment): Sql {
  return moment.isNow ? balancesNow(picked) : balancesThen(picked, moment)
}

const FACTS = sql`i.target_party_id as party_id, i.assignee_id, i.currency, i.due_date,
  coalesce(i.issue_date, i.created_at) as issued_at, 1 as invoice_count`

function balancesNow({ organizationId, where }: Picked): Sql {
  return sql`select ${FACTS}, case when ${isOpen('i')} then i.amount_remaining else 0 end as owed,
      ${unappliedCredit('i')} as credit
    from invoice i
    where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE' and ${standingIn('i', OPEN_STANDINGS)}
      and (i.amount_remaining > 0 or i.amount_due < 0) ${where === null ? nothing : sql`and ${where}`}`
}

/**
 * Told backwards from what is stored: what has changed since is taken away again. What is stored is the truth of books that
 * were imported, so that what nobody allocated here counts from the day of payment on, else from the day of issue.
 */
function balancesThen({ organizationId, where }: Picked, { end }: Moment): Sql {
  const isElsewhere = sql`i.paid_date >= ${end}::timestamptz and (c.latest is null or c.latest < i.paid_date)`
  const { paid, due } = elsewhere(organizationId)
  // Fenced by its offset: PostgreSQL would work out each amount wherever it is named.
  return sql`select s.party_id, s.assignee_id, s.currency, s.due_date, s.issued_at, s.invoice_count,
      greatest(s.due - s.paid, 0) as owed,
      case when s.due < 0 then greatest(least(s.paid, 0) - s.due, 0) else 0 end as credit
    from (select ${FACTS},
        i.amount_due + coalesce(c.due, 0) + case when ${isElsewhere} then ${due} else 0 end as due,
        i.amount_paid - coalesce(c.paid, 0) - case when ${isElsewhere} then ${paid} else 0 end as paid
      from (${inTheBooks({ organizationId, where }, end)}) i
      left join (${changesSince(organizationId, end)}) c on c.invoice_id = i.id
      offset 0) s
    where s.due > s.paid or s.due < 0`
}

/**
 * The invoices that were in the books at the end of a day and that something may have been owed on: issued, and neither void,
 * cancelled, written off nor paid yet. What was never sent never was; of what was cancelled its history tells whether
 * it had been sent. The columns that stand far behind in a row are looked at last, of the few that are left: to get at them costs
 * more than all else.
 */
function inTheBooks({ organizationId, where }: Picked, end: string): Sql {
  const at = sql`${end}::timestamptz`
  return sql`select i.* from (
      select i.id, i.target_party_id, i.assignee_id, i.currency, i.due_date, i.issue_date, i.paid_date, i.created_at, i.cancelled_at,
        i.workflow_status, i.amount_due, i.amount_paid, i.pre_payment_credit_notes, i.amount_written_off
      from invoice i
      where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE'
        and (i.standing <> 'PAID' or i.paid_date is null or i.paid_date ${byValue} >= ${at})
        and (i.issue_date is null or i.issue_date < ${at}) and (i.voided_at is null or i.voided_at >= ${at})
        and (i.marked_uncollectible_at is null or i.marked_uncollectible_at >= ${at})
        and (i.workflow_status in ('SENT', 'CANCELLED') or i.standing = 'DISPUTED')
        ${where === null ? nothing : sql`and ${where}`}
      offset 0) i
    where coalesce(i.issue_date, i.created_at) < ${at} and (i.cancelled_at is null or i.cancelled_at >= ${at})
      and (i.workflow_status <> 'CANCELLED' or (i.cancelled_at >= ${at} and ${wasSentBefore(organizationId)}))`
}

/** What is paid, and what is credited and written off, of an invoice `i`, but neither allocated, applied nor written off here. */
function elsewhere(organizationId: string): { paid: Sql; due: Sql } {
  const id = sql`${organizationId}::uuid`
  const here = (sum: Sql) => sql`coalesce((select ${sum}), 0)::bigint`
  const allocated = here(sql`sum(a.invoice_amount) from invoice_payment a
    where a.organization_id = ${id} and a.invoice_id = i.id and a.is_approved and a.reversed_at is null`)
  const given = here(sql`sum(a.amount) from credit_application a
    where a.organization_id = ${id} and a.credit_note_id = i.id and a.reversed_at is null`)
  const credited = here(sql`sum(a.amount) from credit_application a
    where a.organization_id = ${id} and a.invoice_id = i.id and a.reversed_at is null`)
  const writtenOff = here(sql`sum(w.amount) from write_off w
    where w.organization_id = ${id} and w.invoice_id = i.id and w.reversed_at is null`)
  return {
    paid: sql`(i.amount_paid - ${allocated} + ${given})`,
    due: sql`(i.pre_payment_credit_notes - ${credited} + i.amount_written_off - ${writtenOff})`,
  }
}

/** Whether an invoice `i` that is cancelled was out when it was: a draft that is given up never stood in the books. */
export function wasSentBefore(organizationId: string): Sql {
  return sql`exists (select 1 from invoice_status_change h
    where h.organization_id = ${organizationId}::uuid and h.invoice_id = i.id and h.after = 'CANCELLED'
      and h.before in ('SENT', 'PARTIALLY_PAID', 'DISPUTED', 'PAID'))`
}
