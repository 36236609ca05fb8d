import { builder } from '../../../graph/builder.ts'
import { dayTextOf } from '../../../graph/calendar/day.ts'
import { Money } from '../../../graph/money.ts'
import { millionthsText } from '../total/millionths.ts'
import type { Totals } from '../total/totalsOf.ts'
import type { Dates } from './readDates.ts'
import type { WorkedOut } from './workOut.ts'

type Place = { organizationId: string; currency: string }
export type Previewed = Place & WorkedOut & { dates: Dates }
type Line = Place & { lineNumber: number; amounts: Totals['lines'][number] }
type Tax = Place & { rate: Totals['taxes'][number] }

const money = ({ organizationId, currency }: Place, minorUnits: bigint) => ({
  organizationId,
  currency,
  minorUnits,
})

const InvoicePreviewLine = builder.objectRef<Line>('InvoicePreviewLine').implement({
  description: 'What a line comes to.',
  fields: (t) => ({
    lineNumber: t.exposeInt('lineNumber', { description: 'Its place on the invoice, from 1.' }),
    amount: t.field({
      type: Money,
      description: 'Quantity by unit price, rounded.',
      resolve: (line) => money(line, line.amounts.amount),
    }),
    discount: t.field({
      type: Money,
      description: 'What is taken off.',
      resolve: (line) => money(line, line.amounts.discount),
    }),
    tax: t.field({
      type: Money,
      description: 'The tax on what remains.',
      resolve: (line) => money(line, line.amounts.tax),
    }),
    lineTotal: t.field({
      type: Money,
      description: 'Amount less discount plus tax.',
      resolve: (line) => money(line, line.amounts.lineTotal),
    }),
  }),
})

const InvoicePreviewTax = builder.objectRef<Tax>('InvoicePreviewTax').implement({
  description: 'What is taxed at one rate.',
  fields: (t) => ({
    taxRate: t.field({
      type: 'Decimal',
      description: 'The rate, per cent.',
      resolve: ({ rate }) => millionthsText(rate.taxRate),
    }),
    net: t.field({
      type: Money,
      description: 'What it is worked out of: the lines of this rate after their discounts.',
      resolve: (tax) => money(tax, tax.rate.net),
    }),
    tax: t.field({ type: Money, description: 'The tax.', resolve: (tax) => money(tax, tax.rate.tax) }),
  }),
})

export const InvoicePreview = builder.objectRef<Previewed>('InvoicePreview').implement({
  description: 'An invoice that is not saved.',
  fields: (t) => ({
    subtotal: t.field({
      type: Money,
      description: 'Before discount and tax.',
      resolve: (invoice) => money(invoice, invoice.totals.subtotal),
    }),
    discount: t.field({
      type: Money,
      description: 'What is taken off.',
      resolve: (invoice) => money(invoice, invoice.totals.discount),
    }),
    tax: t.field({
      type: Money,
      description: 'The tax.',
      resolve: (invoice) => money(invoice, invoice.totals.tax),
    }),
    total: t.field({
      type: Money,
      description: 'Subtotal less discount plus tax.',
      resolve: (invoice) => money(invoice, invoice.totals.total),
    }),
    issuedOn: t.field({
      type: 'LocalDate',
      nullable: true,
      description: 'The day that it is dated. Null: the day on which it will be issued.',
      resolve: ({ organizationId, dates }, _arguments, context) =>
        dayTextOf(dates.issueDate, context.calendarOf(organizationId).timezone),
    }),
    dueOn: t.field({
      type: 'LocalDate',
      nullable: true,
      description: 'The day by which it has to be paid. Null where none is said, or until it is issued.',
      resolve: ({ organizationId, dates }, _arguments, context) =>
        dayTextOf(dates.dueDate, context.calendarOf(organizationId).timezone),
    }),
    lines: t.field({
      type: [InvoicePreviewLine],
      description: 'What each line comes to, in their order.',
      resolve: ({ organizationId, currency, totals }) =>
        totals.lines.map((amounts, index) => ({ organizationId, currency, lineNumber: index + 1, amounts })),
    }),
    taxes: t.field({
      type: [InvoicePreviewTax],
      description:
        'The tax by its rates, in the order in which the lines name them. Lines without a rate are left out.',
      resolve: ({ organizationId, currency, totals }) =>
        totals.taxes.map((rate) => ({ organizationId, currency, rate })),
    }),
  }),
})
