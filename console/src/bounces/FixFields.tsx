import type { Fault } from '../graph/useAction.ts'
import type { BounceToFix } from './bounceFix.ts'
import { ContactChoice } from './ContactChoice.tsx'
import { CorrectAddress } from './CorrectAddress.tsx'
import { NewContact } from './NewContact.tsx'
import type { FixEntry } from './useFixForm.ts'

type Props = {
  bounce: BounceToFix
  entry: FixEntry
  onChange: (part: Partial<FixEntry>) => void
  faults: readonly Fault[]
}

export function FixFields({ bounce, entry, onChange, faults }: Props) {
  const { way, email, contactId, person } = entry
  if (way === 'correct') {
    return <CorrectAddress email={email} onEmail={(value) => onChange({ email: value })} faults={faults} />
  }
  if (way === 'new') {
    return <NewContact person={person} onPerson={(value) => onChange({ person: value })} faults={faults} />
  }
  return (
    <ContactChoice
      partyId={bounce.party?.id ?? ''}
      exceptId={bounce.contact?.id ?? null}
      suggestedId={bounce.suggestedContact?.id ?? null}
      contactId={contactId}
      onContact={(value) => onChange({ contactId: value })}
    />
  )
}
