import { type RefObject, useEffect, useState } from 'react'
import { useText } from '../messages/useText.ts'
import styles from './LedgerPage.module.css'

type Props = {
  value: string
  onSearch: (search: string) => void
  inputRef: RefObject<HTMLInputElement | null>
}

/** Milliseconds in which somebody who types goes on typing. */
const PAUSE = 180

export function SearchField({ value, onSearch, inputRef }: Props) {
  const text = useText()
  const [typed, setTyped] = useState(value)
  const [known, setKnown] = useState(value)
  // The address changed by itself: a view, or the back button.
  if (known !== value) {
    setKnown(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value, onSearch])
  return (
    <input
      ref={inputRef}
      type="search"
      dir="auto"
      className={styles.search}
      aria-label={text('ledger.search')}
      placeholder={text('ledger.searchHint')}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  )
}
