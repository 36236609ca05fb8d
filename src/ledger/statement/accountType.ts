import { builder } from '../../graph/builder.ts'
import { formatDay } from '../../graph/calendar/day.ts'
import { Money, type MoneyValue } from '../../graph/money.ts'
import { AgingBucket } from '../invoice/enums.ts'
import type { Account, Movement, OpenItem } from './account.ts'

/** Rows with what it takes to tell an amount. */
type Within = { organizationId: string; currency: string }
export type ShownAccount = Within & { account: Account }
type ShownMovement = Within & { movement: Movement }
type ShownItem = Within & { item: OpenItem }
type ShownBucket = Within & { bucket: Account['aging'][number] }

function money({ organizationId, currency }: Within, minorUnits: bigint): MoneyValue {
  return { organizationId, currency, minorUnits }
}

const MovementKind = builder.enumType('StatementMovementKind', {
  description: 'What a movement of an account tells.',
  values: {
    INVOICE: { description: 'An invoice was issued.' },
    CREDIT_NOTE: { description: 'A credit note was issued: it counts as a whole, applied or not.' },
    PAYMENT: { description: 'A payment came in: it counts as a whole, allocated or not.' },
    PAID_ELSEWHERE: {
      description:
        'What an invoice says was paid of it, and no payment here tells: on its day of payment, else on its day of issue. A ' +
        'debit where it is a credit note that was used.',
    },
    CREDITED_ELSEWHERE: {
      description: 'What an invoice says was credited or adjusted, and no credit note here tells.',
    },
    REFUND: { description: 'Something of a payment went back.' },
    WRITE_OFF: { description: 'Something was given up: written off, or marked uncollectible as a whole.' },
    VOID: { description: 'What was open on an invoice went with it: it was voided.' },
    CANCELLATION: { description: 'The same: it was cancelled.' },
    TRANSFER: {
      description:
        "Money crossed from one account to another: of another party, or of another currency. What a party's payment pays of " +
        'its own invoice is none, because it counted when it came in.',
    },
    REVERSAL: { description: 'One of these was taken back.' },
  } as const,
})

const ItemKind = builder.enumType('StatementItemKind', {
  description: 'What stands open in an account.',
  values: {
    INVOICE: { description: 'An invoice: owed, or paid beyond what was due.' },
    CREDIT_NOTE: { description: 'A credit note that was not used up.' },
    PAYMENT: { description: 'A payment, or a part of one, that is for nothing yet.' },
  } as const,
})

const MovementType = builder.objectRef<ShownMovement>('StatementMovement').implement({
  description: 'What changed the balance of an account.',
  fields: (t) => ({
    day: t.field({
      type: 'LocalDate',
      description: 'The day on which it counted, where the organization is.',
      resolve: ({ movement }) => formatDay(movement.day),
    }),
    kind: t.field({
      type: MovementKind,
      description: 'What it was.',
      resolve: ({ movement }) => movement.kind,
    }),
    documentNumber: t.string({
      nullable: true,
      description:
        'The number of the invoice or credit note, or the reference of the payment. Null where it has none.',
      resolve: ({ movement }) => movement.number,
    }),
    text: t.string({
      description: 'What it was, in English words.',
      resolve: ({ movement }) => movement.text,
    }),
    debit: t.field({
      type: Money,
      nullable: true,
      description: 'What is owed more by it. Null where it is a credit.',
      resolve: (row) => (row.movement.amount > 0n ? money(row, row.movement.amount) : null),
    }),
    credit: t.field({
      type: Money,
      nullable: true,
      description: 'What is owed less by it, above zero. Null where it is a debit.',
      resolve: (row) => (row.movement.amount < 0n ? money(row, -row.movement.amount) : null),
    }),
    balance: t.field({
      type: Money,
      description: 'What is owed after it; below zero the party has credit.',
      resolve: (row) => money(row, row.movement.balance),
    }),
  }),
})

const OpenItemType = builder.objectRef<ShownItem>('StatementOpenItem').implement({
  description: 'What was open at the end of the statement.',
  fields: (t) => ({
    kind: t.field({ type: ItemKind, description: 'What it is.', resolve: ({ item }) => item.kind }),
    documentNumber: t.string({
      nullable: true,
      description: 'Its number, or the reference of the payment. Null where it has none.',
      resolve: ({ item }) => item.number,
    }),
    day: t.field({
      type: 'LocalDate',
      description: 'When it was issued, or came in.',
      resolve: ({ item }) => formatDay(item.day),
    }),
    dueOn: t.field({
      type: 'LocalDate',
      nullable: true,
      description: 'When it had to be paid. Null where nothing says so.',
      resolve: ({ item }) => (item.dueDay === null ? null : formatDay(item.dueDay)),
    }),
    overdueDays: t.int({
      nullable: true,
      description:
        'Days past the due date at the end of the statement; below zero before it. Null on credit.',
      resolve: ({ item }) => item.overdueDays,
    }),
    amount: t.field({
      type: Money,
      description: 'What it was for; below zero on credit notes and payments.',
      resolve: (row) => money(row, row.item.amount),
    }),
    remaining: t.field({
      type: Money,
      description: 'What was open of it; below zero it is credit of the party.',
      resolve: (row) => money(row, row.item.remaining),
    }),
  }),
})

const BucketType = builder.objectRef<ShownBucket>('StatementAgingBucket').implement({
  description: 'What was owed at the end of a statement, by days overdue.',
  fields: (t) => ({
    bucket: t.field({ type: AgingBucket, description: 'How long.', resolve: ({ bucket }) => bucket.bucket }),
    count: t.int({ description: 'How many invoices.', resolve: ({ bucket }) => bucket.count }),
    amount: t.field({
      type: Money,
      description: 'What was owed on them.',
      resolve: (row) => money(row, row.bucket.amount),
    }),
  }),
})

export const AccountType = builder.objectRef<ShownAccount>('StatementAccount').implement({
  description:
    'What a party owes in one currency. The opening balance and the movements make the closing balance, and that is ' +
    '`outstanding` less `unapplied`.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    openingBalance: t.field({
      type: Money,
      description: 'What was owed before the first day; below zero the party had credit.',
      resolve: (row) => money(row, row.account.opening),
    }),
    movements: t.field({
      type: [MovementType],
      description: 'What happened from the first day through the last, in order.',
      resolve: ({ account, ...within }) => account.movements.map((movement) => ({ ...within, movement })),
    }),
    closingBalance: t.field({
      type: Money,
      description: 'What was owed at the end of the last day; below zero the party had credit.',
      resolve: (row) => money(row, row.account.closing),
    }),
    openItems: t.field({
      type: [OpenItemType],
      description: 'What was open at the end of the last day, credit too, the oldest first.',
      resolve: ({ account, ...within }) => account.openItems.map((item) => ({ ...within, item })),
    }),
    outstanding: t.field({
      type: Money,
      description: 'What was owed on invoices: what the buckets add up to.',
      resolve: (row) => money(row, row.account.outstanding),
    }),
    unapplied: t.field({
      type: Money,
      description: 'What of credit notes and payments was for nothing yet, above zero.',
      resolve: (row) => money(row, row.account.unapplied),
    }),
    aging: t.field({
      type: [BucketType],
      description: 'What was owed by days overdue at the end of the last day, every bucket in order.',
      resolve: ({ account, ...within }) => account.aging.map((bucket) => ({ ...within, bucket })),
    }),
  }),
})
