import { sql } from '../../../database/sql.ts'
import { idIn, notFound } from '../../../graph/mutation/input.ts'
import type { Work } from '../../../graph/mutation/work.ts'

/** The party that an input names, as it is until the transaction ends: another writer waits. */
export async function lockParty(work: Work, text: string) {
  const { tx, organizationId } = work
  const id = idIn(work, 'Party', text, 'partyId')
  if (!(await holdParty(work, id))) throw notFound('Party', text, 'partyId')
  return tx.party.findUniqueOrThrow({ where: { organizationId_id: { organizationId, id } } })
}

/** Whether there is such a party; if so, what hangs below it is changed by nobody else until the transaction ends. */
export async function holdParty({ run, organizationId }: Work, id: string): Promise<boolean> {
  const [held] = await run<{ id: string }>(sql`select p.id from party p
    where p.organization_id = ${organizationId}::uuid and p.id = ${id}::uuid for no key update`)
  return held !== undefined
}
