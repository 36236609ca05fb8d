import { TextField } from '../components/TextField.tsx'
import { type Fault, faultOf } from '../graph/useAction.ts'
import { useText } from '../messages/useText.ts'

type Props = { email: string; onEmail: (email: string) => void; faults: readonly Fault[] }

export function CorrectAddress({ email, onEmail, faults }: Props) {
  const text = useText()
  return (
    <TextField
      label={text('bounces.newAddress')}
      hint={text('bounces.correctHint')}
      type="email"
      autoComplete="off"
      spellCheck={false}
      value={email}
      onValue={onEmail}
      fault={faultOf(faults, 'email')}
    />
  )
}
