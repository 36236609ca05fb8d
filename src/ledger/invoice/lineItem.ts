import { Money, moneyOf } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { originOf } from '../integration/remote.ts'
import { knownElsewhere, linksByEntity } from '../integration/type.ts'
import { LineItemContextType } from './enums.ts'

const lineItemById = rowById('LineItem')
export const lineItemsByInvoice = rowsByParent('LineItem', 'invoiceId', ['lineNumber', 'id'])

const origin = originOf(linksByEntity, 'entityId')

export const LineItem = nodeType('LineItem', {
  description: 'A line of an invoice. All its amounts are in the currency of the invoice.',
  uidDescription: 'The raw UUID, `uid` in REST.',
  fields: (t) => ({
    lineNumber: t.exposeInt('lineNumber', {
      nullable: true,
      description: 'Its place on the invoice, from 1.',
    }),
    name: t.exposeString('name', { nullable: true, description: 'What it is for (`context_name`).' }),
    description: t.exposeString('description', { nullable: true, description: 'More about it.' }),
    contextType: t.expose('contextType', {
      type: LineItemContextType,
      description: 'What the line stands for (`context_type`).',
    }),
    contextUid: t.expose('contextUid', {
      type: 'UUID',
      nullable: true,
      description: 'The UUID of the thing it refers to (`context_type_uid`).',
    }),
    productType: t.exposeString('productType', {
      nullable: true,
      description: 'Kind of product, as the source says.',
    }),
    quantity: t.field({
      type: 'Decimal',
      description: 'How many, exactly; up to six digits after the point.',
      select: { quantity: true },
      resolve: ({ quantity }) => quantity,
    }),
    unitPrice: t.field({
      type: Money,
      description: 'The price of one, rounded to minor units.',
      select: { unitPrice: true, currency: true },
      resolve: ({ organizationId, unitPrice, currency }) => ({
        minorUnits: unitPrice,
        currency,
        organizationId,
      }),
    }),
    discount: t.field({
      type: Money,
      nullable: true,
      description: 'What was taken off the line, if the source says.',
      select: { discount: true, currency: true },
      resolve: (line) => moneyOf(line, line.discount, line.currency),
    }),
    discountRate: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'What was taken off as a part of quantity by price, per cent. Null where it was an amount, or is not known.',
      select: { discountRate: true },
      resolve: ({ discountRate }) => discountRate,
    }),
    taxRate: t.field({
      type: 'Decimal',
      nullable: true,
      description:
        'The tax on the line after its discount, per cent. Null where it is not taxed, or not known.',
      select: { taxRate: true },
      resolve: ({ taxRate }) => taxRate,
    }),
    tax: t.field({
      type: Money,
      nullable: true,
      description: 'The tax on the line, if the source says.',
      select: { tax: true, currency: true },
      resolve: (line) => moneyOf(line, line.tax, line.currency),
    }),
    lineTotal: t.field({
      type: Money,
      description:
        'The amount of the line, negative on a DISCOUNT. Of lines made here: quantity by price, less discount, plus tax.',
      select: { lineTotal: true, currency: true },
      resolve: ({ organizationId, lineTotal, currency }) => ({
        minorUnits: lineTotal,
        currency,
        organizationId,
      }),
    }),
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency of the invoice.' }),
    periodStart: t.expose('periodStart', {
      type: 'DateTime',
      nullable: true,
      description: 'Start of the time it covers.',
    }),
    periodEnd: t.expose('periodEnd', {
      type: 'DateTime',
      nullable: true,
      description: 'End of the time it covers.',
    }),
    customFields: t.expose('customFields', {
      type: 'JSON',
      nullable: true,
      description: 'Fields of your own.',
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    remote: t.field(origin.remote),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('LineItem', lineItemById)
