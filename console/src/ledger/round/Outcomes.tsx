import { Badge } from '../../components/Badge.tsx'
import { useText } from '../../messages/useText.ts'
import styles from './Round.module.css'
import type { Outcome } from './useRound.ts'

/** What came of a round, mail by mail, as it happens. */
export function Outcomes({ outcomes }: { outcomes: readonly Outcome[] }) {
  const text = useText()
  return (
    <ul className={styles.outcomes} aria-live="polite">
      {outcomes.map(({ key, count, recipients, faults }) => (
        <li key={key} className={styles.outcome}>
          {recipients.length > 0 ? (
            <Badge tone="good">{text('ledger.round.queued', { count })}</Badge>
          ) : (
            <Badge tone="bad">{text('ledger.round.notSent', { count })}</Badge>
          )}
          <span className="anyText">{recipients.join(', ')}</span>
          {faults.map((fault) => (
            <p key={fault} className="anyText">
              {fault}
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
