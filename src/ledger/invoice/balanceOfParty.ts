import { raw, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { particular } from '../../graph/field/particular.ts'
import { compare } from '../../graph/filter/condition.ts'
import { column } from '../../graph/read/table.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { partyFields } from '../party/fields.ts'
import { isOpen } from './condition.ts'

const PartyBalanceWhere = builder.inputType('PartyBalanceWhere', {
  description:
    'Picks parties by what they owe in one currency, as `receivables` answers it under `balance`; a party that owes ' +
    'nothing in it owes 0. All given conditions must hold.',
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

partyFields.contribute({
  balance: particular({
    type: PartyBalanceWhere,
    description: 'What it owes in one currency, inactive invoices included.',
    condition: ({ scope, alias, name }, { currency, ...bounds }) => {
      const { organizationId, context } = scope
      const invoice = scope.alias('invoice')
      const { defaultCurrency } = resolveOrganization(context.viewer, organizationId)
      const owed = sql`(select coalesce(sum(${column(invoice, 'amountRemaining')}), 0) from invoice ${raw(invoice)}
        where ${column(invoice, 'organizationId')} = ${organizationId}::uuid
          and ${column(invoice, 'targetPartyId')} = ${column(alias, 'id')}
          and ${column(invoice, 'type')} = 'RECEIVABLE' and ${isOpen(invoice)}
          and ${column(invoice, 'currency')} = ${currency ?? defaultCurrency}::text)`
      return compare(name, owed, 'numeric', bounds)
    },
  }),
})
