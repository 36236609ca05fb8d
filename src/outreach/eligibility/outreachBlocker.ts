import { builder } from '../../graph/builder.ts'

/** In the order in which they are told: what the customer said, whom it would go to, what the invoice is, the time. */
export const OutreachBlocker = builder.enumType('OutreachBlocker', {
  description:
    'What keeps an email about an invoice from going out. Some end by themselves (see `until`), the others when ' +
    'somebody changes what they name. An administrator may override all but ALL_RECIPIENTS_SUPPRESSED, ' +
    'NO_BILLING_CONTACT, INVALID_ADDRESS and NOT_RECEIVABLE, which is recorded.',
  values: {
    IN_DISPUTE: { description: 'The customer disputes the invoice and the dispute is not resolved.' },
    PROMISE_ACTIVE: {
      description:
        'The customer promised to pay on a day that is not over. Ends when the day after it begins.',
    },
    PARTY_EMAIL_PAUSED: { description: 'Somebody paused e-mail outreach to the party.' },
    PARTY_INACTIVE: { description: 'No business is done with the party any more.' },
    EMAIL_DISABLED: {
      description:
        'E-mails are switched off for the party, or for the contact whose address would be written to.',
    },
    NO_BILLING_CONTACT: {
      description: 'No address is known: neither of a billing contact nor of the invoice nor of the party.',
    },
    INVALID_ADDRESS: {
      description:
        'What is known as its address is none that mail can be sent to: it is no address by the grammar, such as `a..b@c.example` ' +
        'or `a@b`, or has letters outside ASCII before the @ where the mail server does not offer SMTPUTF8 (RFC 6531).',
    },
    ALL_RECIPIENTS_SUPPRESSED: {
      description: 'Every address it would go to is on the suppression list, for whatever reason.',
    },
    SETTLED: { description: 'Nothing is owed any more.' },
    VOID: { description: 'The invoice is void or cancelled.' },
    UNCOLLECTIBLE: { description: 'The invoice is written off.' },
    DRAFT: { description: 'The invoice was not sent yet: it is a draft, approved or scheduled.' },
    PAYMENT_PROCESSING: { description: 'A payment is under way, says the system it is synchronized with.' },
    AUTO_CHARGE: { description: 'A stored means of payment is charged, so the customer need not act.' },
    INACTIVE_SOURCE: { description: 'Its document is archived or its blueprint inactive.' },
    NOT_RECEIVABLE: { description: 'It is a payable: the organization owes, not the party.' },
    OUTSIDE_WINDOW: {
      description:
        "It is not the time of day or the weekday on which the organization's mail goes out. Ends when the window opens.",
    },
    COOLING_OFF: {
      description:
        'The customer was contacted about it fewer days ago than must lie between (`minDaysBetweenOutreach`). Days have ' +
        '24 hours; ends by itself when they are over.',
    },
    CUSTOMER_REPLIED: {
      description:
        'The customer wrote, about it or at all, fewer days ago than are waited for (`inboundGracePeriodDays`). Days ' +
        'have 24 hours; ends by itself when they are over.',
    },
  } as const,
})

export type OutreachBlocker = typeof OutreachBlocker.$inferType
