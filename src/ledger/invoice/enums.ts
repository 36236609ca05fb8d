import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const InvoiceType = builder.enumType('InvoiceType', {
  description: 'Which side of the ledger an invoice stands on.',
  values: {
    RECEIVABLE: { description: 'The party owes the organization (`ACCOUNTS_RECEIVABLE`, `receivable`).' },
    PAYABLE: { description: 'The organization owes the party (`ACCOUNTS_PAYABLE`, `payable`).' },
  } as const,
})

export const InvoiceStatus = builder.enumType('InvoiceStatus', {
  description:
    'Where an invoice is in its life. The first that applies counts, in this order: VOID, CANCELLED, ' +
    'UNCOLLECTIBLE, PAID, DISPUTED, DRAFT, APPROVED, SCHEDULED, PARTIALLY_PAID, OVERDUE, SENT. Sorting by status ' +
    'follows the order of the values below.',
  values: {
    DRAFT: { description: 'Being written; nothing is owed yet.' },
    APPROVED: { description: 'Approved, not sent.' },
    SCHEDULED: { description: 'Will be sent at a planned time.' },
    SENT: {
      description:
        'Sent, unpaid and not past its due date, or without one; also sent with nothing to be paid, such as a credit note.',
    },
    OVERDUE: {
      description:
        "Sent, nothing paid, and past its due date, counted in days of the organization's timezone. See `isOverdue`.",
    },
    PARTIALLY_PAID: { description: 'Some is paid and some is owed, overdue or not: `isOverdue` tells.' },
    DISPUTED: { description: 'The customer disputes it. It still ages; outreach leaves it alone.' },
    PAID: {
      description:
        'Settled: nothing remains of what was due. Where nothing was due, a paid date says so. A paid date while something ' +
        'is still owed is that of the last payment, and settles nothing.',
    },
    UNCOLLECTIBLE: { description: 'Written off.' },
    VOID: { description: 'Declared void.' },
    CANCELLED: { description: 'Cancelled.' },
  } as const,
})

export const CollectionMethod = builder.enumType('CollectionMethod', {
  description: 'How the money is to come in.',
  values: {
    CHARGE_AUTOMATICALLY: { description: 'A stored means of payment is charged (`charge_automatically`).' },
    SEND_INVOICE: { description: 'The invoice is sent and the customer pays (`send_invoice`).' },
  } as const,
})

export const LineItemContextType = builder.enumType('LineItemContextType', {
  description: 'What a line of an invoice stands for.',
  values: {
    PRODUCT: { description: 'Goods.' },
    SERVICE: { description: 'Work or a service.' },
    DISCOUNT: { description: 'A deduction; its line total is negative.' },
    TAX: { description: 'Tax shown as a line of its own.' },
    FEE: { description: 'A fee, such as postage or a late fee.' },
    CREDIT: { description: 'Something given back.' },
    OTHER: { description: 'Anything else, and what the source names in a way not listed here.' },
  } as const,
})

export const PaymentState = builder.enumType('PaymentState', {
  description: 'How much of what was due has been paid, whatever the status.',
  values: {
    UNPAID: { description: 'Nothing.' },
    PARTIALLY_PAID: { description: 'Some of it.' },
    PAID: { description: 'All of it, exactly.' },
    OVERPAID: { description: 'More than was due.' },
  } as const,
})

export const AgingBucket = builder.enumType('AgingBucket', {
  description: "How long an open invoice has been overdue, in days of the organization's timezone.",
  values: {
    CURRENT: { description: 'Not overdue: due today, later, or without a due date.' },
    DAYS_1_30: { description: '1 to 30 days overdue.' },
    DAYS_31_60: { description: '31 to 60 days overdue.' },
    DAYS_61_90: { description: '61 to 90 days overdue.' },
    OVER_90: { description: 'More than 90 days overdue.' },
  } as const,
})

export const OutreachChannel = builder.enumType('OutreachChannel', {
  description: 'How a customer was contacted.',
  values: {
    EMAIL: { description: 'By e-mail (`email`).' },
    CALL: { description: 'By phone (`call`).' },
  } as const,
})

export const PartyRole = builder.enumType('PartyRole', {
  description: 'What a party is to an invoice.',
  values: {
    CLIENT: { description: 'Receives the goods or services and owes the money (`client`).' },
    SERVICE_PROVIDER: { description: 'Delivers and is owed the money (`service_provider`).' },
  } as const,
})

export const InvoiceTypeFilter = enumFilter('InvoiceTypeFilter', InvoiceType, 'the side of the ledger')
export const InvoiceStatusFilter = enumFilter(
  'InvoiceStatusFilter',
  InvoiceStatus,
  'the status as shown today',
)
export const CollectionMethodFilter = enumFilter(
  'CollectionMethodFilter',
  CollectionMethod,
  'the collection method',
)
export const AgingBucketFilter = enumFilter('AgingBucketFilter', AgingBucket, 'the ageing bucket')
export const OutreachChannelFilter = enumFilter('OutreachChannelFilter', OutreachChannel, 'the channel')
