import { useQuery } from '@apollo/client/react'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Money } from '../../components/Money.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { graphql } from '../../graphql/gql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import styles from './Round.module.css'

const PREVIEW = graphql(`
  query RoundPreview($organizationId: ID!, $ids: [ID!]!) {
    outreachPreview(organizationId: $organizationId, where: { id: { in: $ids } }) {
      invoiceCount
      eligibleCount
      blockedCount
      recipientCount
      blockers {
        code
        count
      }
      totals {
        currency
        count
        outstanding {
          minorUnits
          currency
          amount
        }
      }
    }
  }
`)

/** What a round would do if it began now. Nothing is sent by looking. */
export function RoundPreview({ ids }: { ids: readonly string[] }) {
  const text = useText()
  const term = useTerm()
  const { organization } = useViewer()
  const { data, error, refetch } = useQuery(PREVIEW, {
    variables: { organizationId: organization.id, ids: [...ids] },
    fetchPolicy: 'network-only',
  })
  if (error !== undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={3} />
  const { eligibleCount, blockedCount, recipientCount, blockers, totals } = data.outreachPreview
  return (
    <section className={styles.preview} aria-label={text('ledger.round.preview')}>
      <p>
        <strong>{text('ledger.round.eligible', { count: eligibleCount, recipients: recipientCount })}</strong>{' '}
        {totals.map(({ currency, outstanding }) => (
          <span key={currency} className={styles.sum}>
            <Money of={outstanding} />
          </span>
        ))}
      </p>
      {blockedCount > 0 && (
        <>
          <p>{text('ledger.round.blocked', { count: blockedCount })}</p>
          <ul className={styles.blockers}>
            {blockers.map(({ code, count }) => (
              <li key={code}>
                {text('ledger.round.blocker', { reason: term('OutreachBlocker', code), count })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
