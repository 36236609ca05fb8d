import { sql } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import { formatDay } from '../../graph/calendar/day.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'
import { makeStatement } from '../../ledger/statement/makeStatement.ts'

/** How many days before today a statement tells that goes out with an email. */
export const STATEMENT_DAYS = 90

/** Makes the party's statement through today and keeps it as a file; its id. */
export async function attachStatement(work: DirectWork, partyId: string | null): Promise<string> {
  const { organizationId, viewer, now, calendar } = work
  const order = {
    document: 'STATEMENT' as const,
    organizationId,
    partyId: partyId ?? '',
    from: formatDay(calendar.today - STATEMENT_DAYS),
    to: formatDay(calendar.today),
    kind: 'ACTIVITY' as const,
    format: 'PDF' as const,
  }
  const made = partyId === null ? null : await makeStatement(work.run, order, now)
  if (made === null) {
    throw refusal(
      'INVALID',
      'attachStatement',
      'The invoices are of no party, so there is no account of one.',
    )
  }
  const id = uuidv7()
  const content = Buffer.from(made.content)
  work.tell(sql`insert into attachment (organization_id, id, name, mime_type, file_type, size, content, purpose, is_verified, user_id,
      created_at, updated_at)
    values (${organizationId}::uuid, ${id}::uuid, ${made.name}::text, ${made.mimeType}::text, 'PDF', ${content.length}::int,
      ${content}::bytea, 'statement', true, ${viewer.userId}::uuid, ${now}::timestamptz, ${now}::timestamptz)`)
  return id
}
