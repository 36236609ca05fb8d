import type { ReactNode } from 'react'
import styles from './Field.module.css'

type Props = {
  label: ReactNode
  isChecked: boolean
  onValue: (value: boolean) => void
  isLabelHidden?: boolean
  /** Some of what it stands for, not all. */
  isMixed?: boolean
  disabled?: boolean
}

export function CheckboxField({
  label,
  isChecked,
  onValue,
  isLabelHidden = false,
  isMixed = false,
  disabled = false,
}: Props) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={isChecked}
        disabled={disabled}
        ref={(input) => {
          if (input !== null) input.indeterminate = isMixed
        }}
        onChange={({ target }) => onValue(target.checked)}
      />
      <span className={isLabelHidden ? 'visuallyHidden' : undefined}>{label}</span>
    </label>
  )
}
