import { Link } from 'react-router'
import { Money } from '../components/Money.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'

const INVOICES_BEHIND = graphql(`
  fragment InvoicesBehind_bounce on BouncingContact {
    id
    invoices(first: 3, orderBy: [{ field: OUTSTANDING, direction: DESC, nulls: LAST }]) {
      totalCount
      totals {
        currency
        outstanding {
          minorUnits
          currency
          amount
        }
      }
      nodes {
        id
        invoiceNumber
        outstanding {
          minorUnits
          currency
          amount
        }
      }
    }
  }
`)

/** The money that does not come because nobody there reads about it. */
export function InvoicesBehind({ of }: { of: FragmentType<typeof INVOICES_BEHIND> }) {
  const text = useText()
  const { totalCount, totals, nodes } = readFragment(INVOICES_BEHIND, of).invoices
  const rest = totalCount - nodes.length
  return (
    <div>
      <h3>{text('bounces.behind')}</h3>
      {totals.map(({ currency, outstanding }) => (
        <p key={currency} className={styles.money}>
          <Money of={outstanding} />
        </p>
      ))}
      <ul className={styles.invoices}>
        {nodes.map(({ id, invoiceNumber, outstanding }) => (
          <li key={id}>
            <Link className="anyText" to={`/invoices/${encodeURIComponent(id)}`}>
              {invoiceNumber ?? text('bounces.noNumber')}
            </Link>
            <Money of={outstanding} />
          </li>
        ))}
      </ul>
      {totalCount === 0 && <p className={styles.quiet}>{text('bounces.noInvoices')}</p>}
      {rest > 0 && <p className={styles.quiet}>{text('bounces.moreInvoices', { count: rest })}</p>}
    </div>
  )
}
