import { useId } from 'react'
import styles from './Field.module.css'
import { FieldNote } from './TextField.tsx'

type Option<Value extends string> = { value: Value; label: string }

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly Option<Value>[]
  onValue: (value: Value) => void
  isLabelHidden?: boolean
  fault?: string | null
  hint?: string
  disabled?: boolean
}

/** The browser's own list: it works with every keyboard, reader and telephone. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const {
    label,
    value,
    options,
    onValue,
    isLabelHidden = false,
    fault = null,
    hint,
    disabled = false,
  } = props
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visuallyHidden' : styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        disabled={disabled}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => {
          const option = options.find((one) => one.value === target.value)
          if (option !== undefined) onValue(option.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <FieldNote id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  )
}
