import type { DeliveryReport } from '../../mail/deliveryReport.ts'
import { textOf } from './text.ts'

type Told = Pick<DeliveryReport, 'type' | 'recipient' | 'occurredAt' | 'raw'> & {
  messageIds?: readonly unknown[]
  providerIds?: readonly unknown[]
  bounce?: DeliveryReport['bounce']
  isMachine?: boolean
  userAgent?: unknown
  ipAddress?: unknown
  url?: unknown
  eventId?: string | null
}

/** A report with nothing where its source says nothing. */
export function makeReport({ messageIds = [], providerIds = [], ...told }: Told): DeliveryReport {
  return {
    type: told.type,
    recipient: told.recipient,
    message: { messageIds: namesOf(messageIds), providerIds: namesOf(providerIds) },
    occurredAt: told.occurredAt,
    bounce: told.bounce ?? null,
    isMachine: told.isMachine ?? false,
    userAgent: textOf(told.userAgent),
    ipAddress: textOf(told.ipAddress),
    url: textOf(told.url),
    eventId: told.eventId ?? null,
    raw: told.raw,
  }
}

/** Each once, without angle brackets. */
function namesOf(values: readonly unknown[]): string[] {
  const names = values.flatMap((value) => textOf(textOf(value)?.replace(/^<(.*)>$/, '$1')) ?? [])
  return [...new Set(names)]
}
