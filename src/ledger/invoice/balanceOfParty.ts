import { and, raw, type Sql, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Place } from '../../graph/field/field.ts'
import { particular } from '../../graph/field/particular.ts'
import { compare } from '../../graph/filter/condition.ts'
import { column } from '../../graph/read/table.ts'
import { partyFields } from '../party/fields.ts'
import { isOverdue } from './condition.ts'

const PartyBalanceWhere = builder.inputType('PartyBalanceWhere', {
  description:
    'Picks parties by what they owe in one currency, as `receivables` answers it; a party that owes nothing in it owes 0. ' +
    'All given conditions must hold.',
  fields: (t) => ({
    currency: t.field({
      type: 'CurrencyCode',
      description: "The currency; the organization's own when left out.",
    }),
    gt: t.field({ type: 'SafeInt', description: 'More, in minor units.' }),
    gte: t.field({ type: 'SafeInt', description: 'So much or more, in minor units.' }),
    lt: t.field({ type: 'SafeInt', description: 'Less, in minor units.' }),
    lte: t.field({ type: 'SafeInt', description: 'So much or less, in minor units.' }),
  }),
})

const PartyDelayWhere = builder.inputType('PartyDelayWhere', {
  description:
    'Picks parties by how late they pay in one currency, as `receivables` answers it under `averageDelayDays`; one that paid ' +
    'nothing in it yet fits none. All given conditions must hold.',
  fields: (t) => ({
    currency: t.field({
      type: 'CurrencyCode',
      description: "The currency; the organization's own when left out.",
    }),
    gt: t.field({ type: 'Decimal', description: 'More days than that.' }),
    gte: t.field({ type: 'Decimal', description: 'So many days or more.' }),
    lt: t.field({ type: 'Decimal', description: 'Fewer days than that.' }),
    lte: t.field({ type: 'Decimal', description: 'So many days or fewer.' }),
  }),
})

/** What a tally of the party `alias` holds in one currency, the organization's own where none is given. */
function tallied({ scope, alias }: Place, name: string, currency: string | null | undefined): Sql {
  const { organizationId, context } = scope
  const tally = raw(scope.alias('tally'))
  return sql`(select ${tally}.${raw(name)} from party_tally ${tally}
    where ${tally}.organization_id = ${organizationId}::uuid and ${tally}.party_id = ${column(alias, 'id')}
      and ${tally}.currency = ${currency ?? context.organizationOf(organizationId).defaultCurrency}::text)`
}

partyFields.contribute({
  balance: particular({
    type: PartyBalanceWhere,
    description: 'What it owes in one currency, inactive invoices included.',
    condition: (at, { currency, ...bounds }) =>
      compare(at.name, sql`coalesce(${tallied(at, 'outstanding', currency)}, 0)`, 'numeric', bounds),
  }),
  overdue: particular({
    type: PartyBalanceWhere,
    description: 'What of it is past its due date today, under `overdue` of `receivables`.',
    condition: ({ scope, alias, name }, { currency, ...bounds }) => {
      const { organizationId, context, calendar } = scope
      const invoice = scope.alias('invoice')
      const owed = sql`(select coalesce(sum(${column(invoice, 'amountRemaining')}), 0) from invoice ${raw(invoice)}
        where ${column(invoice, 'organizationId')} = ${organizationId}::uuid
          and ${column(invoice, 'targetPartyId')} = ${column(alias, 'id')}
          and ${column(invoice, 'type')} = 'RECEIVABLE' and ${isOverdue(invoice, calendar)}
          and ${column(invoice, 'currency')} = ${currency ?? context.organizationOf(organizationId).defaultCurrency}::text)`
      return compare(name, owed, 'numeric', bounds)
    },
  }),
  averageDelayDays: particular({
    type: PartyDelayWhere,
    description: 'By how many days it pays late in one currency.',
    condition: (at, { currency, ...bounds }) => {
      const delay = tallied(at, 'average_delay_days', currency)
      const conditions = compare(at.name, delay, 'numeric', bounds)
      return conditions.length === 0 ? [] : [sql`coalesce(${and(conditions)}, false)`]
    },
  }),
})
