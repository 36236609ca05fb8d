import type { SentEmail } from './sentEmails.ts'

/** What happens to each email, in this order. */
export const KINDS = ['delivered', 'open', 'click']

/** One event of each kind for each email, as SendGrid writes them. */
export function eventsOf(emails: readonly SentEmail[]): object[] {
  const timestamp = Math.floor(Date.now() / 1_000)
  return KINDS.flatMap((event) =>
    emails.map(({ messageId, address }) => ({
      event,
      email: address,
      'smtp-id': `<${messageId}>`,
      sg_event_id: `${event}-${messageId}`,
      sg_message_id: `${messageId}.filter0001`,
      timestamp,
      ...(event === 'delivered'
        ? {}
        : { useragent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0)', ip: '192.0.2.1' }),
      ...(event === 'click' ? { url: 'https://pay.example/' } : {}),
    })),
  )
}

export function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  )
}
