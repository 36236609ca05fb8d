import type { LedgerState } from './ledgerState.ts'

/** What picks and orders the rows, as every query about this list takes it. What is not used is left out: null would be refused. */
export function listVariables(organizationId: string, state: LedgerState) {
  const { viewId, where, search, orderBy, includeInactive } = state
  return {
    organizationId,
    ...(viewId === null ? {} : { viewId }),
    ...(Object.keys(where).length === 0 ? {} : { where }),
    ...(search === '' ? {} : { search }),
    ...(orderBy.length === 0 ? {} : { orderBy: [...orderBy] }),
    ...(includeInactive ? { includeInactive } : {}),
  }
}

export type ListVariables = ReturnType<typeof listVariables>
