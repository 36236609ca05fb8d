import type { TimelineKind } from '../../src/outreach/timeline/kinds.ts'

/** The kinds in the order that settles which of several items of one instant and one id comes first: the later one. */
const ORDER = [
  'EMAIL',
  'CALL',
  'TASK',
  'COMMENT',
  'DISPUTE',
  'RESOLUTION',
  'PROMISE',
  'STATUS_CHANGE',
  'IMPORT',
  'PAYMENT',
  'CHANGE',
] as const
export type Sort = (typeof ORDER)[number]

/** An item as the rows say that it should be. */
export type Expected = {
  sort: Sort
  uid: string
  at: Date
  invoiceIds: readonly string[]
  partyId: string | null
}

export function kindOf({ sort }: Expected): TimelineKind {
  return sort === 'RESOLUTION' ? 'DISPUTE' : sort
}

/** The newest first; then the larger id. */
export function inOrder(items: readonly Expected[]): Expected[] {
  const byId = (left: Expected, right: Expected) =>
    Number(right.uid > left.uid) - Number(right.uid < left.uid)
  return items.toSorted(
    (left, right) =>
      right.at.getTime() - left.at.getTime() ||
      byId(left, right) ||
      ORDER.indexOf(right.sort) - ORDER.indexOf(left.sort),
  )
}
