import { builder } from '../../graph/builder.ts'

export const DisputeReason = builder.enumType('DisputeReason', {
  description: 'What the customer says is wrong.',
  values: {
    PRICE: { description: 'The price is not what was agreed.' },
    QUANTITY: { description: 'The quantity is not what was ordered or delivered.' },
    QUALITY: { description: 'The goods or the work are not good enough.' },
    NOT_RECEIVED: { description: 'Nothing was delivered, or the invoice never arrived.' },
    ALREADY_PAID: { description: 'It was paid already.' },
    DUPLICATE: { description: 'It demands the same as another invoice.' },
    WRONG_DETAILS: { description: 'An address, an order number or another detail is wrong.' },
    OTHER: { description: 'Anything else, and what an import does not say.' },
  } as const,
})

export const DisputeResolution = builder.enumType('DisputeResolution', {
  description: 'How a dispute ended.',
  values: {
    ACCEPTED: { description: 'The customer is right.' },
    REJECTED: { description: 'The customer is wrong; the invoice stands.' },
    CREDITED: { description: 'A credit was given.' },
    WITHDRAWN: { description: 'The customer took it back.' },
    OTHER: { description: 'In another way, and what an import does not say.' },
  } as const,
})

export const StatementSource = builder.enumType('StatementSource', {
  description: 'Who says so.',
  values: {
    CUSTOMER: { description: 'The customer said or wrote it.' },
    TEAM: { description: 'Somebody of the team noted it.' },
    AGENT: { description: 'An agent read it from a message.' },
    IMPORT: { description: 'Another system told it, without saying when or why.' },
  } as const,
})
