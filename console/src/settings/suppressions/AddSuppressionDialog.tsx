import { useState } from 'react'
import { TextArea, TextField } from '../../components/TextField.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { SUPPRESSION_ADD, SUPPRESSIONS } from './suppressions.ts'

export function AddSuppressionDialog({ onClose }: { onClose: () => void }) {
  const text = useText()
  const { say } = useToasts()
  const { organization } = useViewer()
  const [address, setAddress] = useState('')
  const [note, setNote] = useState('')
  const { run, isBusy, faults } = useAction(SUPPRESSION_ADD, {
    refetchQueries: [SUPPRESSIONS],
    awaitRefetchQueries: true,
  })
  const add = async () => {
    const given = note.trim() === '' ? {} : { note }
    if ((await run({ input: { organizationId: organization.id, address, ...given } })) === null) return
    say(text('settings.suppressions.added'))
    onClose()
  }
  return (
    <FormDialog
      title={text('settings.suppressions.add')}
      onClose={onClose}
      onSubmit={() => void add()}
      submitLabel={text('common.add')}
      isDirty={address !== '' || note !== ''}
      isBusy={isBusy}
      isIncomplete={address.trim() === ''}
      faults={otherFaults(faults, ['address', 'note'])}
    >
      <TextField
        label={text('settings.suppressions.address')}
        inputMode="email"
        value={address}
        onValue={setAddress}
        fault={faultOf(faults, 'address')}
      />
      <TextArea
        label={text('settings.suppressions.note')}
        value={note}
        onValue={setNote}
        fault={faultOf(faults, 'note')}
      />
    </FormDialog>
  )
}
