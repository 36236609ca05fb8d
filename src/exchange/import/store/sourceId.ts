import { childId } from './childId.ts'
import type { Scope } from './scope.ts'

/** The id of what a source names by itself and may tell in several places, such as the event that set off two tasks. */
export function sourceId(
  { organizationId, source }: Pick<Scope, 'organizationId' | 'source'>,
  what: string,
  externalId: string,
): string {
  return childId(organizationId, `${what} of ${source} with id ${externalId}`)
}
