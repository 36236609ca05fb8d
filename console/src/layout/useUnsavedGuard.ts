import { useEffect } from 'react'
import { useBlocker } from 'react-router'
import { useText } from '../messages/useText.ts'

/** Asks before a page is left on which something was typed and not kept: by a link, by the back button, or by closing the window. */
export function useUnsavedGuard(isDirty: boolean): void {
  const text = useText()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (blocker.state !== 'blocked') return
    if (confirm(`${text('common.discardTitle')} ${text('common.discardHint')}`)) blocker.proceed()
    else blocker.reset()
  }, [blocker, text])
  useEffect(() => {
    if (!isDirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [isDirty])
}
