import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import type { EmailRecord } from '../record/email.ts'
import type { InvoiceRecord } from '../record/invoiceRules.ts'
import type { PartyRecord } from '../record/party.ts'
import { type CanonicalRecord, contentHash } from '../record/record.ts'
import { attempt, isRejection, Refusal, type Rejection } from '../rejection.ts'
import { type Known, keyOf } from './links.ts'
import type { Members } from './members.ts'
import { ENTITY_TYPE, memberReferences, recordReferences } from './references.ts'
import type { Planned } from './scope.ts'

/** A record that is sound in itself, and where it stands. */
export type ReadRecord = { line: number; raw: unknown; record: CanonicalRecord }

export type Plan = {
  party: Planned<PartyRecord>[]
  invoice: Planned<InvoiceRecord>[]
  email: Planned<EmailRecord>[]
  /** Hashes by `keyOf` of all that is to be written. */
  hashes: Map<string, string>
  rejections: Rejection[]
  created: number
  updated: number
  unchanged: number
}

type Ground = {
  /** What the source's names stand for; what is planned is added. */
  known: Map<string, Known>
  members: Members
  now: Date
}

/** Decides, in the order of the file, what each record of a batch means. Writes nothing. */
export function planBatch(batch: readonly ReadRecord[], ground: Ground): Plan {
  const planned = new Map<string, { type: EntityType; entry: Planned<CanonicalRecord> }>()
  const plan: Plan = {
    party: [],
    invoice: [],
    email: [],
    hashes: new Map(),
    rejections: [],
    created: 0,
    updated: 0,
    unchanged: 0,
  }
  for (const { line, raw, record } of batch) {
    const refused = attempt(line, raw, () => checkReferences(record, ground))
    if (refused !== null && isRejection(refused)) plan.rejections.push(refused)
    else planRecord(record, { plan, planned, ground })
  }
  for (const { entry } of planned.values()) sortIn(plan, entry)
  return plan
}

type Draft = {
  plan: Plan
  planned: Map<string, { type: EntityType; entry: Planned<CanonicalRecord> }>
  ground: Ground
}

function planRecord(record: CanonicalRecord, { plan, planned, ground }: Draft): void {
  const type = ENTITY_TYPE[record.type]
  const key = keyOf(type, record.fields.externalId)
  const hash = contentHash(record)
  const known = ground.known.get(key)
  if (known?.hash != null && hash.startsWith(known.hash)) {
    plan.unchanged += 1
    return
  }
  if (known === undefined) plan.created += 1
  else plan.updated += 1
  const id = known?.id ?? uuidv7(ground.now)
  // A record that comes twice in one batch is written once, as it came last.
  const isNew = planned.get(key)?.entry.isNew ?? known === undefined
  ground.known.set(key, { id, hash })
  planned.set(key, { type, entry: { id, isNew, hash, record } })
  plan.hashes.set(key, hash)
}

function checkReferences(record: CanonicalRecord, { known, members }: Ground): null {
  for (const { field, entityType, externalId } of recordReferences(record)) {
    if (known.has(keyOf(entityType, externalId))) continue
    const what = entityType.toLowerCase()
    throw new Refusal(
      field,
      `no ${what} "${externalId}" of this source stands earlier in the file or is stored`,
    )
  }
  for (const { field, email } of memberReferences(record)) {
    if (members.has(email.toLowerCase())) continue
    throw new Refusal(field, `nobody with the email address ${email} is a member of the organization`)
  }
  return null
}

function sortIn(plan: Plan, { id, isNew, hash, record }: Planned<CanonicalRecord>): void {
  const entry = { id, isNew, hash }
  if (record.type === 'party') plan.party.push({ ...entry, record: record.fields })
  else if (record.type === 'invoice') plan.invoice.push({ ...entry, record: record.fields })
  else plan.email.push({ ...entry, record: record.fields })
}
