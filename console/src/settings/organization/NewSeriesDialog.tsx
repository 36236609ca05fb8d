import { useState } from 'react'
import { SelectField } from '../../components/SelectField.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import type { InvoiceSeriesKind } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { SERIES_FIELDS, SeriesFields } from './SeriesFields.tsx'
import { SERIES_CREATE } from './series.ts'

const KINDS: readonly InvoiceSeriesKind[] = ['INVOICE', 'CREDIT_NOTE']
const START = { prefix: '', digits: '5', nextNumber: '1', isDefault: false }

export function NewSeriesDialog({ onClose }: { onClose: () => void }) {
  const text = useText()
  const term = useTerm()
  const { say } = useToasts()
  const { organization } = useViewer()
  const [kind, setKind] = useState<InvoiceSeriesKind>('INVOICE')
  const [form, setForm] = useState(START)
  const { run, isBusy, faults } = useAction(SERIES_CREATE, { refetchQueries: ['SettingsOrganization'] })
  const create = async () => {
    const numbers = { digits: Number(form.digits), nextNumber: Number(form.nextNumber) }
    const { prefix, isDefault } = form
    const input = { organizationId: organization.id, kind, prefix, isDefault, ...numbers }
    if ((await run({ input })) === null) return
    say(text('common.saved'))
    onClose()
  }
  return (
    <FormDialog
      title={text('settings.series.add')}
      onClose={onClose}
      onSubmit={() => void create()}
      isDirty={JSON.stringify(form) !== JSON.stringify(START)}
      isBusy={isBusy}
      isIncomplete={form.prefix.trim() === ''}
      faults={otherFaults(faults, [...SERIES_FIELDS, 'kind'])}
    >
      <SelectField
        label={text('settings.series.kind')}
        value={kind}
        options={KINDS.map((value) => ({ value, label: term('InvoiceSeriesKind', value) }))}
        onValue={setKind}
        fault={faultOf(faults, 'kind')}
      />
      <SeriesFields form={form} onForm={setForm} faults={faults} mayEndDefault />
    </FormDialog>
  )
}
