import { SelectField } from '../components/SelectField.tsx'
import { useText } from '../messages/useText.ts'
import styles from './Numbers.module.css'
import { INTERVALS, METRICS, type NumbersFilters } from './useNumbersFilters.ts'

export function TrendControls({ filters: { metric, interval, set } }: { filters: NumbersFilters }) {
  const text = useText()
  return (
    <div className={styles.controls}>
      <SelectField
        label={text('numbers.metric')}
        value={metric}
        options={METRICS.map((value) => ({ value, label: text(`numbers.metric.${value}`) }))}
        onValue={(value) => set('metric', value)}
      />
      <SelectField
        label={text('numbers.interval')}
        value={interval}
        options={INTERVALS.map((value) => ({ value, label: text(`numbers.interval.${value}`) }))}
        onValue={(value) => set('interval', value)}
      />
    </div>
  )
}
