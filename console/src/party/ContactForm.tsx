import { useState } from 'react'
import { TextField } from '../components/TextField.tsx'
import { faultOf, otherFaults, useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'
import { FormDialog } from '../invoice/FormDialog.tsx'
import { useText } from '../messages/useText.ts'
import type { ContactRow } from './Contacts.tsx'

const CREATE = graphql(`
  mutation CreateContact($input: ContactCreateInput!) {
    contactCreate(input: $input) {
      contact {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const UPDATE = graphql(`
  mutation UpdateContact($input: ContactUpdateInput!) {
    contactUpdate(input: $input) {
      contact {
        id
        name
        jobTitle
        email
        phone
        emailHealth
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const FIELDS = ['name', 'jobTitle', 'email', 'phone'] as const

type Props = { partyId: string; contact: ContactRow | null; onClose: () => void }

export function ContactForm({ partyId, contact, onClose }: Props) {
  const text = useText()
  const former = {
    name: contact?.name ?? '',
    jobTitle: contact?.jobTitle ?? '',
    email: contact?.email ?? '',
    phone: contact?.phone ?? '',
  }
  const [draft, setDraft] = useState(former)
  const refetch = { refetchQueries: ['PartyPage', 'PartyTimeline'] }
  const create = useAction(CREATE, refetch)
  const update = useAction(UPDATE, refetch)
  const faults = [...create.faults, ...update.faults]
  const submit = async () => {
    const changed = Object.fromEntries(
      FIELDS.filter((name) => draft[name] !== former[name]).map((name) => [name, draft[name]]),
    )
    const done =
      contact === null
        ? await create.run({ input: { partyId, ...changed, name: draft.name } })
        : await update.run({ input: { contactId: contact.id, ...changed } })
    if (done !== null) onClose()
  }
  return (
    <FormDialog
      title={text(contact === null ? 'party.addContact' : 'party.editContact')}
      action={text('common.save')}
      isBusy={create.isBusy || update.isBusy}
      isDirty={FIELDS.some((name) => draft[name] !== former[name])}
      faults={otherFaults(faults, FIELDS)}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      {FIELDS.map((name) => (
        <TextField
          key={name}
          label={text(`party.contact.${name}`)}
          type={name === 'email' ? 'email' : 'text'}
          required={name === 'name'}
          value={draft[name]}
          fault={faultOf(faults, name)}
          onValue={(value) => setDraft({ ...draft, [name]: value })}
        />
      ))}
    </FormDialog>
  )
}
