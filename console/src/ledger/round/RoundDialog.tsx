import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Modal } from '../../components/Modal.tsx'
import { TextArea, TextField } from '../../components/TextField.tsx'
import { useText } from '../../messages/useText.ts'
import { Outcomes } from './Outcomes.tsx'
import { RoundPreview } from './RoundPreview.tsx'
import { type Chosen, useRound } from './useRound.ts'

type Props = { invoices: readonly Chosen[]; onDone: () => void; onClose: () => void }

/** A round of reminders: first who would get one and who not, then the text, then what came of each. */
export function RoundDialog({ invoices, onDone, onClose }: Props) {
  const text = useText()
  const [subject, setSubject] = useState(text('ledger.round.subject'))
  const [body, setBody] = useState(text('ledger.round.body'))
  const { outcomes, isSending, send } = useRound(invoices)
  const isOver = outcomes !== null && !isSending
  const isChanged = subject !== text('ledger.round.subject') || body !== text('ledger.round.body')
  return (
    <Modal
      isOpen
      onClose={() => {
        if (isOver) onDone()
        onClose()
      }}
      isDirty={isChanged && outcomes === null}
      shape="wide"
      title={text('ledger.round.title', { count: invoices.length })}
      description={text('ledger.round.hint')}
      footer={
        isOver ? (
          <Button
            tone="primary"
            onClick={() => {
              onDone()
              onClose()
            }}
          >
            {text('common.close')}
          </Button>
        ) : (
          <Button
            tone="primary"
            isBusy={isSending}
            disabled={subject.trim() === '' || body.trim() === ''}
            onClick={() => void send({ subject, bodyText: body })}
          >
            {text('ledger.round.send')}
          </Button>
        )
      }
    >
      {outcomes === null ? (
        <>
          <RoundPreview ids={invoices.map(({ id }) => id)} />
          <TextField label={text('ledger.round.subjectLabel')} value={subject} onValue={setSubject} />
          <TextArea
            label={text('ledger.round.bodyLabel')}
            rows={9}
            value={body}
            hint={text('ledger.round.variables')}
            onValue={setBody}
          />
        </>
      ) : (
        <Outcomes outcomes={outcomes} />
      )}
    </Modal>
  )
}
