import { builder } from '../../graph/builder.ts'

export const ClassificationType = builder.enumType('ClassificationType', {
  description: 'What a message or a call was about.',
  values: {
    PAYMENT_INQUIRY: { description: 'A question about what is owed or how to pay (`payment_inquiry`).' },
    PROMISE_TO_PAY: { description: 'Says that it will be paid.' },
    DISPUTE: { description: 'Says that something is wrong with an invoice.' },
    PAYMENT_SENT: { description: 'Says that it has been paid.' },
    DOCUMENT_REQUEST: { description: 'Asks for a document, such as a copy of an invoice.' },
    OUT_OF_OFFICE: { description: 'An automatic answer: nobody is there.' },
    WRONG_CONTACT: { description: 'Says that somebody else is to be asked.' },
    OTHER: { description: 'Anything else; the word of the source stands in `typeText`.' },
  } as const,
})
