import { CheckboxField } from '../../components/CheckboxField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { type Fault, faultOf } from '../../graph/useAction.ts'
import { useText } from '../../messages/useText.ts'
import styles from '../parts/Parts.module.css'

export type SeriesForm = { prefix: string; digits: string; nextNumber: string; isDefault: boolean }

export const SERIES_FIELDS = ['prefix', 'digits', 'nextNumber', 'isDefault']

type Props = {
  form: SeriesForm
  onForm: (form: SeriesForm) => void
  faults: readonly Fault[]
  mayEndDefault: boolean
}

/** What a series is made of, in the form that makes one and in the one that changes it. */
export function SeriesFields({ form, onForm, faults, mayEndDefault }: Props) {
  const text = useText()
  const change = (part: Partial<SeriesForm>) => onForm({ ...form, ...part })
  return (
    <>
      <TextField
        label={text('settings.series.prefix')}
        value={form.prefix}
        onValue={(prefix) => change({ prefix })}
        fault={faultOf(faults, 'prefix')}
      />
      <div className={styles.pair}>
        <TextField
          label={text('settings.series.digits')}
          type="number"
          min={1}
          max={12}
          required
          value={form.digits}
          onValue={(digits) => change({ digits })}
          fault={faultOf(faults, 'digits')}
        />
        <TextField
          label={text('settings.series.nextNumber')}
          type="number"
          min={1}
          required
          value={form.nextNumber}
          onValue={(nextNumber) => change({ nextNumber })}
          fault={faultOf(faults, 'nextNumber')}
        />
      </div>
      <CheckboxField
        label={text('settings.series.isDefault')}
        isChecked={form.isDefault}
        onValue={(isDefault) => change({ isDefault })}
        disabled={!mayEndDefault}
      />
    </>
  )
}
