import { raw, type Sql, sql, sum, TRUE } from '../../database/sql.ts'
import { tablesOf } from '../../graph/connection/statement.ts'
import type { Context } from '../../graph/context.ts'
import { isOpen } from '../../ledger/invoice/condition.ts'
import { type InvoiceListArguments, invoiceList } from '../../ledger/invoice/list.ts'
import { OUTREACH_BLOCKERS } from './blockerRule.ts'
import { blockerRules } from './blockingFacts.ts'
import { withDefaultRecipient } from './defaultRecipient.ts'
import { momentOf } from './momentOf.ts'
import type { OutreachBlocker } from './outreachBlocker.ts'

/** How many invoices would be mailed, and how many not for which reasons. */
export type Preview = {
  invoiceCount: number
  eligibleCount: number
  blockers: { code: OutreachBlocker; count: number }[]
  recipientCount: number
  totals: { organizationId: string; currency: string; count: number; outstanding: bigint }[]
}

/** All invoices of a list that the same blockers keep back, one bit each, in one currency. */
type GroupRow = {
  blockers: number
  currency: string
  count: number
  outstanding: string
  recipientCount: number
}

export type PreviewArguments = Pick<InvoiceListArguments, 'where' | 'search' | 'includeInactive'>

/** Judges the invoices of a list without sending anything. Without any condition: all open ones. */
export async function previewOutreach(
  context: Context,
  organizationId: string,
  args: PreviewArguments,
): Promise<Preview> {
  const { source } = invoiceList(context, organizationId, args)
  const invoice = source.alias
  const moment = momentOf(context, organizationId)
  const rules = blockerRules({ moment, invoice, recipientKeys: null })
  const bits = rules.map(({ code, holds }) => sql`case when ${holds} then ${bitOf(code)} else 0 end`)
  const rows = await context.database.read<GroupRow>(sql`
    with judged as materialized (
      select i.currency, i.amount_remaining, lower(recipient.address) as recipient, ${sum(bits)} as blockers
      from ${tablesOf(source)} ${withDefaultRecipient(invoice, moment)}
      where ${source.where} and ${isUnfiltered(args) ? isOpen(invoice) : TRUE})
    select blockers, currency, count(*)::int as count, sum(amount_remaining)::text as outstanding,
      (select count(distinct recipient)::int from judged where blockers = 0) as "recipientCount"
    from judged group by blockers, currency`)
  return previewOf(organizationId, rows)
}

function bitOf(code: OutreachBlocker): Sql {
  return raw(String(2 ** OUTREACH_BLOCKERS.indexOf(code)))
}

/** A condition without anything in it says nothing, and neither does a search for blanks. */
function isUnfiltered({ where, search }: PreviewArguments): boolean {
  const isEmpty = (condition: unknown) =>
    typeof condition === 'object' && condition !== null && Object.keys(condition).length === 0
  return (
    Object.values(where ?? {}).every((condition) => condition === undefined || isEmpty(condition)) &&
    !search?.trim()
  )
}

function previewOf(organizationId: string, rows: readonly GroupRow[]): Preview {
  const eligible = rows.filter(({ blockers }) => blockers === 0)
  const blockers = OUTREACH_BLOCKERS.map((code, index) => ({
    code,
    count: countOf(rows.filter((row) => (row.blockers & (2 ** index)) !== 0)),
  }))
  return {
    invoiceCount: countOf(rows),
    eligibleCount: countOf(eligible),
    blockers: blockers.filter(({ count }) => count > 0).sort((left, right) => right.count - left.count),
    recipientCount: rows[0]?.recipientCount ?? 0,
    totals: eligible
      .map(({ currency, count, outstanding }) => ({
        organizationId,
        currency,
        count,
        outstanding: BigInt(outstanding),
      }))
      .sort((left, right) => right.count - left.count || left.currency.localeCompare(right.currency)),
  }
}

function countOf(rows: readonly GroupRow[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}
