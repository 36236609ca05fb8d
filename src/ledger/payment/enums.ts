import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const PaymentStatus = builder.enumType('PaymentStatus', {
  description: 'How far a payment has come.',
  values: {
    PENDING_MATCH: { description: 'It came in; nobody knows yet what for (`pending_match`).' },
    MATCHED: { description: 'It is known what for; that is not applied yet.' },
    APPLIED: { description: 'It is applied to invoices.' },
    REFUNDED: { description: 'It went back.' },
    FAILED: { description: 'It did not come in.' },
    OTHER: { description: 'Anything else; `statusText` says what.' },
  } as const,
})

export const PaymentMethod = builder.enumType('PaymentMethod', {
  description: 'How a payment was made.',
  values: {
    ACH: { description: 'By the clearing house of American banks (`ach`).' },
    CARD: { description: 'By card.' },
    WIRE: { description: 'By bank transfer.' },
    CHECK: { description: 'By cheque.' },
    CASH: { description: 'In cash.' },
    DIRECT_DEBIT: { description: "Drawn from the payer's account." },
    OTHER: { description: 'In any other way; `methodText` says how.' },
  } as const,
})

export const AllocationStrategy = builder.enumType('AllocationStrategy', {
  description: 'Who found out what a payment was for.',
  values: {
    AUTOMATIC: { description: 'A rule did (`automatic`).' },
    MANUAL: { description: 'A person did.' },
    AGENT: { description: 'An agent did.' },
    OTHER: { description: 'Anything else; `strategyText` says what.' },
  } as const,
})

export const PaymentStatusFilter = enumFilter(
  'PaymentStatusFilter',
  PaymentStatus,
  'how far a payment has come',
)
export const PaymentMethodFilter = enumFilter('PaymentMethodFilter', PaymentMethod, 'how a payment was made')
