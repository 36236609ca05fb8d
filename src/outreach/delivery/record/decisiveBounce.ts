import type { DeliveryEvent, DeliveryState } from './delivery.ts'

type BounceColumns = Pick<
  DeliveryState,
  'bounceType' | 'bounceReason' | 'bounceReasonText' | 'diagnosticCode'
>
type Candidate = {
  bounce: BounceColumns
  /** The event that told of it; null for what was stored without one. */
  eventId: string | null
  /** The smallest one decides. */
  order: readonly (string | number)[]
}

const WORST_FIRST: readonly BounceColumns['bounceType'][] = ['HARD', 'SOFT', 'UNDETERMINED', null]

/**
 * The bounce that a recipient is shown with: a hard one before a soft one, what an import knew before what was told
 * later, then the earliest. Bounces of one instant are told apart by what they say, never by which was stored first.
 */
export function decisiveBounce(
  stored: BounceColumns,
  events: readonly DeliveryEvent[],
): Pick<Candidate, 'bounce' | 'eventId'> {
  const told = events.filter(({ type }) => type === 'BOUNCED').map(candidateOf)
  const isTold = told.some(({ bounce }) => wordsOf(bounce) === wordsOf(stored))
  const imported: Candidate = { bounce: columnsOf(stored), eventId: null, order: [rankOf(stored), 0] }
  const [decisive] = (isTold ? told : [imported, ...told]).toSorted(byOrder)
  return decisive ?? imported
}

function candidateOf(event: DeliveryEvent): Candidate {
  const { bounceType, bounceReason, detail, diagnosticCode, provider, providerEventId } = event
  const bounce = { bounceType, bounceReason, bounceReasonText: detail, diagnosticCode }
  const identity = [event.occurredAt.getTime(), wordsOf(bounce), provider ?? '', providerEventId ?? '']
  return { bounce, eventId: event.id, order: [rankOf(bounce), 1, ...identity] }
}

function columnsOf({
  bounceType,
  bounceReason,
  bounceReasonText,
  diagnosticCode,
}: BounceColumns): BounceColumns {
  return { bounceType, bounceReason, bounceReasonText, diagnosticCode }
}

function wordsOf(bounce: BounceColumns): string {
  return JSON.stringify(Object.values(columnsOf(bounce)))
}

function rankOf({ bounceType }: BounceColumns): number {
  return WORST_FIRST.indexOf(bounceType)
}

function byOrder(left: Candidate, right: Candidate): number {
  for (const [index, value] of left.order.entries()) {
    const other = right.order[index]
    if (other === undefined || value === other) continue
    return value < other ? -1 : 1
  }
  return 0
}
