import { SelectField } from '../components/SelectField.tsx'
import { TextField } from '../components/TextField.tsx'
import { useText } from '../messages/useText.ts'
import { EdgesField } from './EdgesField.tsx'
import styles from './Numbers.module.css'
import { BASES, GROUPINGS, type NumbersFilters } from './useNumbersFilters.ts'

export function AgeingControls({ filters }: { filters: NumbersFilters }) {
  const text = useText()
  const { today, asOf, basis, groupBy, edges, set } = filters
  return (
    <div className={styles.controls}>
      <TextField
        label={text('numbers.asOf')}
        type="date"
        value={asOf}
        max={today}
        required
        onValue={(value) => set('asOf', value)}
      />
      <SelectField
        label={text('numbers.basis')}
        value={basis}
        options={BASES.map((value) => ({ value, label: text(`numbers.basis.${value}`) }))}
        onValue={(value) => set('basis', value)}
      />
      <SelectField
        label={text('numbers.groupBy')}
        value={groupBy}
        options={GROUPINGS.map((value) => ({ value, label: text(`numbers.groupBy.${value}`) }))}
        onValue={(value) => set('groupBy', value)}
      />
      <EdgesField edges={edges} onEdges={(value) => set('edges', value)} />
    </div>
  )
}
