import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Money } from '../components/Money.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { DEFAULT_COLUMNS } from './columnIds.ts'
import styles from './Debtors.module.css'
import { type LedgerState, writeState } from './ledgerState.ts'

const DEBTORS = graphql(`
  query Debtors($organizationId: ID!, $search: String, $overdue: PartyBalanceWhere!, $after: String) {
    parties(
      organizationId: $organizationId
      search: $search
      where: { overdue: $overdue }
      orderBy: [{ field: OUTSTANDING, direction: DESC }]
      first: 50
      after: $after
    ) {
      totalCount
      edges {
        cursor
        node {
          id
          name
          isEmailOutreachPaused
          receivables {
            currency
            openCount
            outstanding {
              minorUnits
              currency
              amount
            }
            overdue {
              minorUnits
              currency
              amount
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

type Props = { search: string }

/** Who owes most, of those who are late. */
export function Debtors({ search }: Props) {
  const text = useText()
  const { organization } = useViewer()
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(DEBTORS, {
    variables: {
      organizationId: organization.id,
      overdue: { gt: 0 },
      ...(search === '' ? {} : { search }),
    },
  })
  const parties = (data ?? previousData)?.parties
  if (error !== undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (parties === undefined) return <Skeleton lines={12} />
  if (parties.edges.length === 0) return <EmptyState title={text('ledger.noDebtors')} />
  const { hasNextPage, endCursor } = parties.pageInfo
  return (
    <div className={styles.debtors} aria-busy={loading}>
      <p className={styles.count}>{text('ledger.debtorCount', { count: parties.totalCount })}</p>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text('ledger.column.party')}</th>
              <th scope="col" className={styles.number}>
                {text('ledger.overdue')}
              </th>
              <th scope="col" className={styles.number}>
                {text('ledger.outstanding')}
              </th>
              <th scope="col">{text('ledger.invoices')}</th>
            </tr>
          </thead>
          <tbody>
            {parties.edges.map(({ node }) => (
              <tr key={node.id}>
                <th scope="row">
                  <Link to={`/parties/${encodeURIComponent(node.id)}`} className="anyText">
                    {node.name}
                  </Link>
                </th>
                <td className={styles.number}>
                  {node.receivables.map(({ currency, overdue }) => (
                    <div key={currency}>
                      <Money of={overdue} />
                    </div>
                  ))}
                </td>
                <td className={styles.number}>
                  {node.receivables.map(({ currency, outstanding }) => (
                    <div key={currency}>
                      <Money of={outstanding} />
                    </div>
                  ))}
                </td>
                <td>
                  <Link to={`/ledger?${writeState(invoicesOf(node.id))}`}>
                    {text('ledger.openInvoices', {
                      count: node.receivables.reduce((sum, { openCount }) => sum + openCount, 0),
                    })}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {hasNextPage && (
        <Button isBusy={loading} onClick={() => void fetchMore({ variables: { after: endCursor } })}>
          {text('common.more')}
        </Button>
      )}
    </div>
  )
}

function invoicesOf(partyId: string) {
  return {
    tab: 'invoices',
    viewId: null,
    where: { partyIds: [partyId], outstanding: { gt: 0 } },
    search: '',
    orderBy: [{ field: 'DUE_DATE', direction: 'ASC' }],
    columns: DEFAULT_COLUMNS,
    includeInactive: false,
  } as const satisfies LedgerState
}
