import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Money } from '../components/Money.tsx'
import { SelectField } from '../components/SelectField.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { InvoiceWhere } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { DEFAULT_COLUMNS } from './columnIds.ts'
import styles from './Debtors.module.css'
import { type LedgerState, writeState } from './ledgerState.ts'
import type { ChangeState } from './useLedgerState.ts'

const DEBTORS = graphql(`
  query Debtors($organizationId: ID!, $where: InvoiceWhere, $everywhere: InvoiceWhere, $after: String) {
    all: receivablesAging(organizationId: $organizationId, where: $everywhere) {
      totals {
        currency
      }
    }
    receivablesAging(
      organizationId: $organizationId
      where: $where
      groupBy: PARTY
      first: 50
      after: $after
    ) {
      totalCount
      edges {
        cursor
        node {
          ...DebtorRow
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

const DEBTOR = graphql(`
  fragment DebtorRow on ReceivablesAgingGroup {
    currency
    count
    overdue {
      minorUnits
      currency
      amount
    }
    party {
      id
      name
    }
  }
`)

type Props = { state: LedgerState; change: ChangeState }

/** Who is late with most. Amounts of several currencies have no order: one of them is looked at. */
export function Debtors({ state, change }: Props) {
  const text = useText()
  const { organization } = useViewer()
  const currency = state.where.currency?.eq ?? organization.defaultCurrency
  const { data, previousData, error, loading, fetchMore, refetch } = useQuery(DEBTORS, {
    variables: {
      organizationId: organization.id,
      everywhere: { isOverdue: true },
      where: lateIn(currency, state.search),
    },
  })
  const shown = data ?? previousData
  if (error !== undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (shown === undefined) return <Skeleton lines={12} />
  const { totalCount, edges, pageInfo } = shown.receivablesAging
  const currencies = new Set([currency, ...shown.all.totals.map((total) => total.currency)])
  return (
    <div className={styles.debtors} aria-busy={loading}>
      <div className={styles.choice}>
        <p className={styles.count} aria-live="polite">
          {text('ledger.debtorCount', { count: totalCount })}
        </p>
        <SelectField
          label={text('ledger.filter.currency')}
          isLabelHidden
          value={currency}
          options={[...currencies].map((value) => ({ value, label: value }))}
          onValue={(eq) => change({ where: { ...state.where, currency: { eq } } })}
        />
      </div>
      {edges.length === 0 ? (
        <EmptyState title={text('ledger.noDebtors')} />
      ) : (
        <DebtorTable groups={edges.map(({ node }) => node)} />
      )}
      {pageInfo.hasNextPage && (
        <Button isBusy={loading} onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}>
          {text('common.more')}
        </Button>
      )}
    </div>
  )
}

function DebtorTable({ groups }: { groups: readonly FragmentType<typeof DEBTOR>[] }) {
  const text = useText()
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('ledger.column.party')}</th>
            <th scope="col" className={styles.number}>
              {text('ledger.overdue')}
            </th>
            <th scope="col">{text('ledger.invoices')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => {
            const { party, currency, count, overdue } = readFragment(DEBTOR, group)
            // Grouped by party, each group has one.
            if (!party) return null
            return (
              <tr key={party.id}>
                <th scope="row">
                  <Link to={`/parties/${encodeURIComponent(party.id)}`} className="anyText">
                    {party.name}
                  </Link>
                </th>
                <td className={styles.number}>
                  <Money of={overdue} />
                </td>
                <td>
                  <Link to={`/ledger?${writeState(invoicesOf(party.id, currency))}`}>
                    {text('ledger.lateInvoices', { count })}
                  </Link>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** The ageing report has no search of its own: what was typed is looked for in the parties' names. */
function lateIn(currency: string, search: string): InvoiceWhere {
  const name = search.trim()
  return {
    isOverdue: true,
    currency: { eq: currency },
    ...(name === '' ? {} : { partyName: { contains: name } }),
  }
}

function invoicesOf(partyId: string, currency: string) {
  return {
    tab: 'invoices',
    viewId: null,
    where: { partyIds: [partyId], currency: { eq: currency }, isOverdue: true },
    search: '',
    orderBy: [{ field: 'DUE_DATE', direction: 'ASC' }],
    columns: DEFAULT_COLUMNS,
    includeInactive: false,
  } as const satisfies LedgerState
}
