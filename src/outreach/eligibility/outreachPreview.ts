import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { Money } from '../../graph/money.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import { invoiceFields } from '../../ledger/invoice/fields.ts'
import { OutreachBlocker } from './outreachBlocker.ts'
import { type Preview, previewOutreach } from './preview.ts'

const BlockerCount = builder.objectRef<Preview['blockers'][number]>('OutreachBlockerCount').implement({
  description: 'How many invoices one blocker keeps back.',
  fields: (t) => ({
    code: t.expose('code', { type: OutreachBlocker, description: 'The blocker.' }),
    count: t.exposeInt('count', {
      description: 'How many invoices. One that several blockers keep back counts for each of them.',
    }),
  }),
})

const OutreachTotals = builder.objectRef<Preview['totals'][number]>('OutreachPreviewTotals').implement({
  description: 'The invoices of one currency that would be mailed about.',
  fields: (t) => ({
    currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency.' }),
    count: t.exposeInt('count', { description: 'How many invoices.' }),
    outstanding: t.field({
      type: Money,
      description: 'What is owed on them.',
      resolve: ({ organizationId, outstanding, currency }) => ({
        minorUnits: outstanding,
        currency,
        organizationId,
      }),
    }),
  }),
})

const OutreachPreview = builder.objectRef<Preview>('OutreachPreview').implement({
  description: 'What would happen if these invoices were mailed about now. Nothing is sent.',
  fields: (t) => ({
    invoiceCount: t.exposeInt('invoiceCount', { description: 'How many invoices were looked at.' }),
    eligibleCount: t.exposeInt('eligibleCount', {
      description: 'How many of them nothing keeps from being mailed about.',
    }),
    blockedCount: t.int({
      description: 'How many of them something does.',
      resolve: ({ invoiceCount, eligibleCount }) => invoiceCount - eligibleCount,
    }),
    blockers: t.field({
      type: [BlockerCount],
      description: 'Why not, the most frequent reason first; only those that occur.',
      resolve: ({ blockers }) => blockers,
    }),
    recipientCount: t.exposeInt('recipientCount', {
      description: 'How many different addresses the mail would go to, each once.',
    }),
    totals: t.field({
      type: [OutreachTotals],
      description:
        'What is owed on those that would be mailed about: one entry per currency, the one of most invoices first. Each ' +
        'invoice counts once.',
      resolve: ({ totals }) => totals,
    }),
  }),
})

builder.queryField('outreachPreview', (t) =>
  t.field({
    type: OutreachPreview,
    description:
      'How many of these invoices would be mailed about now, how many not and why: a rehearsal, nothing is sent. The ' +
      'same rules as `Invoice.outreachEligibility`.',
    args: {
      organizationId: organizationArg(t.arg),
      where: t.arg({
        type: invoiceFields.where,
        description: 'Which invoices, as in `invoices`. Without any condition: all open ones.',
      }),
      search: t.arg.string({
        description:
          'Words in the invoice number, the party name or the purchase order number; all must be found, compared as `StringFilter` compares.',
      }),
      includeInactive: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to look at those of archived documents and inactive blueprints, too.',
      }),
    },
    resolve: (_root, { organizationId, ...args }, context) =>
      previewOutreach(context, resolveOrganization(context.viewer, organizationId).id, args),
  }),
)
