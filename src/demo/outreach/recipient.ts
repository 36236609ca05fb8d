import type { DeliveryStatus, EmailRecipient } from '../../../prisma/generated/client/client.ts'
import type { World } from '../world.ts'
import type { Step } from './course.ts'
import type { Mailbox } from './mailbox.ts'

export type Addressee = { mailbox: Mailbox; kind: EmailRecipient['kind']; position: number }

type Delivery = Pick<
  EmailRecipient,
  | 'deliveryStatus'
  | 'sentAt'
  | 'deliveredAt'
  | 'firstOpenedAt'
  | 'firstHumanOpenedAt'
  | 'firstClickedAt'
  | 'bouncedAt'
  | 'bounceType'
  | 'bounceReason'
  | 'bounceReasonText'
  | 'diagnosticCode'
>

const REACHED: Partial<Record<Step['type'], DeliveryStatus>> = {
  SENT: 'SENT',
  DELIVERED: 'DELIVERED',
  OPENED: 'OPENED',
  CLICKED: 'CLICKED',
  BOUNCED: 'BOUNCED',
  FAILED: 'FAILED',
  COMPLAINED: 'SPAM',
  SUPPRESSED: 'SUPPRESSED',
}
const LADDER: readonly DeliveryStatus[] = [
  'QUEUED',
  'SENT',
  'DELIVERED',
  'OPENED',
  'CLICKED',
  'BOUNCED',
  'FAILED',
  'SPAM',
  'SUPPRESSED',
]

/** A recipient's row and its events: what happened decides what the row says. */
export function makeRecipient(
  world: World,
  email: { id: string; createdAt: Date },
  { mailbox, kind, position }: Addressee,
  steps: readonly Step[],
  before: DeliveryStatus,
): EmailRecipient {
  const row: EmailRecipient = {
    organizationId: world.organizationId,
    id: world.id(email.createdAt),
    emailId: email.id,
    kind,
    position,
    address: mailbox.address,
    name: mailbox.name,
    contactId: mailbox.contactId,
    ...deliveryOf(steps, before),
    // Nothing but its events makes it what it is.
    knownBefore: steps.length === 0 ? null : {},
  }
  world.ledger.email_recipient.push(row)
  for (const step of steps) recordStep(world, email.id, row.id, step)
  return row
}

function deliveryOf(steps: readonly Step[], before: DeliveryStatus): Delivery {
  const first = (type: Step['type']) => steps.find((step) => step.type === type)
  const bounce = first('BOUNCED')
  const reached = steps.map(({ type }) => LADDER.indexOf(REACHED[type] ?? 'QUEUED'))
  return {
    deliveryStatus: LADDER[Math.max(-1, ...reached)] ?? before,
    sentAt: first('SENT')?.occurredAt ?? null,
    deliveredAt: first('DELIVERED')?.occurredAt ?? null,
    firstOpenedAt: first('OPENED')?.occurredAt ?? null,
    firstHumanOpenedAt:
      steps.find(({ type, isMachine }) => type === 'OPENED' && !isMachine)?.occurredAt ?? null,
    firstClickedAt: first('CLICKED')?.occurredAt ?? null,
    bouncedAt: bounce?.occurredAt ?? null,
    bounceType: bounce?.bounce?.type ?? null,
    bounceReason: bounce?.bounce?.reason ?? null,
    bounceReasonText: bounce?.bounce?.wording ?? null,
    diagnosticCode: bounce?.detail ?? null,
  }
}

const PROVIDER = 'mailrelay'
/** What happens before anything is handed to the provider. */
const OWN: readonly Step['type'][] = ['QUEUED', 'SUPPRESSED', 'CANCELLED']

export function recordStep(world: World, emailId: string, recipientId: string | null, step: Step): void {
  const { bounce, ...facts } = step
  const id = world.id(step.occurredAt)
  const isOwn = OWN.includes(step.type)
  world.ledger.email_event.push({
    organizationId: world.organizationId,
    id,
    emailId,
    recipientId,
    ...facts,
    source: isOwn ? null : 'DELIVERY_WEBHOOK',
    bounceType: bounce?.type ?? null,
    bounceReason: bounce?.reason ?? null,
    diagnosticCode: bounce === null ? null : step.detail,
    provider: isOwn ? null : PROVIDER,
    providerEventId: isOwn ? null : `evt_${id.replaceAll('-', '')}`,
    raw:
      bounce === null
        ? null
        : { action: 'failed', status: bounce.status, diagnosticCode: `smtp; ${step.detail}` },
  })
}
