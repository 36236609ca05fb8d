import { Instant } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { CommentEntry } from './CommentEntry.tsx'
import { EmailEntry } from './EmailEntry.tsx'
import { PlainEntry } from './PlainEntry.tsx'
import styles from './Timeline.module.css'

export const TIMELINE_ROW = graphql(`
  fragment TimelineRow on TimelineItem {
    __typename
    ... on TimelineEntry {
      occurredAt
      summary
      actor {
        kind
        name
      }
    }
    ... on EmailTimelineItem {
      email {
        id
        ...EmailEntry
      }
    }
    ... on CommentTimelineItem {
      comment {
        id
        ...CommentEntry
      }
    }
    ...PlainEntry
  }
`)

const KINDS = {
  EmailTimelineItem: 'EMAIL',
  CallTimelineItem: 'CALL',
  TaskTimelineItem: 'TASK',
  CommentTimelineItem: 'COMMENT',
  DisputeTimelineItem: 'DISPUTE',
  PromiseTimelineItem: 'PROMISE',
  PaymentTimelineItem: 'PAYMENT',
  StatusChangeTimelineItem: 'STATUS_CHANGE',
  ImportTimelineItem: 'IMPORT',
  ChangeTimelineItem: 'CHANGE',
} as const

/** What happened once: what kind of thing, when, by whom, and what there is to say of it. */
export function TimelineRow({ item }: { item: FragmentType<typeof TIMELINE_ROW> }) {
  const term = useTerm()
  const row = readFragment(TIMELINE_ROW, item)
  return (
    <li className={styles.row}>
      <p className={styles.head}>
        <strong>{term('TimelineItemType', KINDS[row.__typename])}</strong>
        <Instant of={row.occurredAt} />
        {row.actor && <span className="anyText">{row.actor.name}</span>}
      </p>
      {row.__typename === 'EmailTimelineItem' ? (
        <EmailEntry email={row.email} />
      ) : row.__typename === 'CommentTimelineItem' ? (
        <CommentEntry comment={row.comment} />
      ) : (
        <PlainEntry item={row} summary={row.summary} />
      )}
    </li>
  )
}
