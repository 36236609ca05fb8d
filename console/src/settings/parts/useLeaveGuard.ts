import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useText } from '../../messages/useText.ts'

/** Asks before the page is left by the browser's own ways while something typed is not saved. */
export function useLeaveGuard(isDirty: boolean): void {
  const text = useText()
  const blocker = useBlocker(() => isDirty && !window.confirm(text('common.discardTitle')))
  useEffect(() => {
    if (blocker.state === 'blocked') blocker.reset()
  }, [blocker])
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isDirty])
}
