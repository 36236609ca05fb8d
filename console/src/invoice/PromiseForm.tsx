import { useState } from 'react'
import { TextArea, TextField } from '../components/TextField.tsx'
import { useToasts } from '../components/Toasts.tsx'
import { digitsOf, toMinorUnits } from '../graph/minorUnits.ts'
import { faultOf, otherFaults, useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import { FormDialog } from './FormDialog.tsx'

const RECORD = graphql(`
  mutation RecordPromise($input: PromiseToPayRecordInput!) {
    promiseToPayRecord(input: $input) {
      promise {
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

type Props = { invoiceId: string; currency: string; onClose: () => void }

/** The day on which the customer says that it will be paid; the amount where it is not all of it. */
export function PromiseForm({ invoiceId, currency, onClose }: Props) {
  const text = useText()
  const { say } = useToasts()
  const [promisedOn, setPromisedOn] = useState('')
  const [amount, setAmount] = useState('')
  const [note, setNote] = useState('')
  const record = useAction(RECORD, { refetchQueries: ['InvoicePage', 'InvoiceTimeline'] })
  const minorUnits = amount.trim() === '' ? null : toMinorUnits(amount, digitsOf(currency))
  const isNoAmount = amount.trim() !== '' && minorUnits === null
  const submit = async () => {
    if (isNoAmount) return
    const input = {
      invoiceId,
      promisedOn,
      ...(minorUnits === null ? {} : { amount: { minorUnits, currency } }),
      ...(note.trim() === '' ? {} : { note }),
    }
    if ((await record.run({ input })) === null) return
    say(text('invoice.promiseRecorded'))
    onClose()
  }
  return (
    <FormDialog
      title={text('invoice.recordPromise')}
      action={text('invoice.recordPromise')}
      isBusy={record.isBusy}
      isDirty={promisedOn + amount + note !== ''}
      faults={otherFaults(record.faults, ['promisedOn', 'amount', 'note'])}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <TextField
        label={text('invoice.promisedFor')}
        type="date"
        required
        value={promisedOn}
        fault={faultOf(record.faults, 'promisedOn')}
        onValue={setPromisedOn}
      />
      <TextField
        label={text('invoice.promisedAmount', { currency })}
        inputMode="decimal"
        value={amount}
        hint={text('invoice.wholeAmount')}
        fault={isNoAmount ? text('invoice.noAmount') : faultOf(record.faults, 'amount')}
        onValue={setAmount}
      />
      <TextArea
        label={text('invoice.note')}
        value={note}
        fault={faultOf(record.faults, 'note')}
        onValue={setNote}
      />
    </FormDialog>
  )
}
