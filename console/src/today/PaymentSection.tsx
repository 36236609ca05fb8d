import { Link } from 'react-router'
import { Money } from '../components/Money.tsx'
import { Instant } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import { partyLink } from './links.ts'
import { Row } from './Row.tsx'
import { Section } from './Section.tsx'
import { Sums } from './Sums.tsx'

const PAYMENT_SECTION = graphql(`
  fragment PaymentSection_payments on PaymentConnection {
    totalCount
    totals {
      currency
      unapplied {
        minorUnits
        currency
        amount
      }
    }
    nodes {
      id
      payerName
      receivedAt
      amountUnapplied {
        minorUnits
        currency
        amount
      }
      party {
        id
        name
      }
    }
  }
`)

/** Money that came and is for no invoice yet. */
export function PaymentSection({ of }: { of: FragmentType<typeof PAYMENT_SECTION> }) {
  const text = useText()
  const { totalCount, totals, nodes } = readFragment(PAYMENT_SECTION, of)
  return (
    <Section
      title={text('today.payments')}
      count={totalCount}
      done={text('today.paymentsDone')}
      aside={<Sums of={totals.map(({ unapplied }) => unapplied)} />}
    >
      {nodes.map(({ id, payerName, receivedAt, amountUnapplied, party }) => (
        <Row
          key={id}
          lead={
            party ? (
              <Link className="anyText" to={partyLink(party.id)}>
                {party.name}
              </Link>
            ) : (
              <span className="anyText">{payerName ?? text('today.unknownPayer')}</span>
            )
          }
          amount={<Money of={amountUnapplied} />}
          note={<Instant of={receivedAt} />}
        />
      ))}
    </Section>
  )
}
