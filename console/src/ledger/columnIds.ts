export const COLUMN_IDS = [
  'number',
  'party',
  'status',
  'issuedOn',
  'dueOn',
  'overdueDays',
  'total',
  'paid',
  'remaining',
  'blocker',
  'lastOutreach',
  'promise',
  'assignee',
] as const

export type ColumnId = (typeof COLUMN_IDS)[number]

/** `blocker` says why nobody is mailed about it. */
export const DEFAULT_COLUMNS: readonly ColumnId[] = [
  'number',
  'party',
  'status',
  'dueOn',
  'overdueDays',
  'remaining',
  'blocker',
  'lastOutreach',
]
