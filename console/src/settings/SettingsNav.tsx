import { NavLink, useLocation } from 'react-router'
import { useText } from '../messages/useText.ts'
import styles from './Settings.module.css'
import type { Section } from './sections.ts'

/** The parts of the page, beside it or, where there is little room, in a row above it. */
export function SettingsNav({ sections }: { sections: readonly Section[] }) {
  const text = useText()
  const { pathname } = useLocation()
  const isBare = /\/settings\/?$/.test(pathname)
  return (
    <nav aria-label={text('settings.sections')} className={styles.nav}>
      <ul>
        {sections.map((section) => (
          <li key={section}>
            <NavLink
              to={`/settings/${section}`}
              className={styles.navLink ?? ''}
              {...(isBare && section === 'organization' ? { 'aria-current': 'page' as const } : {})}
            >
              {text(`settings.section.${section}`)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  )
}
