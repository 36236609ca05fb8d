import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { Database } from '../../../database/client.ts'
import type { KeyTable } from '../keyTable.ts'
import { announceBatch } from './announceBatch.ts'
import { findLinks, type Known, keyOf } from './links.ts'
import { lockRows } from './lockRows.ts'
import { type Plan, planBatch, type ReadRecord } from './plan.ts'
import { ENTITY_TYPE, recordReferences } from './references.ts'
import { repeatOnDeadlock } from './repeatOnDeadlock.ts'
import type { Scope, Transaction } from './scope.ts'
import { storeEmails } from './storeEmails.ts'
import { storeInvoices } from './storeInvoices.ts'
import { storeParties } from './storeParties.ts'

const HASH_DIGITS = 16
const TRANSACTION_TIMEOUT = 120_000

/** Writes a batch in one transaction. */
export async function storeBatch(
  database: Database,
  scope: Scope,
  batch: readonly ReadRecord[],
): Promise<Plan> {
  return repeatOnDeadlock(() =>
    database.$transaction((transaction) => storeIn(transaction, scope, batch), {
      maxWait: 30_000,
      timeout: TRANSACTION_TIMEOUT,
    }),
  )
}

async function storeIn(transaction: Transaction, scope: Scope, batch: readonly ReadRecord[]): Promise<Plan> {
  await beginImport(transaction, scope)
  const known = await findKnown(transaction, scope, batch)
  const plan = planBatch(batch, { known, members: scope.members, now: scope.now })
  const idOf = (entityType: EntityType, externalId: string) => idIn(known, keyOf(entityType, externalId))
  await lockRows(transaction, scope, { plan, idOf })
  await storeParties(transaction, scope, { planned: plan.party, idOf })
  await storeInvoices(transaction, scope, { planned: plan.invoice, idOf })
  const touched = await storeEmails(transaction, scope, { planned: plan.email, idOf })
  await announceBatch(transaction, scope, { plan, touched, idOf })
  return plan
}

/**
 * Does as `storeBatch` without writing. `seen` stands in for what the earlier batches would have written: it keeps
 * the beginning of each record's hash.
 */
export async function rehearseBatch(
  database: Database,
  scope: Scope,
  { batch, seen }: { batch: readonly ReadRecord[]; seen: KeyTable },
): Promise<Plan> {
  const known = await findKnown(database, scope, batch)
  for (const key of keysOf(batch)) {
    const hash = seen.get(key)
    if (hash !== undefined) known.set(key, { id: '', hash: hash.toString(16).padStart(HASH_DIGITS, '0') })
  }
  const plan = planBatch(batch, { known, members: scope.members, now: scope.now })
  for (const [key, hash] of plan.hashes) seen.set(key, BigInt(`0x${hash.slice(0, HASH_DIGITS)}`))
  return plan
}

/**
 * Two imports of one source take turns, batch by batch, so neither makes a record the other is making. So do all who
 * change what is tallied of invoices: the tallies are locked before any row, or they would wait in a circle. Rows are found
 * by their keys, those behind foreign keys included: plans that were made while a table was empty would read all of it.
 */
async function beginImport(transaction: Transaction, { organizationId, source }: Scope): Promise<void> {
  await transaction.$executeRaw`
    select set_config('statement_timeout', ${String(TRANSACTION_TIMEOUT)}, true),
      set_config('lock_timeout', ${String(TRANSACTION_TIMEOUT)}, true), set_config('enable_seqscan', 'off', true)`
  await transaction.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`import ${organizationId} ${source}`}, 0))`
  await transaction.$executeRaw`select invoice_tally_lock(array[${organizationId}]::uuid[])`
}

async function findKnown(
  database: Database | Transaction,
  scope: Scope,
  batch: readonly ReadRecord[],
): Promise<Map<string, Known>> {
  const names = { PARTY: new Set<string>(), INVOICE: new Set<string>(), EMAIL: new Set<string>() }
  for (const { record } of batch) {
    names[ENTITY_TYPE[record.type]].add(record.fields.externalId)
    for (const { entityType, externalId } of recordReferences(record)) names[entityType].add(externalId)
  }
  const known = new Map<string, Known>()
  for (const entityType of Object.values(ENTITY_TYPE)) {
    const externalIds = [...names[entityType]]
    for (const [key, link] of await findLinks(database, scope, { entityType, externalIds }))
      known.set(key, link)
  }
  return known
}

function* keysOf(batch: readonly ReadRecord[]): Generator<string> {
  for (const { record } of batch) {
    yield keyOf(ENTITY_TYPE[record.type], record.fields.externalId)
    for (const { entityType, externalId } of recordReferences(record)) yield keyOf(entityType, externalId)
  }
}

function idIn(known: ReadonlyMap<string, Known>, key: string): string {
  const id = known.get(key)?.id
  if (id === undefined) throw new Error(`${key} was planned without being known.`)
  return id
}
