import { useText } from '../messages/useText.ts'
import styles from './AgeingBar.module.css'
import { type Amount, useFormat } from './useFormat.ts'

type AgeingBucket = {
  label: string
  amount: Amount
  /** The same amount as a whole number, for the width. */
  minorUnits: number
  count: number
  /** Which of the colours, from the newest to the oldest; its place in the list where it is left out. */
  rank?: number
}

type Props = { buckets: readonly AgeingBucket[]; title: string; onChoose?: (index: number) => void }

/** What is owed by days overdue, in one currency: a bar for the eye, and a list that says it in full. */
export function AgeingBar({ buckets, title, onChoose }: Props) {
  const text = useText()
  const format = useFormat()
  return (
    <figure className={styles.figure} aria-label={title}>
      <div className={styles.bar} aria-hidden>
        {buckets.map(({ label, minorUnits, rank }, index) => (
          <span
            key={label}
            className={colourOf(rank ?? index)}
            style={{ flexGrow: Math.max(minorUnits, 0) }}
          />
        ))}
      </div>
      <ul className={styles.legend}>
        {buckets.map(({ label, amount, count, rank }, index) => {
          const said = (
            <>
              <span className={styles.label}>
                <span className={`${styles.swatch} ${colourOf(rank ?? index)}`} aria-hidden />
                {label}
              </span>
              <span className={styles.amount}>{format.money(amount)}</span>
              <span className={styles.count}>{text('common.invoiceCount', { count })}</span>
            </>
          )
          return (
            <li key={label}>
              {onChoose === undefined ? (
                <div className={styles.entry}>{said}</div>
              ) : (
                <button type="button" className={styles.entry} onClick={() => onChoose(index)}>
                  {said}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </figure>
  )
}

function colourOf(rank: number): string | undefined {
  return styles[`bucket${rank % 5}`]
}
