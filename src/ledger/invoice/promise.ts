import { nothing, raw, sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import { Money, moneyOf } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { oneBy, rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { column } from '../../graph/read/table.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { StatementSource } from './disputeEnums.ts'
import { invoiceOfRow } from './invoiceOfRow.ts'
import { promiseStatusOf } from './promiseRules.ts'
import { PromiseStatus } from './promiseStatus.ts'
import { Invoice, invoiceById } from './type.ts'

export const promiseById = rowById('PromiseToPay')
const promisesByInvoice = rowsByParent('PromiseToPay', 'invoiceId', ['recordedAt desc', 'id desc'])

/** The database keeps at most one of each invoice. */
const currentPromise = oneBy({
  name: 'current PromiseToPay by invoiceId',
  model: 'PromiseToPay',
  source: (alias, organizationId) => ({
    tables: sql`promise_to_pay ${raw(alias)}`,
    tenant: sql`${column(alias, 'organizationId')} = ${organizationId}::uuid
      and ${column(alias, 'cancelledAt')} is null and ${column(alias, 'supersededAt')} is null`,
    key: column(alias, 'invoiceId'),
    order: nothing,
  }),
})

const currencyOf = looksAt(invoiceById, 'invoiceId', ['currency'])
const dayOf = (date: Date) => date.toISOString().slice(0, 10)

export const PromiseToPay = nodeType('PromiseToPay', {
  description: 'What a customer promised to pay by a day. Until the day is over the invoice is not chased.',
  fields: (t) => ({
    invoice: t.field({ type: Invoice, description: 'The invoice it is about.', ...invoiceOfRow }),
    promisedOn: t.field({
      type: 'LocalDate',
      description: "By which day the money is to be in, by the organization's calendar.",
      select: { promisedOn: true },
      resolve: ({ promisedOn }) => dayOf(promisedOn),
    }),
    amount: t.field({
      type: Money,
      nullable: true,
      description: 'The amount promised. Null: all that is owed.',
      select: { amount: true, invoiceId: true },
      extensions: reads({ relations: [currencyOf.relation] }),
      resolve: (promise, _arguments, context) =>
        whenRead(currencyOf.of(context, promise), (invoice) =>
          moneyOf(promise, promise.amount, invoice?.currency),
        ),
    }),
    source: t.expose('source', { type: StatementSource, description: 'Who says so.' }),
    note: t.exposeString('note', {
      nullable: true,
      description: 'In words, for the team. Null when nothing was noted.',
    }),
    status: t.field({
      type: PromiseStatus,
      description: 'What became of it, today.',
      select: { promisedOn: true, fulfilledOn: true, cancelledAt: true, supersededAt: true },
      resolve: (promise, _arguments, context) =>
        promiseStatusOf(promise, context.calendarOf(promise.organizationId).today),
    }),
    fulfilledOn: t.field({
      type: 'LocalDate',
      nullable: true,
      description: 'On which day what was promised had come in. Null while it has not.',
      select: { fulfilledOn: true },
      resolve: ({ fulfilledOn }) => (fulfilledOn === null ? null : dayOf(fulfilledOn)),
    }),
    recordedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who recorded it. Null where an import did.',
      ...related(memberById, 'recordedById'),
    }),
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When it was recorded.' }),
    cancelledBy: t.field({
      type: User,
      nullable: true,
      description: 'Who took it back. Null when nobody did.',
      ...related(memberById, 'cancelledById'),
    }),
    cancelledAt: t.expose('cancelledAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was taken back. Null when it was not.',
    }),
    supersededAt: t.expose('supersededAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When another one took its place. Null when none did.',
    }),
  }),
})

registerTenantNode('PromiseToPay', promiseById)

builder.prismaObjectFields(Invoice, (t) => ({
  promises: t.field({
    type: [PromiseToPay],
    description: 'All promises ever made to pay it, newest first.',
    ...related(promisesByInvoice, 'id'),
  }),
  promise: t.field({
    type: PromiseToPay,
    nullable: true,
    description: 'The promise that counts: neither taken back nor superseded. Null when there is none.',
    ...related(currentPromise, 'id'),
  }),
}))
