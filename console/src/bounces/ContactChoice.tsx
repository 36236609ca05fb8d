import { useQuery } from '@apollo/client/react'
import { ErrorState } from '../components/ErrorState.tsx'
import { SelectField } from '../components/SelectField.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'

const CONTACTS = graphql(`
  query BouncesContacts($organizationId: ID!, $partyId: ID!) {
    party(organizationId: $organizationId, by: { id: $partyId }) {
      id
      contacts(first: 100) {
        nodes {
          id
          name
          email
          emailHealth
          isEmailDisabled
        }
      }
    }
  }
`)

type Props = {
  partyId: string
  exceptId: string | null
  suggestedId: string | null
  contactId: string
  onContact: (contactId: string) => void
}

/** The party's other people whose address works, as far as is known. */
export function ContactChoice({ partyId, exceptId, suggestedId, contactId, onContact }: Props) {
  const text = useText()
  const { organization } = useViewer()
  const { data, error, refetch } = useQuery(CONTACTS, {
    variables: { organizationId: organization.id, partyId },
    fetchPolicy: 'cache-and-network',
  })
  if (error !== undefined) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <Skeleton lines={2} />
  const contacts = data.party?.contacts.nodes ?? []
  const reachable = contacts.filter(
    ({ id, email, emailHealth, isEmailDisabled }) =>
      id !== exceptId &&
      (email ?? '') !== '' &&
      !isEmailDisabled &&
      emailHealth !== 'BOUNCING' &&
      emailHealth !== 'SUPPRESSED',
  )
  if (reachable.length === 0) return <p>{text('bounces.noOther')}</p>
  const options = reachable.map(({ id, name, email }) => ({
    value: id,
    label:
      id === suggestedId
        ? text('bounces.contactSuggested', { name, email: email ?? '' })
        : text('bounces.contact', { name, email: email ?? '' }),
  }))
  return (
    <SelectField
      label={text('bounces.who')}
      hint={text('bounces.otherHint')}
      value={contactId}
      options={contactId === '' ? [{ value: '', label: text('bounces.choose') }, ...options] : options}
      onValue={onContact}
    />
  )
}
