import { useState } from 'react'
import { CheckboxField } from '../../components/CheckboxField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { OWN_TOKENS, TOKEN_CREATE } from './tokens.ts'

type Props = { onClose: () => void; onCreated: (secret: string) => void }
const FIELDS = ['name', 'expiresOn']

export function NewTokenDialog({ onClose, onCreated }: Props) {
  const text = useText()
  const [name, setName] = useState('')
  const [isReadOnly, setReadOnly] = useState(false)
  const [expiresOn, setExpiresOn] = useState('')
  const { run, isBusy, faults } = useAction(TOKEN_CREATE, { refetchQueries: [OWN_TOKENS] })
  const create = async () => {
    const data = await run({ input: { name, isReadOnly, expiresOn: expiresOn === '' ? null : expiresOn } })
    const secret = data?.apiTokenCreate.token
    if (secret) onCreated(secret)
  }
  return (
    <FormDialog
      title={text('settings.tokens.create')}
      onClose={onClose}
      onSubmit={() => void create()}
      submitLabel={text('settings.tokens.make')}
      isDirty={name !== '' || expiresOn !== ''}
      isBusy={isBusy}
      isIncomplete={name.trim() === ''}
      faults={otherFaults(faults, FIELDS)}
    >
      <TextField
        label={text('settings.tokens.name')}
        hint={text('settings.tokens.nameHint')}
        value={name}
        maxLength={200}
        onValue={setName}
        fault={faultOf(faults, 'name')}
      />
      <TextField
        label={text('settings.tokens.expiresOn')}
        hint={text('settings.tokens.expiresOnHint')}
        type="date"
        value={expiresOn}
        onValue={setExpiresOn}
        fault={faultOf(faults, 'expiresOn')}
      />
      <CheckboxField label={text('settings.tokens.onlyReads')} isChecked={isReadOnly} onValue={setReadOnly} />
    </FormDialog>
  )
}
