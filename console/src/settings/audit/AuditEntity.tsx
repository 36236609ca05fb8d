import { Link } from 'react-router'
import { useText } from '../../messages/useText.ts'

/** Things that have a page of their own. */
const PAGES: Readonly<Record<string, string>> = { Invoice: '/invoices/', Party: '/parties/' }

/** What it was done to; a link where it can be looked at. */
export function AuditEntity({ type, id }: { type: string | null; id: string | null }) {
  const text = useText()
  if (type === null) return null
  const page = PAGES[type]
  if (page === undefined || id === null) return <span>{type}</span>
  return <Link to={page + id}>{text('settings.audit.open', { type })}</Link>
}
