import { InvoiceStatusBadge } from '../components/InvoiceStatusBadge.tsx'
import { Money } from '../components/Money.tsx'
import { Day } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import styles from './Timeline.module.css'

const PLAIN = graphql(`
  fragment PlainEntry on TimelineItem {
    __typename
    ... on StatusChangeTimelineItem {
      before
      after
    }
    ... on DisputeTimelineItem {
      isResolution
      dispute {
        id
        reason
        note
        resolution
        resolutionNote
      }
    }
    ... on PromiseTimelineItem {
      promise {
        id
        promisedOn
        status
        note
      }
    }
    ... on PaymentTimelineItem {
      payment {
        id
        referenceNumber
      }
      allocation {
        id
        invoiceAmount {
          minorUnits
          currency
          amount
        }
      }
    }
    ... on TaskTimelineItem {
      task {
        id
        status
        label
      }
    }
    ... on CallTimelineItem {
      call {
        id
        status
      }
    }
  }
`)

type Props = { item: FragmentType<typeof PLAIN>; summary: string }

/** What fits into a line or two; where there is nothing better to say, the API's own sentence. */
export function PlainEntry({ item, summary }: Props) {
  const text = useText()
  const term = useTerm()
  const row = readFragment(PLAIN, item)
  switch (row.__typename) {
    case 'StatusChangeTimelineItem':
      return (
        <p className={styles.line}>
          <InvoiceStatusBadge status={row.before} /> → <InvoiceStatusBadge status={row.after} />
        </p>
      )
    case 'DisputeTimelineItem': {
      const { reason, note, resolution, resolutionNote } = row.dispute
      return row.isResolution ? (
        <Noted
          title={text('timeline.resolved', { how: term('DisputeResolution', resolution ?? 'OTHER') })}
          note={resolutionNote}
        />
      ) : (
        <Noted title={text('timeline.disputed', { reason: term('DisputeReason', reason) })} note={note} />
      )
    }
    case 'PromiseTimelineItem':
      return (
        <p className={styles.line}>
          {text('timeline.promised')} <Day of={row.promise.promisedOn} /> (
          {term('PromiseStatus', row.promise.status)}) <span className="anyText">{row.promise.note}</span>
        </p>
      )
    case 'PaymentTimelineItem':
      return (
        <p className={styles.line}>
          <Money of={row.allocation?.invoiceAmount} />{' '}
          <span className="anyText">{row.payment.referenceNumber}</span>
        </p>
      )
    case 'TaskTimelineItem':
      return <Noted title={term('TaskStatus', row.task.status)} note={row.task.label} />
    case 'CallTimelineItem':
      return <Noted title={term('CallStatus', row.call.status)} note={summary} />
    default:
      return <p className="anyText">{summary}</p>
  }
}

function Noted({ title, note }: { title: string; note: string | null | undefined }) {
  return (
    <p className={styles.line}>
      {title} <span className="anyText">{note}</span>
    </p>
  )
}
