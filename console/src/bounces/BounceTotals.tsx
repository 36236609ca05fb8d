import { Money } from '../components/Money.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'

const BOUNCE_TOTALS = graphql(`
  fragment BounceTotals_connection on BouncingContactConnection {
    totalCount
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
`)

/** How many addresses, and what is owed behind all of them, by currency. */
export function BounceTotals({ of }: { of: FragmentType<typeof BOUNCE_TOTALS> }) {
  const text = useText()
  const { totalCount, totals } = readFragment(BOUNCE_TOTALS, of)
  return (
    <ul className={styles.totals} aria-label={text('bounces.totals')}>
      <li>
        <strong>{text('bounces.addresses', { count: totalCount })}</strong>
      </li>
      {totals.map(({ currency, count, outstanding }) => (
        <li key={currency}>
          <strong>
            <Money of={outstanding} />
          </strong>{' '}
          {text('bounces.owedOn', { count })}
        </li>
      ))}
    </ul>
  )
}
