import type { Callout } from './delivery.ts'
import type { KnownEvent, KnownRecipient } from './readDeliveries.ts'

type Copy = Pick<KnownRecipient, 'address' | 'deliveryStatus'>

/** That of the first bounce that stands, and what an import called out before; null where nothing is to be called out. */
export function calloutOf(
  before: Callout | null,
  copies: readonly Copy[],
  standing: readonly KnownEvent[],
): Callout | null {
  const told = standing
    .filter(({ type }) => type === 'BOUNCED')
    .map(({ source, occurredAt }) => ({ source: source ?? ('UNKNOWN' as const), detectedAt: occurredAt }))
  const [first] = [...(before === null ? [] : [before]), ...told].toSorted(
    (left, right) =>
      left.detectedAt.getTime() - right.detectedAt.getTime() || (left.source < right.source ? -1 : 1),
  )
  if (first === undefined) return null
  const bounced = copies.filter(({ deliveryStatus }) => told.length > 0 && deliveryStatus === 'BOUNCED')
  const { source, detectedAt } = first
  const addresses = [...(before?.recipientEmails ?? []), ...bounced.map(({ address }) => address)]
  return { source, detectedAt, recipientEmails: eachOnce(addresses) }
}

/** Whatever the case of its letters. */
function eachOnce(addresses: readonly string[]): string[] {
  const byKey = new Map(addresses.toSorted().map((address) => [address.toLowerCase(), address]))
  return [...byKey.values()]
}
