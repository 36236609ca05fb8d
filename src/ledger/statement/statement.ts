import type { Read } from '../../database/read.ts'
import { type Day, formatDay } from '../../graph/calendar/day.ts'
import type { DocumentOrder } from '../../mail/documentLinks.ts'
import { type Account, accountsOf, type Period } from './account.ts'
import { readFacts } from './facts.ts'

type StatementKind = 'ACTIVITY' | 'OPEN_ITEMS'

/** A statement of account: whose it is, from when until when, and what it lists. */
export type Statement = {
  organizationId: string
  partyId: string
  from: Day
  to: Day
  kind: StatementKind
  accounts: Account[]
}

type Asked = { organizationId: string; partyId: string; kind: StatementKind; period: Period }

export async function readStatement(
  read: Read,
  { organizationId, partyId, kind, period }: Asked,
): Promise<Statement> {
  const facts = await readFacts(read, organizationId, partyId)
  const { from, to } = period
  return { organizationId, partyId, from, to, kind, accounts: accountsOf(facts, period) }
}

/** The statement as something that can be ordered, and is then made anew. */
export function orderOf(statement: Omit<Statement, 'accounts'>, format: 'PDF' | 'CSV'): DocumentOrder {
  const { organizationId, partyId, from, to, kind } = statement
  return {
    document: 'STATEMENT',
    organizationId,
    partyId,
    from: formatDay(from),
    to: formatDay(to),
    kind,
    format,
  }
}
