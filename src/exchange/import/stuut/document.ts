import type { Rejection } from '../rejection.ts'
import type { SourceRecord } from '../source/source.ts'
import { Unresolved } from '../unresolved.ts'
import { callRecords } from './callRecords.ts'
import { connectionRecords } from './connectionRecords.ts'
import { emailRecords, senderRecords } from './emailRecords.ts'
import { invoiceRecord } from './invoiceRecord.ts'
import { listOf, partyRecords } from './partyRecords.ts'
import { paymentRecords } from './paymentRecords.ts'
import { isRaw, type Raw } from './spec.ts'
import { type Place, Telling } from './telling.ts'
import { Told } from './told.ts'
import { UserDirectory } from './userDirectory.ts'
import { id } from './values.ts'

/** Makes canonical records of documents, each after those that it names. */
export class DocumentReader {
  readonly unresolved = new Unresolved()
  readonly users = new UserDirectory()
  readonly told = new Told()

  private noteUsers(document: Raw): void {
    const { partner, calls, emails } = document
    this.users.note(document.assignee)
    if (isRaw(partner)) this.users.note(partner.assignee)
    for (const email of listOf(emails)) if (isRaw(email)) this.users.note(email.author)
    for (const call of listOf(calls)) if (isRaw(call)) this.noteCallers(call)
  }

  private noteCallers(call: Raw): void {
    this.users.note(call.approver)
    if (isRaw(call.partner)) this.users.note(call.partner.assignee)
    for (const classification of listOf(call.classifications)) {
      const tasks = isRaw(classification) ? listOf(classification.tasks) : []
      for (const task of tasks) if (isRaw(task)) this.users.note(task.assignee)
    }
  }

  *read(
    document: unknown,
    { size, ...place }: Place & { size: number },
  ): Generator<SourceRecord | Rejection> {
    const telling = new Telling(this, place)
    if (!isRaw(document)) {
      const { line, element } = place
      yield { line, field: element, reason: 'must be a JSON object', record: document }
      return
    }
    this.noteUsers(document)
    let isFirst = true
    for (const item of recordsOf(telling, document, place.line)) {
      // The first record stands for the size of all.
      yield isFirst && 'value' in item ? { ...item, size } : item
      isFirst = false
    }
  }
}

function* recordsOf(telling: Telling, document: Raw, line: number): Generator<SourceRecord | Rejection> {
  const { partner } = document
  yield* connectionRecords(telling, document.linked_integration, 'linked_integration')
  if (isRaw(partner)) yield* partyRecords(telling, partner, { path: 'partner' })
  const partyId = id(document.partner_id ?? (isRaw(partner) ? partner.id : null))
  const invoice = { id: id(document.id), partyId }
  yield invoiceRecord(telling, document, partyId)
  yield* faulty(telling, document, line)
  yield* senderRecords(telling, document.emails)
  for (const [index, call] of listOf(document.calls).entries()) {
    if (isRaw(call)) yield* callRecords(telling, call, { path: `calls[${index}]`, invoice })
  }
  yield* emailRecords(telling, document.emails, { invoice, line })
  for (const [index, allocation] of listOf(document.payments).entries()) {
    const path = `payments[${index}]`
    if (isRaw(allocation)) yield* paymentRecords(telling, allocation, { path, invoiceId: invoice.id })
  }
}

/** What should be a list or an object of one and is none. */
function* faulty(telling: Telling, document: Raw, line: number): Generator<Rejection> {
  for (const key of ['calls', 'emails', 'payments']) {
    const value = document[key]
    if (value != null && !Array.isArray(value)) {
      yield { line, field: telling.fieldOf('', key), reason: 'must be array', record: value }
    }
    for (const [index, entry] of listOf(value).entries()) {
      if (isRaw(entry)) continue
      const field = telling.fieldOf('', `${key}[${index}]`)
      yield { line, field, reason: 'must be a JSON object', record: entry }
    }
  }
  if (document.partner != null && !isRaw(document.partner)) {
    const field = telling.fieldOf('', 'partner')
    yield { line, field, reason: 'must be a JSON object', record: document.partner }
  }
}
