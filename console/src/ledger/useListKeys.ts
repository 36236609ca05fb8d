import { type RefObject, useEffect } from 'react'

type Keys = {
  count: number
  activeIndex: number
  setActive: (index: number) => void
  onSelect: ((index: number, isRange: boolean) => void) | null
  onHelp: () => void
  search: RefObject<HTMLInputElement | null>
}

/** j and k walk the rows, x chooses, / searches, ? tells the keys; none of them while something is typed or a dialog is open. */
export function useListKeys({ count, activeIndex, setActive, onSelect, onHelp, search }: Keys): void {
  useEffect(() => {
    const act = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const actions: Readonly<Record<string, () => void>> = {
        j: () => setActive(Math.min(activeIndex + 1, count - 1)),
        k: () => setActive(Math.max(activeIndex - 1, 0)),
        x: () => onSelect?.(Math.max(activeIndex, 0), false),
        X: () => onSelect?.(Math.max(activeIndex, 0), true),
        '/': () => search.current?.focus(),
        '?': onHelp,
      }
      const action = actions[event.key]
      if (action === undefined) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', act)
    return () => removeEventListener('keydown', act)
  }, [count, activeIndex, setActive, onSelect, onHelp, search])
}

function isTyping(target: EventTarget | null): boolean {
  if (document.querySelector('[role=dialog],[role=alertdialog],[role=menu]') !== null) return true
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox]), textarea, select, [contenteditable]')
  )
}
