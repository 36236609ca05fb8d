import { builder } from '../../graph/builder.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { Money } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { invoiceOfRow } from '../invoice/invoiceOfRow.ts'
import { Invoice, invoiceById } from '../invoice/type.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { amountOf } from '../settlement/amountOf.ts'
import { WriteOffReason } from './enums.ts'

const writeOffById = rowById('WriteOff')
const writeOffsByInvoice = rowsByParent('WriteOff', 'invoiceId', ['writtenOffAt', 'id'])
const currencyOf = looksAt(invoiceById, 'invoiceId', ['currency'])

export const WriteOff = nodeType('WriteOff', {
  description: 'What of an invoice was given up by `invoiceWriteOff`: it lowers what had to be paid.',
  fields: (t) => ({
    invoice: t.field({ type: Invoice, description: 'The invoice.', ...invoiceOfRow }),
    amount: t.field({
      type: Money,
      description: "How much, in the invoice's currency.",
      select: { amount: true, invoiceId: true },
      extensions: reads({ relations: [currencyOf.relation] }),
      resolve: (writeOff, _arguments, context) =>
        whenRead(currencyOf.of(context, writeOff), (invoice) => amountOf(writeOff, invoice)),
    }),
    reason: t.expose('reason', { type: WriteOffReason, description: 'Why.' }),
    note: t.exposeString('note', { nullable: true, description: 'The same in words, for the team.' }),
    writtenOffAt: t.expose('writtenOffAt', {
      type: 'DateTime',
      description: 'From when on it counts: ageing as of a day goes by it.',
    }),
    writtenOffBy: t.field({
      type: User,
      nullable: true,
      description: 'Who gave it up. Null where that is not known.',
      ...related(memberById, 'writtenOffById'),
    }),
    reversedAt: t.expose('reversedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'From when on it counts no more. Null while it stands. What was reversed is kept.',
    }),
    reversedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who reversed it. Null while nobody did.',
      ...related(memberById, 'reversedById'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
  }),
})

registerTenantNode('WriteOff', writeOffById)

builder.prismaObjectFields(Invoice, (t) => ({
  writeOffs: t.field({
    type: [WriteOff],
    complexity: SHORT_LIST_COST,
    description: 'What of it was given up, reversed or not, oldest first.',
    ...related(writeOffsByInvoice, 'id'),
  }),
}))
