import { builder } from '../../graph/builder.ts'
import { formatDay } from '../../graph/calendar/day.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import type { Page } from '../../graph/connection/page.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { Tag, tagById } from '../party/tag/type.ts'
import { Party, partyById } from '../party/type.ts'
import { type AgingGroup, type AgingPage, readWhole } from './agingPage.ts'
import { type Bucket, bucketsOf } from './bucket.ts'
import type { Grouping } from './grouping.ts'
import type { Asked } from './groups.ts'

const amountOf =
  (name: 'owed' | 'overdue' | 'credit') =>
  ({ organizationId, currency, ...sums }: AgingGroup): MoneyValue => ({
    organizationId,
    currency,
    minorUnits: BigInt(sums[name]),
  })

const AgingBucketSum = builder.objectRef<Bucket>('ReceivablesAgingBucket').implement({
  description: 'What a group owes in one currency and one bucket of days.',
  fields: (t) => ({
    fromDays: t.exposeInt('fromDays', {
      nullable: true,
      description: 'The least days in the bucket. Null: it holds all that is not overdue.',
    }),
    toDays: t.exposeInt('toDays', {
      nullable: true,
      description: 'The most days in the bucket. Null: no upper end.',
    }),
    label: t.exposeString('label', {
      description: 'The bucket as people write it: `current`, `1-30`, `>90`.',
    }),
    count: t.exposeInt('count', { description: 'How many invoices.' }),
    amount: t.field({ type: Money, description: 'What is owed on them.', resolve: ({ amount }) => amount }),
  }),
})

/** The key of the group, where it is one of these. */
const keyIf = ({ key, asked }: AgingGroup, grouping: Grouping) => (asked.groupBy === grouping ? key : null)

const AgingGroupType = builder.objectRef<AgingGroup>('ReceivablesAgingGroup').implement({
  description:
    'What is owed in one currency at the end of a day, and what stands beside it: by a party, by what a person is in charge of, ' +
    'under a tag or in all.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    count: t.exposeInt('count', { description: 'How many invoices something is owed on.' }),
    outstanding: t.field({
      type: Money,
      description:
        'What is owed and may be collected, disputed invoices included: what the buckets add up to.',
      resolve: amountOf('owed'),
    }),
    overdue: t.field({
      type: Money,
      description: 'What of it was to be paid before that day, whatever the basis.',
      resolve: amountOf('overdue'),
    }),
    unappliedCredit: t.field({
      type: Money,
      description:
        'What is left of credit notes, as a positive amount. It stands beside `outstanding`, which it does not lower ' +
        'before it is applied to invoices.',
      resolve: amountOf('credit'),
    }),
    unappliedPayments: t.field({
      type: Money,
      nullable: true,
      description:
        'What of payments is for no invoice, likewise. Null where `where` picks invoices: what is for none belongs to none ' +
        'of them.',
      resolve: ({ organizationId, currency, payments }) =>
        payments === null ? null : { organizationId, currency, minorUnits: BigInt(payments) },
    }),
    buckets: t.field({
      type: [AgingBucketSum],
      description: 'The same by days, every bucket in order, empty ones too.',
      resolve: bucketsOf,
    }),
    party: t.field({
      type: Party,
      nullable: true,
      description: 'Who owes it, by PARTY. Null by anything else, and where invoices have none.',
      resolve: (group, _arguments, context) =>
        loadKey(group, 'PARTY', (id) => partyById(context, group.organizationId, id)),
    }),
    assignee: t.field({
      type: User,
      nullable: true,
      description: 'The person in charge, by ASSIGNEE. Null by anything else, and where nobody is.',
      resolve: (group, _arguments, context) =>
        loadKey(group, 'ASSIGNEE', (id) => memberById(context, group.organizationId, id)),
    }),
    tag: t.field({
      type: Tag,
      nullable: true,
      description: 'The tag, by TAG. Null by anything else, and where the party bears none.',
      resolve: (group, _arguments, context) =>
        loadKey(group, 'TAG', (id) => tagById(context, group.organizationId, id)),
    }),
  }),
})

function loadKey<Row>(group: AgingGroup, grouping: Grouping, load: (id: string) => Promise<Row | null>) {
  const id = keyIf(group, grouping)
  return id === null ? null : load(id)
}

export const { connection: ReceivablesAgingConnection } = connectionTypes(
  'ReceivablesAging',
  AgingGroupType,
  'groups of an ageing',
)

builder.objectFields(ReceivablesAgingConnection, (t) => ({
  asOf: t.field({
    type: 'LocalDate',
    description: 'The day at whose end it is, where the organization is.',
    resolve: (page) => formatDay(askedOf(page).moment.calendar.today),
  }),
  totals: t.field({
    type: [AgingGroupType],
    description: 'The whole of it per currency, each invoice once, whatever the groups and the page.',
    complexity: AGGREGATE_COST,
    resolve: (page, _arguments, context) => readWhole(context, askedOf(page)),
  }),
}))

/** Every page of this connection is one that `openAging` made. */
function askedOf(page: Page<AgingGroup>): Asked {
  return (page as AgingPage).asked
}
