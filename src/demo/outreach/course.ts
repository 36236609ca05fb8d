import type { EmailEvent } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Random } from '../random.ts'
import type { Bounce } from './bounce.ts'
import type { Mailbox } from './mailbox.ts'
import type { Office } from './office.ts'

const READERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/141.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_6) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  'Microsoft Outlook 16.0.18025',
]
const SCANNER = 'Mozilla/5.0 (compatible; MailGateway-Scanner/4.2)'

/** One thing that happened to a letter on its way to one mailbox. */
export type Step = Pick<
  EmailEvent,
  'type' | 'occurredAt' | 'isMachine' | 'userAgent' | 'ipAddress' | 'url' | 'detail'
> & { bounce: Bounce | null }

type Trip = { sentAt: Date; link: string; isTracked: boolean }

/** Everything that happens after sending, in order and up to now. Hard bounces and complaints close the mailbox. */
export function courseOf(office: Office, mailbox: Mailbox, trip: Trip): Step[] {
  const { random } = office
  const steps = stepsTo(office, mailbox, trip).filter(({ occurredAt }) =>
    office.world.time.isPast(occurredAt),
  )
  const isClosed = steps.some(({ type, bounce }) => type === 'COMPLAINED' || bounce?.type === 'HARD')
  if (isClosed) close(random, mailbox, trip.sentAt)
  return steps
}

/** Until somebody asks the customer for the right address, or for leave to write again. */
function close(random: Random, mailbox: Mailbox, at: Date): void {
  mailbox.suppressedUntil = minutesAfter(at, random.integer(6, 95) * 24 * 60)
  mailbox.goneFrom = null
}

function stepsTo(office: Office, mailbox: Mailbox, trip: Trip): Step[] {
  const { random } = office
  const sent = step('SENT', trip.sentAt)
  if (mailbox.goneFrom !== null && trip.sentAt > mailbox.goneFrom) {
    return [
      sent,
      bounced(office.hardBounces.draw(), mailbox, minutesAfter(trip.sentAt, random.integer(4, 80) / 60)),
    ]
  }
  if (random.chance(0.011)) return [sent, ...softBounce(office, mailbox, trip.sentAt)]
  // Not every server reports that it has delivered.
  if (random.chance(0.014)) return [sent]
  const isDeferred = random.chance(0.03)
  const deferral = isDeferred
    ? [
        step(
          'DEFERRED',
          minutesAfter(trip.sentAt, 0.2),
          '451 4.7.1 Greylisting in action, please come back later',
        ),
      ]
    : []
  const deliveredAt = minutesAfter(
    trip.sentAt,
    isDeferred ? random.integer(6, 40) : random.integer(2, 45) / 60,
  )
  return [
    sent,
    ...deferral,
    step('DELIVERED', deliveredAt),
    ...(trip.isTracked ? reading(random, mailbox, trip.link, deliveredAt) : []),
  ]
}

function softBounce(office: Office, mailbox: Mailbox, sentAt: Date): Step[] {
  const bounce = office.softBounces.draw()
  const isRetried = bounce.status.startsWith('4')
  const deferral = isRetried
    ? [step('DEFERRED', minutesAfter(sentAt, 1), bounce.diagnostic(mailbox.address))]
    : []
  return [...deferral, bounced(bounce, mailbox, minutesAfter(sentAt, isRetried ? 48 * 60 : 0.3))]
}

function reading(random: Random, mailbox: Mailbox, link: string, deliveredAt: Date): Step[] {
  const scans = mailbox.hasScanner
    ? [
        {
          ...step('OPENED', minutesAfter(deliveredAt, random.integer(2, 20) / 60)),
          isMachine: true,
          userAgent: SCANNER,
          ipAddress: `203.0.113.${random.integer(2, 250)}`,
        },
      ]
    : []
  if (!random.chance(mailbox.reads)) return scans
  const reader = {
    userAgent: random.pick(READERS),
    ipAddress: `${random.pick(['192.0.2', '198.51.100'])}.${random.integer(2, 250)}`,
  }
  const openedAt = minutesAfter(deliveredAt, 1 - Math.log(1 - random.fraction()) * 170)
  const opened = { ...step('OPENED', openedAt), ...reader }
  const steps: Step[] = [opened]
  if (random.chance(mailbox.clicks))
    steps.push({
      ...step('CLICKED', minutesAfter(openedAt, random.integer(10, 240) / 60)),
      ...reader,
      url: link,
    })
  if (random.chance(0.2))
    steps.push({ ...opened, occurredAt: minutesAfter(openedAt, random.integer(300, 4_000)) })
  if (random.chance(0.005)) steps.push(step('COMPLAINED', minutesAfter(openedAt, 5), 'abuse'))
  else if (random.chance(0.004)) steps.push({ ...step('UNSUBSCRIBED', minutesAfter(openedAt, 6)), ...reader })
  return [...scans, ...steps.sort((left, right) => left.occurredAt.getTime() - right.occurredAt.getTime())]
}

/** A step that no reader had a part in and that tells of no bounce. */
export function step(type: Step['type'], occurredAt: Date, detail: string | null = null): Step {
  return {
    type,
    occurredAt,
    isMachine: false,
    userAgent: null,
    ipAddress: null,
    url: null,
    detail,
    bounce: null,
  }
}

function bounced(bounce: Bounce, mailbox: Mailbox, occurredAt: Date): Step {
  return { ...step('BOUNCED', occurredAt, bounce.diagnostic(mailbox.address)), bounce }
}

export function failed(occurredAt: Date, detail: string): Step {
  return step('FAILED', occurredAt, detail)
}
