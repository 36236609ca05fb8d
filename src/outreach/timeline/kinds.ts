import { builder } from '../../graph/builder.ts'

export const TimelineItemType = builder.enumType('TimelineItemType', {
  description: 'What a timeline shows.',
  values: {
    EMAIL: {
      description: 'An email, in either direction: when it was sent, else is planned, else was written.',
    },
    CALL: { description: 'A call, in either direction: when it began, else when it was entered.' },
    TASK: { description: 'A task: when it was opened.' },
    COMMENT: { description: 'What the team wrote: when it was written.' },
    DISPUTE: { description: 'A dispute: once when it was opened, and once when it was resolved.' },
    PROMISE: { description: 'A promise to pay: when it was recorded.' },
    PAYMENT: { description: 'A payment: when it came in.' },
    STATUS_CHANGE: { description: 'Another status of an invoice, other than by the passing of days.' },
    IMPORT: { description: 'Another system told of it: when it first did.' },
    CHANGE: { description: 'A change that the audit log holds and no other item shows.' },
  } as const,
})

export type TimelineKind = typeof TimelineItemType.$inferType

/** The names of the types in the schema. */
export const TYPE_NAMES = {
  EMAIL: 'EmailTimelineItem',
  CALL: 'CallTimelineItem',
  TASK: 'TaskTimelineItem',
  COMMENT: 'CommentTimelineItem',
  DISPUTE: 'DisputeTimelineItem',
  PROMISE: 'PromiseTimelineItem',
  PAYMENT: 'PaymentTimelineItem',
  STATUS_CHANGE: 'StatusChangeTimelineItem',
  IMPORT: 'ImportTimelineItem',
  CHANGE: 'ChangeTimelineItem',
} as const satisfies Record<TimelineKind, string>

/** Every branch of the statement writes one of these. */
export function typeNameOf({ kind }: { kind: string }): string {
  return TYPE_NAMES[kind as TimelineKind]
}
