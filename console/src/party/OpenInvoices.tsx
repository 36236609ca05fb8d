import { Link } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { InvoiceStatusBadge } from '../components/InvoiceStatusBadge.tsx'
import { Money } from '../components/Money.tsx'
import { Day } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import styles from '../invoice/InvoicePage.module.css'
import { useText } from '../messages/useText.ts'

const OPEN = graphql(`
  fragment OpenInvoices on Party {
    id
    invoices(
      where: { outstanding: { gt: 0 } }
      orderBy: [{ field: DUE_DATE, direction: ASC }]
      first: 10
    ) {
      totalCount
      nodes {
        id
        invoiceNumber
        status
        dueOn
        amountRemaining {
          minorUnits
          currency
          amount
        }
      }
    }
  }
`)

/** What is open, the oldest first. */
export function OpenInvoices({ party }: { party: FragmentType<typeof OPEN> }) {
  const text = useText()
  const { totalCount, nodes } = readFragment(OPEN, party).invoices
  if (nodes.length === 0) return <EmptyState title={text('party.noOpenInvoices')} />
  return (
    <>
      <div className={styles.scroller}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text('party.number')}</th>
              <th scope="col">{text('party.status')}</th>
              <th scope="col">{text('party.due')}</th>
              <th scope="col" className={styles.number}>
                {text('party.remaining')}
              </th>
            </tr>
          </thead>
          <tbody>
            {nodes.map(({ id, invoiceNumber, status, dueOn, amountRemaining }) => (
              <tr key={id}>
                <td>
                  <Link to={`/invoices/${encodeURIComponent(id)}`} className="anyText">
                    {invoiceNumber ?? text('party.noNumber')}
                  </Link>
                </td>
                <td>
                  <InvoiceStatusBadge status={status} />
                </td>
                <td>
                  <Day of={dueOn} />
                </td>
                <td className={styles.number}>
                  <Money of={amountRemaining} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {totalCount > nodes.length && (
        <p className={styles.quiet}>{text('party.ofSome', { shown: nodes.length, count: totalCount })}</p>
      )}
    </>
  )
}
