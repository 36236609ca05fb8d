import type { Database } from '../../../database/client.ts'
import type { KeyTable } from '../keyTable.ts'
import { findParents } from './ancestry.ts'
import { announceBatch } from './announceBatch.ts'
import { directTransaction } from './directTransaction.ts'
import { findLinks, type Known, keyOf, type Name } from './known.ts'
import { lockRows } from './lockRows.ts'
import { findMoneyFacts } from './moneyFacts.ts'
import { findAdoptable, naturalKey } from './naturalKeys.ts'
import { type Plan, type PlanGround, planBatch, type ReadRecord } from './plan.ts'
import { ENTITY_TYPE, recordReferences } from './references.ts'
import { repeatOnDeadlock } from './repeatOnDeadlock.ts'
import type { IdOf, Scope, Transaction } from './scope.ts'
import { storePlan } from './storePlan.ts'

const HASH_DIGITS = 16
const TRANSACTION_TIMEOUT = 120_000

/** Writes a batch in one transaction. */
export async function storeBatch(
  database: Database,
  scope: Scope,
  batch: readonly ReadRecord[],
): Promise<Plan> {
  return repeatOnDeadlock(() =>
    database.transact((run, tell) => storeIn(directTransaction(run, tell), scope, batch)),
  )
}

async function storeIn(transaction: Transaction, scope: Scope, batch: readonly ReadRecord[]): Promise<Plan> {
  await beginImport(transaction, scope)
  const ground = await findGround(transaction, scope, batch)
  const plan = planBatch(batch, ground)
  const idOf: IdOf = (entityType, externalId) =>
    externalId === null ? null : (ground.known.get(keyOf(entityType, externalId))?.id ?? null)
  await lockRows(transaction, scope, { plan, idOf })
  const touched = await storePlan(transaction, scope, { plan, idOf })
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
  const ground = await findGround(database, scope, batch)
  for (const name of namesOf(batch)) {
    const key = keyOf(name.entityType, name.externalId)
    const hash = seen.get(key)
    if (hash !== undefined)
      ground.known.set(key, { id: '', hash: hash.toString(16).padStart(HASH_DIGITS, '0') })
  }
  const keys = batch.flatMap(({ record }) => naturalKey(record) ?? [])
  for (const key of keys) if (seen.get(key) !== undefined) ground.adoptable.set(key, '')
  const plan = planBatch(batch, ground)
  for (const [key, hash] of plan.hashes) seen.set(key, BigInt(`0x${hash.slice(0, HASH_DIGITS)}`))
  for (const key of keys) seen.add(key)
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
      set_config('lock_timeout', ${String(TRANSACTION_TIMEOUT)}, true), set_config('enable_seqscan', 'off', true),
      set_config('idle_in_transaction_session_timeout', ${String(TRANSACTION_TIMEOUT)}, true)`
  await transaction.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`import ${organizationId} ${source}`}, 0))`
  await transaction.$executeRaw`select invoice_tally_lock(array[${organizationId}]::uuid[])`
}

async function findGround(
  database: Database | Transaction,
  scope: Scope,
  batch: readonly ReadRecord[],
): Promise<PlanGround> {
  const { organizationId, source, members, now } = scope
  const records = batch.map(({ record }) => record)
  const [known, adoptable] = await Promise.all([
    findLinks(database, scope, namesOf(batch)),
    findAdoptable(database, scope, records),
  ])
  const parents = await findParents(database, scope, parentIds(batch, known))
  const money = await findMoneyFacts(database, scope, { records, known })
  return { organizationId, source, known, adoptable, claimed: new Map(), parents, members, money, now }
}

/** The records of a batch and what they name, each once. */
function namesOf(batch: readonly ReadRecord[]): Name[] {
  const names = new Map<string, Name>()
  const add = (name: Name) => names.set(keyOf(name.entityType, name.externalId), name)
  for (const { record } of batch) {
    add({ entityType: ENTITY_TYPE[record.type], externalId: record.fields.externalId })
    for (const { entityType, externalId } of recordReferences(record)) add({ entityType, externalId })
  }
  return [...names.values()]
}

/** Emails that others of the batch answer: only through them can one that is there come to answer itself. */
function parentIds(batch: readonly ReadRecord[], known: ReadonlyMap<string, Known>): string[] {
  const ids = batch.flatMap(({ record: { type, fields } }) => {
    if (type !== 'email' || fields.parentExternalId === null) return []
    const isKnown = known.has(keyOf('EMAIL', fields.externalId))
    return isKnown ? (known.get(keyOf('EMAIL', fields.parentExternalId))?.id ?? []) : []
  })
  return [...new Set(ids)]
}
