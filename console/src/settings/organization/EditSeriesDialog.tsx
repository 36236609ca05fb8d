import { useState } from 'react'
import { useToasts } from '../../components/Toasts.tsx'
import { otherFaults, useAction } from '../../graph/useAction.ts'
import type { SeriesRowFragment } from '../../graphql/graphql.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { SERIES_FIELDS, SeriesFields, type SeriesForm } from './SeriesFields.tsx'
import { SERIES_UPDATE } from './series.ts'

type Props = { series: SeriesRowFragment; onClose: () => void }

export function EditSeriesDialog({ series, onClose }: Props) {
  const text = useText()
  const { say } = useToasts()
  const [before] = useState(() => formOf(series))
  const [form, setForm] = useState(before)
  const { run, isBusy, faults } = useAction(SERIES_UPDATE, { refetchQueries: ['SettingsOrganization'] })
  const update = async () => {
    if ((await run({ input: { seriesId: series.id, ...changedOf(before, form) } })) === null) return
    say(text('common.saved'))
    onClose()
  }
  return (
    <FormDialog
      title={text('settings.series.edit')}
      description={text('settings.series.editHint')}
      onClose={onClose}
      onSubmit={() => void update()}
      isDirty={JSON.stringify(form) !== JSON.stringify(before)}
      isBusy={isBusy}
      faults={otherFaults(faults, SERIES_FIELDS)}
    >
      <SeriesFields form={form} onForm={setForm} faults={faults} mayEndDefault={!series.isDefault} />
    </FormDialog>
  )
}

function formOf({ prefix, digits, nextNumber, isDefault }: SeriesRowFragment): SeriesForm {
  return { prefix, digits: String(digits), nextNumber: String(nextNumber), isDefault }
}

/** What was left alone is not sent: of a series in use that would be refused. */
function changedOf(before: SeriesForm, { prefix, digits, nextNumber, isDefault }: SeriesForm) {
  return {
    ...(prefix === before.prefix ? {} : { prefix }),
    ...(digits === before.digits ? {} : { digits: Number(digits) }),
    ...(nextNumber === before.nextNumber ? {} : { nextNumber: Number(nextNumber) }),
    ...(isDefault === before.isDefault ? {} : { isDefault }),
  }
}
