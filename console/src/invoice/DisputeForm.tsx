import { useState } from 'react'
import { SelectField } from '../components/SelectField.tsx'
import { TextArea } from '../components/TextField.tsx'
import { useToasts } from '../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'
import type { DisputeReason } from '../graphql/graphql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import { FormDialog } from './FormDialog.tsx'

const OPEN = graphql(`
  mutation OpenDispute($input: InvoiceDisputeOpenInput!) {
    invoiceDisputeOpen(input: $input) {
      dispute {
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

const REASONS: readonly DisputeReason[] = [
  'PRICE',
  'QUANTITY',
  'QUALITY',
  'NOT_RECEIVED',
  'ALREADY_PAID',
  'DUPLICATE',
  'WRONG_DETAILS',
  'OTHER',
]

type Props = { invoiceId: string; onClose: () => void }

export function DisputeForm({ invoiceId, onClose }: Props) {
  const text = useText()
  const term = useTerm()
  const { say } = useToasts()
  const [reason, setReason] = useState<DisputeReason>('PRICE')
  const [note, setNote] = useState('')
  const open = useAction(OPEN, { refetchQueries: ['InvoicePage', 'InvoiceTimeline'] })
  const submit = async () => {
    const input = { invoiceId, reason, ...(note.trim() === '' ? {} : { note }) }
    if ((await open.run({ input })) === null) return
    say(text('invoice.disputeOpened'))
    onClose()
  }
  return (
    <FormDialog
      title={text('invoice.openDispute')}
      action={text('invoice.openDispute')}
      isBusy={open.isBusy}
      isDirty={note !== ''}
      faults={otherFaults(open.faults, ['reason', 'note'])}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField
        label={text('invoice.reason')}
        value={reason}
        options={REASONS.map((value) => ({ value, label: term('DisputeReason', value) }))}
        fault={faultOf(open.faults, 'reason')}
        onValue={setReason}
      />
      <TextArea
        label={text('invoice.note')}
        value={note}
        fault={faultOf(open.faults, 'note')}
        onValue={setNote}
      />
    </FormDialog>
  )
}
