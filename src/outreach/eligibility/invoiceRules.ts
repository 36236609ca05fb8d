import { and, or, type Sql, sql } from '../../database/sql.ts'
import { formatDay } from '../../graph/calendar/day.ts'
import { column } from '../../graph/read/table.ts'
import { standingIn } from '../../ledger/invoice/condition.ts'
import { OPEN_STANDINGS } from '../../ledger/invoice/rules.ts'
import { type BlockerRule, NO_FACT, type RuleSubject } from './blockerRule.ts'

/** What the invoice itself, its disputes, promises, payments and sources say against mail about it. */
export function invoiceRules({ moment, invoice }: RuleSubject): BlockerRule[] {
  const field = (name: string) => column(invoice, name)
  const id = sql`${moment.organizationId}::uuid`
  const rule = (code: BlockerRule['code'], holds: Sql, fact: Sql): BlockerRule => ({
    code,
    needs: 'invoice',
    holds,
    fact,
  })
  const opened = sql`(select d.opened_at from dispute d where d.organization_id = ${id}
    and d.invoice_id = ${field('id')} and d.resolved_at is null)`
  const isUnsent = and([
    sql`${field('workflowStatus')} in ('DRAFT', 'APPROVED', 'SCHEDULED')`,
    standingIn(invoice, ['DRAFT', 'APPROVED', 'SCHEDULED', 'DISPUTED']),
  ])
  const isSettled = or([
    standingIn(invoice, ['PAID']),
    and([standingIn(invoice, OPEN_STANDINGS), sql`${field('amountRemaining')} <= 0`]),
  ])
  const processing = sql`(select l.integration_name from integration_link l where l.organization_id = ${id}
    and l.invoice_id = ${field('id')} and l.remote_payment_status = 'PROCESSING' order by l.integration_name limit 1)`
  return [
    rule('IN_DISPUTE', field('isInDispute'), opened),
    rule(
      'PROMISE_ACTIVE',
      sql`${field('promisedToPayDate')} >= ${formatDay(moment.today)}::date`,
      field('promisedToPayDate'),
    ),
    rule('SETTLED', isSettled, field('paidDate')),
    rule('VOID', standingIn(invoice, ['VOID', 'CANCELLED']), field('standing')),
    rule('UNCOLLECTIBLE', standingIn(invoice, ['UNCOLLECTIBLE']), field('markedUncollectibleAt')),
    rule('DRAFT', isUnsent, field('workflowStatus')),
    rule('PAYMENT_PROCESSING', sql`${processing} is not null`, processing),
    rule('AUTO_CHARGE', sql`${field('collectionMethod')} = 'CHARGE_AUTOMATICALLY'`, NO_FACT),
    ...inactiveSource({ moment, invoice }),
    rule('NOT_RECEIVABLE', sql`${field('type')} = 'PAYABLE'`, NO_FACT),
  ]
}

/** The same as `isActive` of the lists, told for one invoice. */
function inactiveSource({ moment, invoice }: Pick<RuleSubject, 'moment' | 'invoice'>): BlockerRule[] {
  const id = sql`${moment.organizationId}::uuid`
  const document = sql`(select 'archived document "' || d.filename || '"' from document d
    where d.organization_id = ${id} and d.id = ${column(invoice, 'documentId')} and d.is_archived)`
  const blueprint = sql`(select coalesce('inactive blueprint "' || b.name || '"', 'inactive blueprint')
    from invoice_blueprint b
    where b.organization_id = ${id} and b.id = ${column(invoice, 'blueprintId')} and not b.is_active)`
  const source = sql`coalesce(${document}, ${blueprint})`
  return [{ code: 'INACTIVE_SOURCE', needs: 'invoice', holds: sql`${source} is not null`, fact: source }]
}
