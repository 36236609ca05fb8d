import type { EmailRecord } from '../record/email.ts'
import { childId } from './childId.ts'
import { upsertRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

/** Ids of agents by their names. */
export type AgentIds = ReadonlyMap<string, string>

/** Agents are known by their names, whichever source names them; those that are missing are made. */
export async function storeAgents(
  transaction: Transaction,
  { organizationId }: Scope,
  planned: readonly Planned<EmailRecord>[],
): Promise<AgentIds> {
  const initiators = planned.map(({ record }) => record.initiator)
  const names = new Set(initiators.map((initiator) => (initiator?.kind === 'AGENT' ? initiator.name : null)))
  const wanted = [...names].filter((name) => name !== null)
  if (wanted.length === 0) return new Map()
  const found = await transaction.$queryRaw<{ id: string; name: string }[]>`
    select id, name from agent
    where organization_id = ${organizationId}::uuid and name = any(${wanted}::text[])
    order by created_at desc, id desc`
  const ids = new Map(found.map(({ id, name }) => [name, id]))
  const missing = wanted.filter((name) => !ids.has(name))
  const rows = missing.map((name) => ({ organizationId, id: childId(organizationId, `agent ${name}`), name }))
  await upsertRows(transaction, 'agent', rows)
  for (const { id, name } of rows) ids.set(name, id)
  return ids
}
