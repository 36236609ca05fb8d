import { Link } from 'react-router'
import { Badge } from '../components/Badge.tsx'
import { Panel } from '../components/Page.tsx'
import { Instant } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { OutreachBlocker } from '../graphql/graphql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import styles from './InvoicePage.module.css'

const ELIGIBILITY = graphql(`
  fragment Eligibility on Invoice {
    id
    targetParty {
      id
    }
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

/** What is mended at the party: its contacts, or whether mail to it rests. */
const AT_PARTY: readonly OutreachBlocker[] = [
  'PARTY_EMAIL_PAUSED',
  'PARTY_INACTIVE',
  'EMAIL_DISABLED',
  'NO_BILLING_CONTACT',
  'INVALID_ADDRESS',
  'ALL_RECIPIENTS_SUPPRESSED',
]

/** Whether it may be mailed about, and if not, why, until when, and what to do about it. */
export function Eligibility({ invoice }: { invoice: FragmentType<typeof ELIGIBILITY> }) {
  const text = useText()
  const term = useTerm()
  const { targetParty, outreachEligibility } = readFragment(ELIGIBILITY, invoice)
  const { allowed, blockers, nextPossibleAt } = outreachEligibility.email
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
              <span>
                {text(`invoice.advice.${code}`)}{' '}
                {targetParty && AT_PARTY.includes(code) && (
                  <Link to={`/parties/${encodeURIComponent(targetParty.id)}`}>{text('invoice.toParty')}</Link>
                )}
              </span>
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
