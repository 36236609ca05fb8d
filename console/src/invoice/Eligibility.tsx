import { Badge } from '../components/Badge.tsx'
import { Panel } from '../components/Page.tsx'
import { Instant } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import styles from './InvoicePage.module.css'

const ELIGIBILITY = graphql(`
  fragment Eligibility on Invoice {
    id
    outreachEligibility {
      email {
        allowed
        nextPossibleAt
        blockers {
          code
          message
          until
        }
      }
    }
  }
`)

/** Whether it may be mailed about, and if not, why and until when. */
export function Eligibility({ invoice }: { invoice: FragmentType<typeof ELIGIBILITY> }) {
  const text = useText()
  const term = useTerm()
  const { allowed, blockers, nextPossibleAt } = readFragment(ELIGIBILITY, invoice).outreachEligibility.email
  return (
    <Panel title={text('invoice.eligibility')}>
      {allowed ? (
        <p>
          <Badge tone="good">{text('invoice.mayBeMailed')}</Badge>
        </p>
      ) : (
        <ul className={styles.blockers}>
          {blockers.map(({ code, message, until }) => (
            <li key={code} className={styles.blocker}>
              <strong>{term('OutreachBlocker', code)}</strong>
              <span className="anyText">{message}</span>
              {until && (
                <span className={styles.quiet}>
                  {text('invoice.until')} <Instant of={until} />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {!allowed && nextPossibleAt && (
        <p className={styles.quiet}>
          {text('invoice.nextPossible')} <Instant of={nextPossibleAt} />
        </p>
      )}
    </Panel>
  )
}
