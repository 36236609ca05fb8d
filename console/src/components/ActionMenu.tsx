import { lazy, Suspense, useState } from 'react'
import styles from './ActionMenu.module.css'
import type { MenuProps } from './OpenedMenu.tsx'

export type { MenuAction } from './OpenedMenu.tsx'

const fetchMenu = () => import('./OpenedMenu.tsx')
const OpenedMenu = lazy(async () => ({ default: (await fetchMenu()).OpenedMenu }))

/** A button that opens a list of things to do. The list's code is fetched when the button is first reached. */
export function ActionMenu(props: MenuProps) {
  const { label, ariaLabel, className = '' } = props
  const [isWanted, setWanted] = useState(false)
  const button = (
    <button
      type="button"
      className={`${styles.trigger} ${className}`}
      aria-label={ariaLabel}
      aria-haspopup="menu"
      onPointerEnter={() => void fetchMenu()}
      onFocus={() => void fetchMenu()}
      onClick={() => setWanted(true)}
    >
      {label}
    </button>
  )
  if (!isWanted) return button
  return (
    <Suspense fallback={button}>
      <OpenedMenu {...props} />
    </Suspense>
  )
}
