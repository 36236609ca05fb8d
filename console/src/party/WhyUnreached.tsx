import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { graphql } from '../graphql/gql.ts'
import styles from '../invoice/InvoicePage.module.css'
import { useViewer } from '../layout/ViewerContext.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'

const WHY = graphql(`
  query WhyUnreached($organizationId: ID!, $address: String!) {
    bouncingContacts(organizationId: $organizationId, where: { address: { eq: $address } }, first: 1) {
      edges {
        cursor
        node {
          id
          type
          reason
          diagnosticCode
        }
      }
    }
  }
`)

/** Why mail does not get to an address, and the way to mend it. */
export function WhyUnreached({ address }: { address: string }) {
  const text = useText()
  const term = useTerm()
  const { organization } = useViewer()
  const { data } = useQuery(WHY, { variables: { organizationId: organization.id, address } })
  const bounce = data?.bouncingContacts.edges[0]?.node
  if (bounce === undefined) return null
  const { type, reason, diagnosticCode } = bounce
  return (
    <p className={`anyText ${styles.quiet}`}>
      {term('BounceType', type)}
      {reason && `: ${term('BounceReason', reason)}`}
      {diagnosticCode && ` – ${diagnosticCode}`}{' '}
      <Link to={`/bounces?search=${encodeURIComponent(address)}`}>{text('party.fixBounce')}</Link>
    </p>
  )
}
