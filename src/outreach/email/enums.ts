import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'
import { InitiatorType } from '../../ledger/organization/initiator.ts'

export const Direction = builder.enumType('Direction', {
  description: 'Which way a message went.',
  values: {
    INBOUND: { description: 'From the customer (`inbound`).' },
    OUTBOUND: { description: 'To the customer.' },
  } as const,
})

export const EmailStatus = builder.enumType('EmailStatus', {
  description:
    'How far the sender has come with an email. What became of it at the recipients is `deliveryStatus`.',
  values: {
    DRAFT: { description: 'Being written (`draft`).' },
    PENDING_APPROVAL: { description: 'Waits for somebody to approve it.' },
    SCHEDULED: { description: 'Will be sent at `plannedSendAt`.' },
    QUEUED: { description: 'Waits to be handed over.' },
    SENDING: { description: 'Being handed over.' },
    SENT: { description: 'Handed over to the mail system, for one recipient at least.' },
    FAILED: { description: 'Handed over for nobody: `errorMessage` or the `recipients` say why.' },
    CANCELLED: { description: 'Called off before it was sent: by somebody, or as `errorMessage` says.' },
    RECEIVED: { description: 'Came in from the customer.' },
  } as const,
})

export const DeliveryStatus = builder.enumType('DeliveryStatus', {
  description:
    'What became of an email. It advances QUEUED, SENT, DELIVERED, OPENED, CLICKED and never falls back; BOUNCED, ' +
    'SPAM, FAILED and SUPPRESSED end it, except for a bounce that was not hard: mail that arrived after it has arrived. ' +
    'An email shows the worst end of its recipients, else the furthest.',
  values: {
    QUEUED: { description: 'Queued for sending (`queued`).' },
    SENT: { description: 'Handed over to the mail system (`sent`).' },
    DELIVERED: { description: "Accepted by the recipient's mail server (`delivered`)." },
    OPENED: { description: 'Opened (`opened`).' },
    CLICKED: { description: 'A link in it was clicked (`clicked`).' },
    BOUNCED: { description: 'Came back, for good or for now (`bounced`).' },
    FAILED: { description: 'It could not be handed over (`failed`).' },
    SPAM: { description: 'The recipient reported it as spam (`spam`).' },
    SUPPRESSED: { description: 'Never sent, because the address is suppressed.' },
  } as const,
})

export const RecipientKind = builder.enumType('RecipientKind', {
  description: 'Where an address stands on an email.',
  values: {
    TO: { description: 'To.' },
    CC: { description: 'Copy.' },
    BCC: { description: 'Blind copy.' },
  } as const,
})

export const BounceType = builder.enumType('BounceType', {
  description: 'Whether it is worth trying again.',
  values: {
    HARD: { description: 'Permanent: the address cannot receive mail.' },
    SOFT: { description: 'Temporary: it may work later.' },
    UNDETERMINED: { description: 'The notice does not say.' },
  } as const,
})

export const BounceReason = builder.enumType('BounceReason', {
  description: 'Why an email bounced.',
  values: {
    MAILBOX_DOES_NOT_EXIST: { description: 'Invalid address ("Mailbox does not exist").' },
    MAILBOX_FULL: { description: 'The mailbox is full ("Mailbox full").' },
    DOMAIN_NOT_FOUND: { description: 'Invalid domain ("Domain not found").' },
    REJECTED_BY_RECIPIENT: { description: 'The recipient\'s server refused it ("Rejected by recipient").' },
    SPAM_FILTER: { description: 'Blocked by a spam filter ("Spam filter").' },
    TEMPORARY_FAILURE: { description: 'A temporary delivery problem ("Temporary failure").' },
    OTHER: { description: 'Anything else; the original wording stands beside it.' },
  } as const,
})

export const BounceSource = builder.enumType('BounceSource', {
  description: 'How a bounce was noticed.',
  values: {
    DELIVERY_WEBHOOK: { description: 'The sending service reported it.' },
    INBOUND_NOTICE: { description: 'A bounce mail came in.' },
    PROVIDER_SYNC: { description: 'Found when comparing with the sending service.' },
    MANUAL: { description: 'Somebody recorded it.' },
    SMTP_REPLY: { description: 'The mail server refused it when it was handed over.' },
    UNKNOWN: { description: 'The source does not say, or says something not listed here.' },
  } as const,
})

export const EmailEventType = builder.enumType('EmailEventType', {
  description: 'What happened to an email.',
  values: {
    QUEUED: { description: 'It was queued, to be handed over.' },
    SENT: { description: 'It was handed over to the mail system.' },
    DELIVERED: { description: "The recipient's mail server accepted it." },
    DEFERRED: { description: 'It is delayed and tried again.' },
    OPENED: { description: 'It was opened.' },
    CLICKED: { description: 'A link in it was clicked.' },
    BOUNCED: { description: 'It came back, for good or for now.' },
    FAILED: { description: 'It could not be handed over.' },
    COMPLAINED: { description: 'Reported as spam.' },
    UNSUBSCRIBED: { description: 'The recipient unsubscribed.' },
    SUPPRESSED: { description: 'Not sent, because the address is on the suppression list.' },
    CANCELLED: { description: 'Called off before it was sent.' },
  } as const,
})

export const EmailReason = builder.enumType('EmailReason', {
  description: 'What an email was for.',
  values: {
    INVOICE_ISSUED: { description: 'To tell that an invoice was issued.' },
    PAYMENT_REMINDER: { description: 'To remind of a payment (`payment_reminder`).' },
    STATEMENT: { description: 'A statement of what is open.' },
    REPLY: { description: 'An answer.' },
    PAYMENT_CONFIRMATION: { description: 'To confirm a payment.' },
    OTHER: { description: 'Anything else.' },
  } as const,
})

export const DirectionFilter = enumFilter('DirectionFilter', Direction, 'the direction')
export const EmailStatusFilter = enumFilter('EmailStatusFilter', EmailStatus, 'how far the sender has come')
export const DeliveryStatusFilter = enumFilter(
  'DeliveryStatusFilter',
  DeliveryStatus,
  'what became of the email',
)
export const EmailReasonFilter = enumFilter('EmailReasonFilter', EmailReason, 'what the email was for')
export const BounceReasonFilter = enumFilter('BounceReasonFilter', BounceReason, 'why it bounced')
export const InitiatorTypeFilter = enumFilter('InitiatorTypeFilter', InitiatorType, 'the kind of initiator')
