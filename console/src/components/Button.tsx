import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  tone?: 'plain' | 'primary' | 'danger' | 'quiet'
  size?: 'normal' | 'small'
  /** Something is under way: it cannot be pressed again until then. */
  isBusy?: boolean
}

export function Button({
  tone = 'plain',
  size = 'normal',
  isBusy = false,
  disabled,
  className = '',
  ...rest
}: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${styles[tone]} ${styles[size]} ${className}`}
      disabled={disabled === true || isBusy}
      aria-busy={isBusy}
    />
  )
}
