import { hash } from 'node:crypto'
import { type AgentRecord, agent } from './agent.ts'
import { type ApPortalAccountRecord, apPortalAccount } from './apPortalAccount.ts'
import { type CallRecord, call, completeCall } from './call.ts'
import { completeEmail, type EmailRecord, email } from './email.ts'
import { type EmailSenderRecord, emailSender } from './emailSender.ts'
import { type EmailThreadRecord, emailThread } from './emailThread.ts'
import type { Field } from './field.ts'
import { type IntegrationRecord, integration } from './integration.ts'
import { invoice } from './invoice.ts'
import { completeInvoice, type InvoiceRecord } from './invoiceRules.ts'
import { jsonText } from './jsonText.ts'
import {
  completeLinkedIntegration,
  type LinkedIntegrationRecord,
  linkedIntegration,
} from './linkedIntegration.ts'
import { completeParty, type PartyRecord, party } from './party.ts'
import {
  type AllocationRecord,
  allocation,
  completeAllocation,
  completePayment,
  type PaymentRecord,
  payment,
} from './payment.ts'
import { type TagRecord, tag } from './tag.ts'
import { type TaskRecord, task } from './task.ts'
import { completeWorkflow, type WorkflowRecord, workflow } from './workflow.ts'

/** What each type of record is in the one form that is compared and stored: all defaults filled in, instants in UTC. */
export type RecordTypes = {
  tag: TagRecord
  apPortalAccount: ApPortalAccountRecord
  integration: IntegrationRecord
  linkedIntegration: LinkedIntegrationRecord
  emailSender: EmailSenderRecord
  workflow: WorkflowRecord
  agent: AgentRecord
  party: PartyRecord
  emailThread: EmailThreadRecord
  invoice: InvoiceRecord
  email: EmailRecord
  call: CallRecord
  payment: PaymentRecord
  allocation: AllocationRecord
  task: TaskRecord
}

export type RecordType = keyof RecordTypes
type RecordOf<T extends RecordType> = { type: T; fields: RecordTypes[T] }
export type CanonicalRecord = { [T in RecordType]: RecordOf<T> }[RecordType]

type Definition<R> = {
  /** Apart from `type` itself. */
  fields: Field<unknown>
  /** Turns JSON that the schema has accepted into the canonical form, or refuses what contradicts itself. */
  complete(value: unknown, timezone: string): R
}

/** Every type of record, in an order in which none names a later one, but its own. */
export const RECORDS: { readonly [T in RecordType]: Definition<RecordTypes[T]> } = {
  tag: define(tag, same),
  apPortalAccount: define(apPortalAccount, same),
  integration: define(integration, same),
  linkedIntegration: define(linkedIntegration, completeLinkedIntegration),
  emailSender: define(emailSender, same),
  workflow: define(workflow, completeWorkflow),
  agent: define(agent, same),
  party: define(party, completeParty),
  emailThread: define(emailThread, same),
  invoice: define(invoice, completeInvoice),
  email: define(email, completeEmail),
  call: define(call, completeCall),
  payment: define(payment, completePayment),
  allocation: define(allocation, completeAllocation),
  task: define(task, same),
}

// All names of an object are its keys.
export const RECORD_TYPES = Object.keys(RECORDS) as readonly RecordType[]

/** Changes when the canonical form does, so that everything is written once more by the next import. */
const FORM = '2'

function define<F, R>(fields: Field<F>, complete: (fields: F) => R): Definition<R> {
  return { fields, complete: (value, timezone) => complete(fields.read(value, timezone)) }
}

function same<F>(fields: F): F {
  return fields
}

export function isRecordType(text: unknown): text is RecordType {
  return typeof text === 'string' && Object.hasOwn(RECORDS, text)
}

export function completeRecord(type: RecordType, value: unknown, timezone: string): CanonicalRecord {
  // The fields are those of the type.
  return { type, fields: RECORDS[type].complete(value, timezone) } as CanonicalRecord
}

/** Equal for two records exactly when importing the second after the first would change nothing. */
export function contentHash({ type, fields }: { type: RecordType; fields: object }, more = ''): string {
  return hash('sha256', `${FORM} ${type} ${jsonText(fields)}${more}`)
}
