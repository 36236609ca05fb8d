import { useEffect, useState } from 'react'

const MILLISECONDS = 300

/** What is typed, once it rests. */
export function useDebounced(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), MILLISECONDS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
