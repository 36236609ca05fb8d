import { AgeingBar } from '../components/AgeingBar.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Money } from '../components/Money.tsx'
import { Panel } from '../components/Page.tsx'
import { useFormat } from '../components/useFormat.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { AgingBucket } from '../graphql/graphql.ts'
import styles from '../invoice/InvoicePage.module.css'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'

const RECEIVABLES = graphql(`
  fragment Receivables on Party {
    id
    receivables {
      currency
      openCount
      averageDelayDays
      promiseReliability
      creditLimitUsed
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
      unapplied {
        minorUnits
        currency
        amount
      }
      byBucket {
        bucket
        count
        balance {
          minorUnits
          currency
          amount
        }
      }
    }
  }
`)

/** Only those that are not empty are told. */
const BUCKETS: readonly AgingBucket[] = ['CURRENT', 'DAYS_1_30', 'DAYS_31_60', 'DAYS_61_90', 'OVER_90']

/** What it owes, how late, and how it pays, in each currency by itself. */
export function Receivables({ party }: { party: FragmentType<typeof RECEIVABLES> }) {
  const text = useText()
  const term = useTerm()
  const format = useFormat()
  const { receivables } = readFragment(RECEIVABLES, party)
  const share = (value: string | null | undefined) =>
    value === null || value === undefined ? '–' : format.percent(Number(value))
  if (receivables.length === 0) {
    return (
      <Panel>
        <EmptyState title={text('party.owesNothing')} />
      </Panel>
    )
  }
  return receivables.map((row) => {
    const entries = [
      ['outstanding', <Money key="money" of={row.outstanding} />],
      ['overdue', <Money key="money" of={row.overdue} />],
      ['unapplied', <Money key="money" of={row.unapplied} />],
      [
        'averageDelay',
        row.averageDelayDays ? text('party.days', { count: Math.round(Number(row.averageDelayDays)) }) : '–',
      ],
      ['reliability', share(row.promiseReliability)],
      ['limitUsed', share(row.creditLimitUsed)],
    ] as const
    return (
      <Panel key={row.currency} title={text('party.receivables', { currency: row.currency })}>
        <dl className={styles.amounts}>
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{text(`party.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <AgeingBar
          title={text('party.ageing', { currency: row.currency })}
          buckets={row.byBucket.map(({ bucket, count, balance }) => ({
            label: term('AgingBucket', bucket),
            count,
            amount: balance,
            minorUnits: balance.minorUnits,
            rank: BUCKETS.indexOf(bucket),
          }))}
        />
      </Panel>
    )
  })
}
