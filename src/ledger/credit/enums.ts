import { builder } from '../../graph/builder.ts'

export const CreditReason = builder.enumType('CreditReason', {
  description: 'Why a credit note was issued.',
  values: {
    RETURN: { description: 'Goods came back.' },
    PRICE_CORRECTION: { description: 'The price, or the quantity, was wrong.' },
    SERVICE_FAILURE: { description: 'What was delivered was not as agreed.' },
    DUPLICATE: { description: 'The same was invoiced twice.' },
    GOODWILL: { description: 'As a courtesy.' },
    OTHER: { description: 'For any other reason; the memo may say which.' },
  } as const,
})
