import { uuidv7 } from '../../../database/uuid.ts'
import { type CanonicalRecord, RECORD_TYPES, type RecordType, type RecordTypes } from '../record/record.ts'
import { attempt, isRejection, Refusal, type Rejection } from '../rejection.ts'
import { checkAncestry } from './ancestry.ts'
import { fitMoney } from './fitMoney.ts'
import { hashOfRecord } from './hashOfRecord.ts'
import { type Known, keyOf } from './known.ts'
import type { Members } from './members.ts'
import type { MoneyFacts } from './moneyFacts.ts'
import { adopt, claim } from './naturalKeys.ts'
import { ENTITY_TYPE, memberReferences, recordReferences } from './references.ts'
import type { Planned } from './scope.ts'
import { sourceId } from './sourceId.ts'

/** A record that is sound in itself, and where it stands. */
export type ReadRecord = {
  line: number
  raw: unknown
  record: CanonicalRecord
  /** What the source calls a field of the record, for complaints; the same if absent. */
  fieldOf?: (field: string | null) => string | null
  /** References to what is not known are left empty and counted; else the record is refused. */
  isLenient?: boolean
  /** Only the first that is told of it counts: it is no more than a name. */
  isMention?: boolean
  /** Of the record with nothing missed: made while PostgreSQL is busy with an earlier batch. */
  hash: string
  /** The source tells the invoices of an email or call one by one. */
  addsInvoices?: boolean
  /** A bank tells it, which knows nothing of what was done with the money since. */
  isOfBank?: boolean
}

/** Invoices that an email or a call is about besides those that it is known to be about. */
export type Added = { type: 'email' | 'call'; id: string; invoiceExternalIds: readonly string[] }

export type Plan = { [T in RecordType]: Planned<RecordTypes[T]>[] } & {
  added: Added[]
  /** Hashes by `keyOf` of all that is to be written. */
  hashes: Map<string, string>
  rejections: Rejection[]
  /** What was not found and left empty, by what it is. */
  unresolved: Map<string, number>
  created: number
  updated: number
  unchanged: number
}

export type PlanGround = {
  organizationId: string
  source: string
  /** What the source's names stand for; what is planned is added. */
  known: Map<string, Known>
  /** Rows that records take over by their own names, such as tags; what is planned is added. */
  adoptable: Map<string, string>
  /** The names that such rows get by this batch. */
  claimed: Map<string, string>
  /** Which email answers which, by their ids; what is planned is added. */
  parents: Map<string, string | null>
  members: Members
  money: MoneyFacts
  now: Date
}

type Entry = Planned<CanonicalRecord['fields']> & { type: RecordType }
type Draft = { plan: Plan; entries: Map<string, Entry>; ground: PlanGround }

/** Decides, in the order of the file, what each record of a batch means. Writes nothing. */
export function planBatch(batch: readonly ReadRecord[], ground: PlanGround): Plan {
  const entries = new Map<string, Entry>()
  const plan = emptyPlan()
  for (const read of batch) {
    const { line, raw, fieldOf } = read
    const refused = attempt(line, raw, () => planRecord(read, { plan, entries, ground }))
    if (!isRejection(refused)) continue
    plan.rejections.push(fieldOf === undefined ? refused : { ...refused, field: fieldOf(refused.field) })
  }
  // Each entry goes with those of its type.
  for (const { type, ...entry } of entries.values()) (plan[type] as Planned<unknown>[]).push(entry)
  return plan
}

function emptyPlan(): Plan {
  const lists = Object.fromEntries(RECORD_TYPES.map((type) => [type, []]))
  return {
    // A list for each type.
    ...(lists as unknown as { [T in RecordType]: Planned<RecordTypes[T]>[] }),
    added: [],
    hashes: new Map(),
    rejections: [],
    unresolved: new Map(),
    created: 0,
    updated: 0,
    unchanged: 0,
  }
}

