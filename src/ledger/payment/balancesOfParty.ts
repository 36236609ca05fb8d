import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { defineLoader } from '../../graph/read/loader.ts'
import { Party } from '../party/type.ts'

type Sum = 'received' | 'refunded' | 'allocated' | 'unapplied' | 'overpaid'
type Row = { organizationId: string; partyId: string; currency: string } & Record<Sum, string>

const moneyOf =
  (sum: Sum) =>
  ({ organizationId, currency, ...row }: Row): MoneyValue => ({
    organizationId,
    currency,
    minorUnits: BigInt(row[sum]),
  })

const PartyPaymentBalance = builder.objectRef<Row>('PartyPaymentBalance').implement({
  description: 'What became of what a party paid in one currency. Payments that failed count nowhere.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    received: t.field({ type: Money, description: 'What came in from it.', resolve: moneyOf('received') }),
    refunded: t.field({ type: Money, description: 'What of that went back.', resolve: moneyOf('refunded') }),
    allocated: t.field({
      type: Money,
      description: 'What of that is for invoices, whosever they are.',
      resolve: moneyOf('allocated'),
    }),
    unapplied: t.field({
      type: Money,
      description:
        'What of that is for nothing yet: received less refunded and allocated. It stands beside `receivables`, which it does ' +
        'not lower.',
      resolve: moneyOf('unapplied'),
    }),
    overpaid: t.field({
      type: Money,
      description: 'What was paid on its invoices beyond what was due, as the source of the invoices says.',
      resolve: moneyOf('overpaid'),
    }),
  }),
})

const balancesByParty = defineLoader<string, readonly Row[]>(
  'payment balances by party',
  [],
  async (database, organizationId, partyIds) => {
    const rows = await database.read<Row>(sql`
      select ${organizationId}::text as "organizationId", s."partyId", s.currency, sum(s.received)::text as received,
        sum(s.refunded)::text as refunded, sum(s.allocated)::text as allocated,
        sum(s.received - s.refunded - s.allocated)::text as unapplied, sum(s.overpaid)::text as overpaid
      from (
        select y.party_id as "partyId", y.currency, y.amount as received, y.amount_refunded as refunded,
          y.amount_allocated as allocated, 0 as overpaid
        from payment y
        where y.organization_id = ${organizationId}::uuid and y.party_id = any(${[...partyIds]}::uuid[]) and y.status <> 'FAILED'
        union all
        select i.target_party_id, i.currency, 0, 0, 0, i.amount_paid - greatest(i.amount_due, 0)
        from invoice i
        where i.organization_id = ${organizationId}::uuid and i.target_party_id = any(${[...partyIds]}::uuid[])
          and i.type = 'RECEIVABLE' and i.standing = 'PAID' and i.amount_paid > greatest(i.amount_due, 0)) s
      group by s."partyId", s.currency order by s.currency`)
    return Map.groupBy(rows, ({ partyId }) => partyId)
  },
)

builder.objectField(Party, 'paymentBalances', (t) =>
  t.field({
    type: [PartyPaymentBalance],
    complexity: SHORT_LIST_COST,
    description: 'What became of what it paid, one entry per currency; empty where it paid nothing.',
    resolve: async ({ organizationId, id }, _arguments, context) => [
      ...(await balancesByParty(context, organizationId, id)),
    ],
  }),
)
