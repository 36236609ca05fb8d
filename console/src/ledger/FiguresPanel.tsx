import { AgeingBar } from '../components/AgeingBar.tsx'
import { Money } from '../components/Money.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { useFormat } from '../components/useFormat.ts'
import type { InvoiceWhere } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import styles from './FiguresPanel.module.css'
import type { Figures } from './useFigures.ts'

type Props = {
  figures: Figures | null
  isStale: boolean
  where: InvoiceWhere
  onWhere: (where: InvoiceWhere) => void
}

/** More would push the list out of the window; the page of numbers has all. */
const MOST_CURRENCIES = 2

/** What exactly this list amounts to; its parts lead to themselves. */
export function FiguresPanel({ figures, isStale, where, onWhere }: Props) {
  const text = useText()
  const { organization } = useViewer()
  if (figures === null) {
    return (
      <section className={styles.panel} aria-label={text('ledger.figures')}>
        <Skeleton lines={6} />
      </section>
    )
  }
  const currencies = [...figures.totals].sort(
    (a, b) =>
      Number(b.currency === organization.defaultCurrency) -
      Number(a.currency === organization.defaultCurrency),
  )
  return (
    <section className={styles.panel} aria-label={text('ledger.figures')} aria-busy={isStale}>
      <StatusFacets figures={figures} where={where} onWhere={onWhere} />
      <div className={styles.currencies}>
        {currencies.slice(0, MOST_CURRENCIES).map(({ currency, outstanding, overdue }) => {
          const buckets = figures.aging.filter((bucket) => bucket.currency === currency)
          return (
            <div key={currency} className={styles.currency}>
              <p className={styles.sums}>
                <span>
                  {text('ledger.outstanding')}{' '}
                  <strong>
                    <Money of={outstanding} />
                  </strong>
                </span>
                <span>
                  {text('ledger.overdue')}{' '}
                  <strong className={styles.overdue}>
                    <Money of={overdue} />
                  </strong>
                </span>
              </p>
              <AgeingBar
                title={text('ledger.ageing', { currency })}
                buckets={buckets.map(({ label, count, amountRemaining }, index) => ({
                  label: index === 0 ? text('ledger.current') : text('ledger.bucket', { label }),
                  count,
                  amount: amountRemaining,
                  minorUnits: amountRemaining.minorUnits,
                }))}
                onChoose={(index) => {
                  const { fromDays, toDays } = buckets[index] ?? {}
                  onWhere({ ...where, currency: { eq: currency }, overdueDays: rangeOf(fromDays, toDays) })
                }}
              />
            </div>
          )
        })}
      </div>
      {currencies.length > MOST_CURRENCIES && (
        <p className={styles.more}>
          {currencies.slice(MOST_CURRENCIES).map(({ currency, outstanding }) => (
            <span key={currency}>
              {text('ledger.outstanding')} <Money of={outstanding} />
            </span>
          ))}
        </p>
      )}
    </section>
  )
}

function rangeOf(from: number | null | undefined, to: number | null | undefined) {
  return {
    ...(from === null || from === undefined ? {} : { gte: from }),
    ...(to === null || to === undefined ? {} : { lte: to }),
  }
}

function StatusFacets({
  figures,
  where,
  onWhere,
}: Omit<Props, 'isStale' | 'figures'> & { figures: Figures }) {
  const text = useText()
  const term = useTerm()
  const format = useFormat()
  const chosen = where.status?.in ?? []
  return (
    <ul className={styles.facets} aria-label={text('ledger.byStatus')}>
      {figures.facets.status.map(({ value, count }) => {
        if (!value) return null
        const isChosen = chosen.includes(value)
        return (
          <li key={value}>
            <button
              type="button"
              className={styles.facet}
              aria-pressed={isChosen}
              onClick={() => {
                const { status: _status, ...others } = where
                onWhere(isChosen ? others : { ...others, status: { in: [value] } })
              }}
            >
              {term('InvoiceStatus', value)} <span className={styles.number}>{format.count(count)}</span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
