import { useState } from 'react'
import { TextArea } from '../components/TextField.tsx'
import { useToasts } from '../components/Toasts.tsx'
import { faultOf, otherFaults } from '../graph/useAction.ts'
import { FormDialog } from '../invoice/FormDialog.tsx'
import styles from '../invoice/InvoicePage.module.css'
import { useText } from '../messages/useText.ts'
import { usePause } from './usePause.ts'

type Props = { partyId: string; isPaused: boolean; onClose: () => void }

export function PauseForm({ partyId, isPaused, onClose }: Props) {
  const text = useText()
  const { say } = useToasts()
  const [note, setNote] = useState('')
  const { run, isBusy, faults } = usePause(isPaused)
  const name = text(isPaused ? 'party.resume' : 'party.pause')
  const submit = async () => {
    const input = { partyId, ...(note.trim() === '' ? {} : { note }) }
    if ((await run({ input })) === null) return
    say(text(isPaused ? 'party.wasResumed' : 'party.wasPaused'))
    onClose()
  }
  return (
    <FormDialog
      title={name}
      action={name}
      isBusy={isBusy}
      isDirty={note !== ''}
      faults={otherFaults(faults, ['note'])}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <p className={styles.quiet}>{text(isPaused ? 'party.resumeHint' : 'party.pauseHint')}</p>
      <TextArea label={text('party.note')} value={note} fault={faultOf(faults, 'note')} onValue={setNote} />
    </FormDialog>
  )
}
