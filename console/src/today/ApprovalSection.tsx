import { Link } from 'react-router'
import { Instant } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import { invoiceLink, partyLink } from './links.ts'
import { Row } from './Row.tsx'
import { Section } from './Section.tsx'
import styles from './Today.module.css'

const APPROVAL_SECTION = graphql(`
  fragment ApprovalSection_emails on EmailConnection {
    totalCount
    nodes {
      id
      subject
      to
      createdAt
      party {
        id
        name
      }
      invoices(first: 1) {
        nodes {
          id
          invoiceNumber
        }
      }
    }
  }
`)

/** Mail that goes out only after somebody has looked at it. The page of its invoice shows it. */
export function ApprovalSection({ of }: { of: FragmentType<typeof APPROVAL_SECTION> }) {
  const text = useText()
  const { totalCount, nodes } = readFragment(APPROVAL_SECTION, of)
  return (
    <Section title={text('today.approvals')} count={totalCount} done={text('today.approvalsDone')}>
      {nodes.map(({ id, subject, to, createdAt, party, invoices: { nodes: invoices } }) => (
        <Row
          key={id}
          lead={
            <>
              <span className="anyText">{subject ?? text('today.noSubject')}</span>
              {invoices.map((invoice) => (
                <Link key={invoice.id} className="anyText" to={invoiceLink(invoice.id)}>
                  {invoice.invoiceNumber ?? text('today.noNumber')}
                </Link>
              ))}
              {party && (
                <Link className={`${styles.party} anyText`} to={partyLink(party.id)}>
                  {party.name}
                </Link>
              )}
            </>
          }
          note={
            <>
              <Instant of={createdAt} /> <span className="anyText">{to.join(', ')}</span>
            </>
          }
        />
      ))}
    </Section>
  )
}
