import { Menu } from '@base-ui/react/menu'
import type { ReactNode } from 'react'
import styles from './ActionMenu.module.css'

export type MenuAction = {
  label: string
  onSelect: () => void
  isDangerous?: boolean
  isDisabled?: boolean
  /** Shown as a tick: of choices, this is the one. */
  isChosen?: boolean
}

export type MenuProps = {
  label: ReactNode
  ariaLabel?: string
  actions: readonly MenuAction[]
  className?: string
}

/** The menu of `ActionMenu`, open from the start. */
export function OpenedMenu({ label, ariaLabel, actions, className = '' }: MenuProps) {
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger className={`${styles.trigger} ${className}`} aria-label={ariaLabel}>
        {label}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.positioner} sideOffset={4} align="end">
          <Menu.Popup className={styles.popup}>
            {actions.map(({ label: name, onSelect, isDangerous, isDisabled, isChosen }) => (
              <Menu.Item
                key={name}
                className={`${styles.item} ${isDangerous === true ? styles.danger : ''}`}
                disabled={isDisabled === true}
                onClick={onSelect}
              >
                <span className={styles.tick} aria-hidden>
                  {isChosen === true ? '✓' : ''}
                </span>
                {name}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
