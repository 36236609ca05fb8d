import { builder } from '../../graph/builder.ts'

export const WriteOffReason = builder.enumType('WriteOffReason', {
  description: 'Why something was given up.',
  values: {
    BAD_DEBT: { description: 'The customer cannot, or will not, pay.' },
    SMALL_BALANCE: { description: 'Collecting the rest costs more than it is.' },
    BANK_CHARGES: { description: 'A bank kept it on the way.' },
    SETTLEMENT: { description: 'As part of a settlement with the customer.' },
    OTHER: { description: 'For any other reason; the note may say which.' },
  } as const,
})
