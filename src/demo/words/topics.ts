import type { ClassificationType, Sentiment } from '../../../prisma/generated/client/client.ts'
import type { CallFacts, CallTopic } from './call/spoken.ts'

/** What the team reads about a call or a letter: in English, whatever was spoken. */
type Topic = {
  classification: ClassificationType
  /** Where the classification is none of ours. */
  wording?: string
  sentiments: readonly Sentiment[]
  /** Why the call was made. */
  reason: string
  summary(facts: CallFacts): string
  /** How it was recognised. */
  grounds: string
  needsReply: boolean
  /** What is to be done; null: nothing. */
  action: { type: string; label(facts: CallFacts): string; recommendation: string; daysGiven: number } | null
}

export const TOPICS: Record<CallTopic, Topic> = {
  promise: {
    classification: 'PROMISE_TO_PAY',
    sentiments: ['POSITIVE', 'POSITIVE', 'NEUTRAL'],
    reason: 'Overdue invoice, no answer to the reminders',
    summary: (f) => `${f.person} promised to pay ${f.amount} for ${f.numbers} on ${f.day}.`,
    grounds: 'Names a day and the whole amount',
    needsReply: false,
    action: {
      type: 'promise_follow_up',
      label: (f) => `Check the payment promised for ${f.day}: ${f.number}`,
      recommendation: 'Record the promise and send no reminder before that day.',
      daysGiven: 12,
    },
  },
  dispute: {
    classification: 'DISPUTE',
    sentiments: ['NEGATIVE', 'NEUTRAL'],
    reason: 'Overdue invoice, not approved by the customer',
    summary: (f) => `${f.person} does not accept ${f.number} over ${f.amount} and waits for our proof.`,
    grounds: 'Refuses payment and gives a reason',
    needsReply: true,
    action: {
      type: 'dispute_review',
      label: (f) => `Send ${f.customer} the proof of delivery for ${f.number}`,
      recommendation: 'Open a dispute and ask the warehouse for the signed delivery note.',
      daysGiven: 5,
    },
  },
  paymentSent: {
    classification: 'PAYMENT_SENT',
    sentiments: ['POSITIVE', 'NEUTRAL'],
    reason: 'Overdue invoice, payment not seen',
    summary: (f) => `${f.person} says ${f.amount} for ${f.number} is on its way.`,
    grounds: 'Speaks of a payment that has been made',
    needsReply: false,
    action: {
      type: 'payment_lookup',
      label: (f) => `Look for the payment of ${f.amount} for ${f.number}`,
      recommendation: 'Wait for the bank statement of the next days before reminding.',
      daysGiven: 6,
    },
  },
  copyRequest: {
    classification: 'DOCUMENT_REQUEST',
    sentiments: ['NEUTRAL'],
    reason: 'Overdue invoice, no answer to the reminders',
    summary: (f) => `${f.person} does not have ${f.number} and asks for a copy with the order number on it.`,
    grounds: 'Asks for the invoice',
    needsReply: true,
    action: {
      type: 'document_request',
      label: (f) => `Send invoice ${f.number} again`,
      recommendation: 'Send the PDF with the purchase order number.',
      daysGiven: 2,
    },
  },
  outOfOffice: {
    classification: 'OUT_OF_OFFICE',
    sentiments: ['NEUTRAL'],
    reason: 'Overdue invoice, second reminder by phone',
    summary: (f) => `${f.person} is away until ${f.day}; nobody stands in for payments.`,
    grounds: 'Says until when nobody is there',
    needsReply: false,
    action: {
      type: 'call_back',
      label: (f) => `Call ${f.person} again after ${f.day}`,
      recommendation: 'Try again when they are back.',
      daysGiven: 10,
    },
  },
  wrongContact: {
    classification: 'WRONG_CONTACT',
    sentiments: ['NEUTRAL', 'NEGATIVE'],
    reason: 'Overdue invoice, mail not read',
    summary: (f) => `${f.person} no longer looks after payables at ${f.customer}.`,
    grounds: 'Says that somebody else is responsible',
    needsReply: false,
    action: {
      type: 'contact_update',
      label: (f) => `Find out who pays the invoices at ${f.customer}`,
      recommendation: 'Ask the front desk for the new contact and archive this one.',
      daysGiven: 7,
    },
  },
  inquiry: {
    classification: 'PAYMENT_INQUIRY',
    sentiments: ['POSITIVE', 'NEUTRAL'],
    reason: 'Customer calls about the account',
    summary: (f) =>
      `${f.person} asked which invoices are open: ${f.numbers}, together ${f.amount}. Wants a statement.`,
    grounds: 'Asks what is open',
    needsReply: true,
    action: {
      type: 'statement_request',
      label: (f) => `Send ${f.customer} a statement of account`,
      recommendation: 'Send a statement that lists every open invoice.',
      daysGiven: 1,
    },
  },
  bankDetails: {
    classification: 'OTHER',
    wording: 'bank_details_check',
    sentiments: ['OTHER'],
    reason: 'Customer asks about our bank details',
    summary: (f) =>
      `${f.person} received a forged mail about our bank account and asked before paying ${f.number}.`,
    grounds: 'Neither pays nor refuses: asks about an account number',
    needsReply: false,
    action: null,
  },
  voicemail: {
    classification: 'OTHER',
    wording: 'voicemail',
    sentiments: ['NEUTRAL'],
    reason: 'Overdue invoice, second reminder by phone',
    summary: (f) => `Left a message for ${f.customer} about ${f.number}.`,
    grounds: 'Only a machine answered',
    needsReply: false,
    action: null,
  },
}
