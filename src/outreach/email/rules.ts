import type {
  BounceReason,
  BounceType,
  DeliveryStatus,
  Email,
} from '../../../prisma/generated/client/client.ts'

/** How far a delivery has come; a later status never falls back to an earlier one. */
const PROGRESS: readonly DeliveryStatus[] = ['QUEUED', 'SENT', 'DELIVERED', 'OPENED', 'CLICKED']
/** Ends of a delivery, worst first: any one of them at a recipient is what the email shows. */
const FAILURES: readonly DeliveryStatus[] = ['BOUNCED', 'SPAM', 'FAILED', 'SUPPRESSED']

export type RecipientDelivery = {
  deliveryStatus: DeliveryStatus
  firstOpenedAt: Date | null
  firstHumanOpenedAt: Date | null
  firstClickedAt: Date | null
  bouncedAt: Date | null
  bounceType: BounceType | null
  bounceReason: BounceReason | null
  bounceReasonText: string | null
}

type DeliverySummary = Pick<
  Email,
  | 'deliveryStatus'
  | 'openedAt'
  | 'humanOpenedAt'
  | 'clickedAt'
  | 'bouncedAt'
  | 'bounceReason'
  | 'bounceReasonText'
  | 'isBounced'
>

/**
 * The email's own delivery columns, worked out from its recipients: bounced if any recipient bounced, otherwise
 * the most advanced; first open, click and bounce of any. `hasCallout`: a bounce callout exists.
 */
export function summarizeDelivery(
  recipients: readonly RecipientDelivery[],
  hasCallout: boolean,
): DeliverySummary {
  const statuses = recipients.map((recipient) => recipient.deliveryStatus)
  const deliveryStatus = deliveryStatusOf(statuses)
  const bounced = firstBounced(recipients)
  return {
    deliveryStatus,
    openedAt: earliest(recipients.map((recipient) => recipient.firstOpenedAt)),
    humanOpenedAt: earliest(recipients.map((recipient) => recipient.firstHumanOpenedAt)),
    clickedAt: earliest(recipients.map((recipient) => recipient.firstClickedAt)),
    bouncedAt: bounced?.bouncedAt ?? null,
    bounceReason: bounced?.bounceReason ?? null,
    bounceReasonText: bounced?.bounceReasonText ?? null,
    isBounced: hasCallout || deliveryStatus === 'BOUNCED',
  }
}

/** The recipient whose bounce an email shows: the first to bounce, and of several the first named. */
export function firstBounced<R extends RecipientDelivery>(recipients: readonly R[]): R | undefined {
  const timeOf = ({ bouncedAt }: R) => bouncedAt?.getTime() ?? Infinity
  const bounced = recipients.filter(({ deliveryStatus }) => deliveryStatus === 'BOUNCED')
  return bounced.toSorted((left, right) =>
    timeOf(left) < timeOf(right) ? -1 : Number(timeOf(left) > timeOf(right)),
  )[0]
}

/** The worst end among them, otherwise the furthest step; null without any. */
export function deliveryStatusOf(statuses: readonly DeliveryStatus[]): DeliveryStatus | null {
  const failure = FAILURES.find((status) => statuses.includes(status))
  return failure ?? PROGRESS.findLast((status) => statuses.includes(status)) ?? null
}

export function earliest(instants: readonly (Date | null)[]): Date | null {
  const times = instants.filter((instant) => instant !== null).map((instant) => instant.getTime())
  return times.length === 0 ? null : new Date(Math.min(...times))
}

/** Where an email stands on the timeline: when it was sent, else when it is planned, else when it was written. */
export function timelineAtOf(email: Pick<Email, 'sentAt' | 'plannedSendAt' | 'createdAt'>): Date {
  return email.sentAt ?? email.plannedSendAt ?? email.createdAt
}

/** The documented wordings of bounce reasons. Others are kept as text beside `OTHER`. */
const BOUNCE_REASONS: Record<string, BounceReason> = {
  'mailbox does not exist': 'MAILBOX_DOES_NOT_EXIST',
  'mailbox full': 'MAILBOX_FULL',
  'domain not found': 'DOMAIN_NOT_FOUND',
  'rejected by recipient': 'REJECTED_BY_RECIPIENT',
  'spam filter': 'SPAM_FILTER',
  'temporary failure': 'TEMPORARY_FAILURE',
}

export function bounceReasonOf(wording: string): BounceReason {
  return BOUNCE_REASONS[wording.trim().toLowerCase()] ?? 'OTHER'
}
