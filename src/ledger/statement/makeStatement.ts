import type { Read } from '../../database/read.ts'
import { dayOf } from '../../graph/calendar/day.ts'
import type { DocumentOrder } from '../../mail/documentLinks.ts'
import { fileName, type MadeFile } from '../paper/file.ts'
import { readHead } from '../paper/head.ts'
import { readStatement } from './statement.ts'
import { statementCsv } from './statementCsv.ts'
import { statementPdf } from './statementPdf.ts'

type StatementOrder = Extract<DocumentOrder, { document: 'STATEMENT' }>

/** The statement that is ordered, as it stands now; null where there is no such party any more. */
export async function makeStatement(read: Read, order: StatementOrder, now: Date): Promise<MadeFile | null> {
  const { organizationId, partyId, from, to, kind, format } = order
  const head = await readHead(read, organizationId, { partyId })
  if (head === null) return null
  const period = { from: dayOf(from), to: dayOf(to), timezone: head.timezone }
  const statement = await readStatement(read, { organizationId, partyId, kind, period })
  const parts = ['Statement', head.to.name, to]
  if (format === 'CSV') {
    const content = Uint8Array.from(Buffer.from(statementCsv(statement)))
    return { name: fileName(parts, 'csv'), mimeType: 'text/csv; charset=utf-8', content }
  }
  const content = await statementPdf(statement, head, now)
  return { name: fileName(parts, 'pdf'), mimeType: 'application/pdf', content }
}
