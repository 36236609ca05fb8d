import { refusal } from '../../../graph/mutation/userError.ts'
import type { StatementSource } from '../disputeEnums.ts'

type Source = typeof StatementSource.$inferType

/** Who says so. Nobody speaks for an import here: what is marked as one is ended by the next import that lacks it. */
export function statementSource(given: Source | null | undefined, fallback: Source): Source {
  if (given !== 'IMPORT') return given ?? fallback
  throw refusal('INVALID', 'source', 'IMPORT is for what an import brings: say CUSTOMER, TEAM or AGENT.')
}
