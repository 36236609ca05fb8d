import { createHash } from 'node:crypto'
import type { DeliveryReport } from '../../../mail/deliveryReport.ts'
import type { NewEvent } from '../record/newEvent.ts'

type Received = Pick<NewEvent, 'emailId' | 'recipientId' | 'source' | 'provider'> & { receivedAt: Date }

/** What is stored of a report. Nothing happened after it was told of. */
export function eventOf(report: DeliveryReport, { receivedAt, ...received }: Received): NewEvent {
  const { occurredAt } = report
  return {
    ...received,
    type: report.type,
    occurredAt: occurredAt === null || occurredAt > receivedAt ? receivedAt : occurredAt,
    bounce: report.bounce,
    isMachine: report.isMachine,
    userAgent: report.userAgent,
    ipAddress: report.ipAddress,
    url: report.url,
    detail: null,
    // Some services give one id to all that they tell of a message.
    providerEventId: [report.type.toLowerCase(), received.recipientId ?? received.emailId, idOf(report)].join(
      ' ',
    ),
    raw: report.raw,
  }
}

/** A report without an id is told again in the same words. */
function idOf({ eventId, occurredAt, url, raw }: DeliveryReport): string {
  return (
    eventId ??
    createHash('sha256')
      .update(JSON.stringify([occurredAt, url, raw]))
      .digest('hex')
  )
}
