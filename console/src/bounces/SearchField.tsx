import { useEffect, useState } from 'react'
import { TextField } from '../components/TextField.tsx'
import { useText } from '../messages/useText.ts'

const MILLISECONDS_OF_A_PAUSE = 300

/** Searches when typing pauses, not with every letter. */
export function SearchField({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const text = useText()
  const [typed, setTyped] = useState(value)
  // What comes from elsewhere, as the button that clears, replaces what stands here.
  const [before, setBefore] = useState(value)
  if (before !== value) {
    setBefore(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onValue(typed.trim()), MILLISECONDS_OF_A_PAUSE)
    return () => clearTimeout(timer)
  }, [typed, value, onValue])
  return <TextField label={text('bounces.search')} type="search" value={typed} onValue={setTyped} />
}
