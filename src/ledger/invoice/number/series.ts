import { builder } from '../../../graph/builder.ts'
import { nodeType, registerTenantNode } from '../../../graph/node.ts'
import { rowById, rowsByParent } from '../../../graph/read/rowRelation.ts'
import { Organization } from '../../organization/type.ts'
import { writtenNumber } from './writtenNumber.ts'

export const InvoiceSeriesKind = builder.enumType('InvoiceSeriesKind', {
  description: 'What the numbers of a series are for.',
  values: {
    INVOICE: { description: 'Invoices.' },
    CREDIT_NOTE: { description: 'Credit notes: invoices with amounts below zero.' },
  } as const,
})

export type SeriesKind = typeof InvoiceSeriesKind.$inferType

export const seriesById = rowById('InvoiceSeries')
const seriesByOrganization = rowsByParent('InvoiceSeries', 'organizationId', ['kind', 'prefix', 'id'])

export const InvoiceSeries = nodeType('InvoiceSeries', {
  description: 'Numbers that invoices issued here are given, one after the other and without gaps.',
  fields: (t) => ({
    kind: t.expose('kind', { type: InvoiceSeriesKind, description: 'What its numbers are for.' }),
    prefix: t.exposeString('prefix', { description: 'What its numbers begin with; may be empty.' }),
    digits: t.exposeInt('digits', { description: 'How many digits a number is filled up to with zeros.' }),
    nextNumber: t.exposeInt('nextNumber', {
      description: 'The number that is given next, unless it is taken.',
    }),
    nextInvoiceNumber: t.string({
      description: 'The same as it stands on the invoice: `INV-00042`.',
      select: { prefix: true, digits: true, nextNumber: true },
      resolve: (series) => writtenNumber(series, series.nextNumber),
    }),
    isDefault: t.exposeBoolean('isDefault', {
      description: 'Whether it is the one of its kind that is taken where none is named.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last changed, or a number taken.',
    }),
  }),
})

registerTenantNode('InvoiceSeries', seriesById)

builder.objectField(Organization, 'invoiceSeries', (t) =>
  t.field({
    type: [InvoiceSeries],
    description:
      'The series of numbers for what is issued here, by kind and prefix. Empty until the first invoice is issued or a series ' +
      'is made.',
    resolve: async ({ id }, _arguments, context) => [...(await seriesByOrganization(context, id, id))],
  }),
)
