import { TextField } from '../components/TextField.tsx'
import { type Fault, faultOf } from '../graph/useAction.ts'
import { useText } from '../messages/useText.ts'
import type { NewPerson } from './useFixForm.ts'

type Props = { person: NewPerson; onPerson: (person: NewPerson) => void; faults: readonly Fault[] }

export function NewContact({ person, onPerson, faults }: Props) {
  const text = useText()
  return (
    <>
      <TextField
        label={text('bounces.name')}
        autoComplete="off"
        value={person.name}
        onValue={(name) => onPerson({ ...person, name })}
        fault={faultOf(faults, 'name')}
      />
      <TextField
        label={text('bounces.email')}
        hint={text('bounces.newHint')}
        type="email"
        autoComplete="off"
        spellCheck={false}
        value={person.email}
        onValue={(email) => onPerson({ ...person, email })}
        fault={faultOf(faults, 'email')}
      />
    </>
  )
}