function planRecord(read: ReadRecord, draft: Draft): Record<never, never> {
  const { record, isMention = false } = read
  const { ground, plan, entries } = draft
  const key = keyOf(ENTITY_TYPE[record.type], record.fields.externalId)
  const known = ground.known.get(key)
  if (isMention && known !== undefined) return {}
  const misses = findMisses(read, ground)
  const hash = hashOf(read, misses)
  if (known?.hash != null && hash.startsWith(known.hash)) {
    plan.unchanged += 1
    note(read, { misses, id: known.id, draft })
    return {}
  }
  // What a source of the lenient kind says of money is taken as it is.
  const { fields } = read.isLenient === true ? record : fitMoney(record, ground.money)
  const adopted = adopt(record, ground, known?.id ?? null)
  const id = known?.id ?? adopted ?? newId(record, ground)
  checkAncestry(record, id, ground)
  claim(record, ground, id)
  if (known === undefined && adopted === null) plan.created += 1
  else plan.updated += 1
  // A record that comes twice in one batch is written once, as it came last.
  const isNew = entries.get(key)?.isNew ?? (known === undefined && adopted === null)
  ground.known.set(key, { id, hash })
  entries.set(key, { type: record.type, id, isNew, hash, record: fields, ...waysOf(read) })
  plan.hashes.set(key, hash)
  note(read, { misses, id, draft })
  return {}
}

/** What is done with the record apart from what it says. */
function waysOf({ addsInvoices = false, isOfBank = false }: ReadRecord) {
  return { addsInvoices, isOfBank }
}

/** A task may come within a call and by itself: it is the same one. */
function newId(record: CanonicalRecord, ground: PlanGround): string {
  return record.type === 'task' ? sourceId(ground, 'task', record.fields.externalId) : uuidv7(ground.now)
}

/** Refuses a record that names what is not known; or returns what that is, where it is left empty. */
function findMisses(read: ReadRecord, ground: PlanGround): string[] {
  return [...findMissedRecords(read, ground), ...findStrangers(read, ground)]
}

function findMissedRecords(
  { record, isLenient = false, addsInvoices = false }: ReadRecord,
  { known }: PlanGround,
): string[] {
  const missed = recordReferences(record).filter(
    // A record that comes with every invoice that it is about names some before they come.
    ({ entityType, externalId }) =>
      !known.has(keyOf(entityType, externalId)) && !(addsInvoices && entityType === 'INVOICE'),
  )
  return missed.map(({ field, entityType, externalId, isRequired }) => {
    const what = entityType.toLowerCase().replaceAll('_', ' ')
    if (isLenient && !isRequired) return `${what} ${externalId}`
    const reason = `no ${what} "${externalId}" of this source stands earlier in the file or is stored`
    throw new Refusal(field, reason)
  })
}

function findStrangers({ record, isLenient = false }: ReadRecord, { members }: PlanGround): string[] {
  const strangers = memberReferences(record).filter(({ email }) => !members.has(email.toLowerCase()))
  return strangers.map(({ field, email }) => {
    if (isLenient) return `member ${email}`
    throw new Refusal(field, `nobody with the email address ${email} is a member of the organization`)
  })
}

/** Once what was not found is known, the record is another one. */
function hashOf(read: ReadRecord, misses: readonly string[]): string {
  return misses.length === 0 ? read.hash : hashOfRecord(read, misses.join('\n'))
}

type Outcome = { misses: readonly string[]; id: string; draft: Draft }

function note({ record, addsInvoices = false }: ReadRecord, { misses, id, draft }: Outcome): void {
  const { unresolved, added } = draft.plan
  for (const miss of misses) unresolved.set(miss, (unresolved.get(miss) ?? 0) + 1)
  if (!addsInvoices || (record.type !== 'email' && record.type !== 'call')) return
  const known = record.fields.invoiceExternalIds.filter((name) =>
    draft.ground.known.has(keyOf('INVOICE', name)),
  )
  if (known.length > 0) added.push({ type: record.type, id, invoiceExternalIds: known })
}
