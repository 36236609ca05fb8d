import { type InputHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'
import styles from './Field.module.css'

type Shared = {
  label: string
  /** What is wrong with it: the server's own sentence, or the page's. */
  fault?: string | null
  hint?: string
  /** For where the label is said by what stands around it: it is read out and not shown. */
  isLabelHidden?: boolean
  onValue: (value: string) => void
}

type InputProps = Shared & Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'id'>
type AreaProps = Shared & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'id'>

export function TextField({
  label,
  fault = null,
  hint,
  isLabelHidden = false,
  onValue,
  ...rest
}: InputProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visuallyHidden' : styles.label}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        dir="auto"
        className={styles.control}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => onValue(target.value)}
      />
      <FieldNote id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  )
}

export function TextArea({ label, fault = null, hint, isLabelHidden = false, onValue, ...rest }: AreaProps) {
  const id = useId()
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={isLabelHidden ? 'visuallyHidden' : styles.label}>
        {label}
      </label>
      <textarea
        rows={4}
        {...rest}
        id={id}
        dir="auto"
        className={styles.area}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-note`}
        onChange={({ target }) => onValue(target.value)}
      />
      <FieldNote id={`${id}-note`} fault={fault} hint={hint} />
    </div>
  )
}

type NoteProps = { id: string; fault: string | null; hint: string | undefined }

export function FieldNote({ id, fault, hint }: NoteProps) {
  return (
    <div id={id} aria-live="polite">
      {fault !== null ? (
        <p className={styles.fault}>{fault}</p>
      ) : (
        hint !== undefined && <p className={styles.hint}>{hint}</p>
      )}
    </div>
  )
}
