import type { BounceSource, Email, EmailRecipient } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Office } from './office.ts'

const AT_ONCE: readonly BounceSource[] = ['DELIVERY_WEBHOOK', 'SMTP_REPLY']

/** Keeps what the provider said about a bounce and, for nearly all, calls it out. True if it was called out. */
export function recordBounce(office: Office, email: Email, recipients: readonly EmailRecipient[]): boolean {
  const { world, random, bounceSources } = office
  const bounced = recipients.filter(({ deliveryStatus }) => deliveryStatus === 'BOUNCED')
  const [first] = bounced
  if (first?.bouncedAt == null) return false
  email.bounceDetails = {
    provider: 'mailrelay',
    bounceType: first.bounceType,
    reportingMta: `dns; mx1.mailrelay.example`,
    bouncedRecipients: bounced.map(({ address, diagnosticCode }) => ({
      emailAddress: address,
      action: 'failed',
      diagnosticCode: `smtp; ${diagnosticCode}`,
    })),
    timestamp: first.bouncedAt.toISOString(),
  }
  if (random.chance(0.08)) return false
  const source = bounceSources.draw()
  const delay = AT_ONCE.includes(source) ? 0.1 : random.integer(3, 400)
  const detectedAt = world.time.notAfterNow(minutesAfter(first.bouncedAt, delay))
  world.ledger.bounce_callout.push({
    organizationId: world.organizationId,
    id: world.id(detectedAt),
    emailId: email.id,
    source,
    detectedAt,
    recipientEmails: bounced.map(({ address }) => address),
    knownBefore: {},
  })
  return true
}
