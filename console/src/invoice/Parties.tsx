import { Link } from 'react-router'
import { Panel } from '../components/Page.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './InvoicePage.module.css'

const PARTIES = graphql(`
  fragment Parties on Invoice {
    id
    memo
    fields {
      key
      value
    }
    parties {
      role
      party {
        id
        name
        formattedAddress
        billingContact {
          id
          name
          email
          phone
          emailHealth
        }
      }
    }
  }
`)

/** Who is on it, whom one writes to, and what else it says. */
export function Parties({ invoice }: { invoice: FragmentType<typeof PARTIES> }) {
  const text = useText()
  const { parties, fields, memo } = readFragment(PARTIES, invoice)
  return (
    <Panel title={text('invoice.parties')}>
      <ul className={styles.parties}>
        {parties.map(({ role, party }) => (
          <li key={role}>
            <h3>{text(`invoice.role.${role}`)}</h3>
            <Link to={`/parties/${encodeURIComponent(party.id)}`} className="anyText">
              {party.name}
            </Link>
            {party.formattedAddress && <p className={`anyText ${styles.quiet}`}>{party.formattedAddress}</p>}
            {party.billingContact && (
              <p className="anyText">
                {party.billingContact.name} {party.billingContact.email} {party.billingContact.phone}{' '}
                <span className={styles.quiet}>
                  {text(`invoice.health.${party.billingContact.emailHealth}`)}
                </span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {memo && <p className="anyText">{memo}</p>}
      {fields.length > 0 && (
        <dl className={styles.amounts}>
          {fields.map(({ key, value }) => (
            <div key={key}>
              <dt className="anyText">{key}</dt>
              <dd className="anyText">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
