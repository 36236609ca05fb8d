import { Button } from '../components/Button.tsx'
import { useFormat } from '../components/useFormat.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { DataTable } from './DataTable.tsx'
import { downloadCsv } from './downloadCsv.ts'
import styles from './Numbers.module.css'
import { countCell, moneyCell, type Table, textCell } from './tableModel.ts'

const CURRENCY_SUMMARY = graphql(`
  fragment CurrencySummary_ageing on ReceivablesAgingConnection {
    totals {
      currency
      count
      outstanding {
        minorUnits
        currency
        amount
        inOrganizationCurrency {
          minorUnits
          currency
          amount
        }
      }
      overdue {
        minorUnits
        currency
        amount
      }
      unappliedCredit {
        minorUnits
        currency
        amount
      }
      unappliedPayments {
        minorUnits
        currency
        amount
      }
    }
  }
`)

type Props = { of: FragmentType<typeof CURRENCY_SUMMARY>; asOf: string }

/** All currencies one below the other, each also in the organization's own where a rate is known. */
export function CurrencySummary({ of, asOf }: Props) {
  const text = useText()
  const format = useFormat()
  const { organization } = useViewer()
  const { totals } = readFragment(CURRENCY_SUMMARY, of)
  const own = organization.defaultCurrency
  const amounts = ['outstanding', 'overdue', 'unappliedCredit', 'unappliedPayments'] as const
  const table: Table = {
    caption: text('numbers.currenciesCaption', { day: format.day(asOf) }),
    columns: [
      { label: text('numbers.currency'), isNumber: false },
      { label: text('numbers.invoices'), isNumber: true },
      ...amounts.map((name) => ({ label: text(`numbers.${name}`), isNumber: true })),
      { label: text('numbers.inOwn', { currency: own }), isNumber: true },
    ],
    rows: totals.map((total) => [
      textCell(total.currency),
      countCell(format, total.count),
      ...amounts.map((name) => moneyCell(format, total[name])),
      moneyCell(format, total.outstanding.inOrganizationCurrency),
    ]),
  }
  return (
    <section className={styles.figure} aria-label={text('numbers.currencies')}>
      <h3>{text('numbers.currencies')}</h3>
      <p className={styles.description}>{text('numbers.currenciesHint', { currency: own })}</p>
      <div className={styles.tools}>
        <Button size="small" onClick={() => downloadCsv(table, `receivables-${asOf}`)}>
          {text('numbers.csvOf', { name: table.caption })}
        </Button>
      </div>
      <DataTable table={table} />
    </section>
  )
}
