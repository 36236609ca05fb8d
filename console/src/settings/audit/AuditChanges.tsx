import { useText } from '../../messages/useText.ts'
import styles from '../parts/Parts.module.css'
import { readChanges } from './readChanges.ts'
import { useNaming } from './useNaming.ts'

/** Old and new values, once they are asked for. */
export function AuditChanges({ changes }: { changes: unknown }) {
  const text = useText()
  const lines = readChanges(changes, useNaming())
  if (lines.length === 0) return null
  return (
    <details>
      <summary className={styles.quiet}>{text('settings.audit.changes', { count: lines.length })}</summary>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('settings.audit.field')}</th>
            <th scope="col">{text('settings.audit.before')}</th>
            <th scope="col">{text('settings.audit.after')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, before, after }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="anyText">{before ?? ''}</td>
              <td className="anyText">{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
