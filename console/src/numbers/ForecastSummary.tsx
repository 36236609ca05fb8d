import { Money } from '../components/Money.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './Numbers.module.css'

const FORECAST_SUMMARY = graphql(`
  fragment ForecastSummary_totals on CashForecastTotals {
    expected {
      minorUnits
      currency
      amount
    }
    promised {
      minorUnits
      currency
      amount
    }
    late {
      minorUnits
      currency
      amount
    }
    later {
      minorUnits
      currency
      amount
    }
    undated {
      minorUnits
      currency
      amount
    }
    outstanding {
      minorUnits
      currency
      amount
    }
  }
`)

const PARTS = ['expected', 'promised', 'late', 'later', 'undated', 'outstanding'] as const

/** All that is owed, by when it is expected. */
export function ForecastSummary({ of }: { of: FragmentType<typeof FORECAST_SUMMARY> | null }) {
  const text = useText()
  const totals = readFragment(FORECAST_SUMMARY, of)
  return (
    <dl className={styles.facts}>
      {PARTS.map((part) => (
        <div key={part}>
          <dt>{text(`numbers.forecast.${part}`)}</dt>
          <dd>
            <Money of={totals?.[part]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
