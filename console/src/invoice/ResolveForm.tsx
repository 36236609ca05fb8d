import { useState } from 'react'
import { SelectField } from '../components/SelectField.tsx'
import { TextArea } from '../components/TextField.tsx'
import { faultOf, otherFaults, useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'
import type { DisputeResolution } from '../graphql/graphql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import { FormDialog } from './FormDialog.tsx'

const RESOLVE = graphql(`
  mutation ResolveDispute($input: InvoiceDisputeResolveInput!) {
    invoiceDisputeResolve(input: $input) {
      dispute {
        id
        isResolved
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const RESOLUTIONS: readonly DisputeResolution[] = ['ACCEPTED', 'REJECTED', 'CREDITED', 'WITHDRAWN', 'OTHER']

type Props = { invoiceId: string; onClose: () => void }

export function ResolveForm({ invoiceId, onClose }: Props) {
  const text = useText()
  const term = useTerm()
  const [resolution, setResolution] = useState<DisputeResolution>('ACCEPTED')
  const [note, setNote] = useState('')
  const resolve = useAction(RESOLVE, { refetchQueries: ['InvoicePage', 'InvoiceTimeline'] })
  const submit = async () => {
    const input = { invoiceId, resolution, ...(note.trim() === '' ? {} : { note }) }
    if ((await resolve.run({ input })) !== null) onClose()
  }
  return (
    <FormDialog
      title={text('invoice.resolveDispute')}
      action={text('invoice.resolveDispute')}
      isBusy={resolve.isBusy}
      isDirty={note !== ''}
      faults={otherFaults(resolve.faults, ['resolution', 'note'])}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <SelectField
        label={text('invoice.resolution')}
        value={resolution}
        options={RESOLUTIONS.map((value) => ({ value, label: term('DisputeResolution', value) }))}
        fault={faultOf(resolve.faults, 'resolution')}
        onValue={setResolution}
      />
      <TextArea
        label={text('invoice.note')}
        value={note}
        fault={faultOf(resolve.faults, 'note')}
        onValue={setNote}
      />
    </FormDialog>
  )
}
