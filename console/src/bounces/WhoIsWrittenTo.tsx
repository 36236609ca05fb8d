import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'

const WHO_IS_WRITTEN_TO = graphql(`
  fragment WhoIsWrittenTo_bounce on BouncingContact {
    id
    address
    contact {
      id
      name
    }
    suggestedContact {
      id
      name
      email
    }
    party {
      id
      billingContact {
        id
        name
        email
      }
    }
  }
`)

/** Whose address it is, who receives the invoices now, and who could instead. */
export function WhoIsWrittenTo({ of }: { of: FragmentType<typeof WHO_IS_WRITTEN_TO> }) {
  const text = useText()
  const { address, contact, suggestedContact, party } = readFragment(WHO_IS_WRITTEN_TO, of)
  const receiver = party?.billingContact ?? null
  const isReceiver = receiver?.email?.toLowerCase() === address.toLowerCase()
  return (
    <dl className={styles.people}>
      <dt>{text('bounces.whose')}</dt>
      <dd className="anyText">{contact?.name ?? text('bounces.nobodys')}</dd>
      <dt>{text('bounces.receiver')}</dt>
      <dd className="anyText">
        {receiver === null ? text('common.none') : isReceiver ? text('bounces.still') : named(receiver)}
      </dd>
      <dt>{text('bounces.suggested')}</dt>
      <dd className="anyText">
        {suggestedContact === null || suggestedContact === undefined
          ? text('bounces.noSuggestion')
          : named(suggestedContact)}
      </dd>
    </dl>
  )
}

function named({ name, email }: { name: string; email?: string | null }): string {
  return email === null || email === undefined ? name : `${name}, ${email}`
}
