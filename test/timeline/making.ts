import { randomInt, randomUUID } from 'node:crypto'
import type { Database } from '../../src/database/client.ts'
import type { createLedger } from '../ledger.ts'
import type { Expected, Sort } from './expected.ts'

type Organization = { id: string; timezone: string; ownPartyId: string }

/** Few instants for many rows of all kinds, so that most of them fall together. */
export const INSTANTS = Array.from({ length: 7 }, (_, index) => new Date(Date.UTC(2026, 1, 1 + index, 11)))

/** What the rows of one test are made of, and the items that they should be. */
export type Making = {
  database: Database
  ledger: ReturnType<typeof createLedger>
  organization: Organization
  userId: string
  invoices: readonly { id: string; targetPartyId: string | null }[]
  parties: readonly string[]
  expected: Expected[]
  idFor(sort: Sort): string
}

const some = <T>(values: readonly T[]): T => values[randomInt(values.length)] as T
const at = () => some(INSTANTS)

/** The first row of each kind has the same id as the first of every other kind. */
export function createIds(): Making['idFor'] {
  const shared = randomUUID()
  const seen = new Set<Sort>()
  return (sort) => {
    if (seen.has(sort)) return randomUUID()
    seen.add(sort)
    return shared
  }
}

/** One row of every kind, on whatever. */
export async function makeRows(making: Making): Promise<void> {
  await makeContacts(making)
  await makePayment(making)
  await makeStatements(making)
  await makeTask(making)
  await makeLink(making)
  await makeEntry(making)
}

function common(making: Making, sort: Sort) {
  return { organizationId: making.organization.id, id: making.idFor(sort) }
}

/** Somebody's, and about some of the invoices. */
function among({ invoices, parties }: Making) {
  return {
    partyId: some([null, ...parties]),
    about: invoices.filter(() => randomInt(2) === 0).map(({ id }) => id),
  }
}

async function makeContacts(making: Making): Promise<void> {
  const { database, ledger, organization, expected } = making
  const organizationId = organization.id
  const email = { ...among(making), ...common(making, 'EMAIL'), sentAt: at() }
  const { about, ...row } = email
  const direction = some(['INBOUND', 'OUTBOUND'] as const)
  await ledger.email(organization, { ...row, direction }, { invoiceIds: about })
  expected.push({ sort: 'EMAIL', uid: row.id, at: row.sentAt, invoiceIds: about, partyId: row.partyId })

  const { about: invoiceIds, partyId } = among(making)
  const call = { ...common(making, 'CALL'), partyId, startedAt: at() }
  await database.call.create({ data: { ...call, direction: 'OUTBOUND', status: 'COMPLETED' } })
  await database.callInvoice.createMany({
    data: invoiceIds.map((invoiceId) => ({ organizationId, callId: call.id, invoiceId })),
  })
  expected.push({ sort: 'CALL', uid: call.id, at: call.startedAt, invoiceIds, partyId })
}

/** On the timeline of a party stands the payment, on that of an invoice what of it is for the invoice. */
async function makePayment(making: Making): Promise<void> {
  const { database, expected } = making
  const { about, partyId } = among(making)
  const payment = { ...common(making, 'PAYMENT'), partyId, receivedAt: at() }
  const { organizationId, id: paymentId, receivedAt } = payment
  await database.payment.create({ data: { ...payment, amount: 100n, currency: 'EUR', status: 'MATCHED' } })
  expected.push({ sort: 'PAYMENT', uid: paymentId, at: receivedAt, invoiceIds: [], partyId })
  for (const invoiceId of about) {
    const id = randomUUID()
    const part = { organizationId, id, invoiceId, paymentId, amount: 1n }
    await database.invoicePayment.create({ data: { ...part, strategy: 'MANUAL' } })
    expected.push({ sort: 'PAYMENT', uid: id, at: receivedAt, invoiceIds: [invoiceId], partyId: null })
  }
}

/** An item of some invoice and of its party. */
function onInvoice(making: Making, sort: Sort) {
  const { id: invoiceId, targetPartyId: partyId } = some(making.invoices)
  const row = { ...common(making, sort), invoiceId }
  const when = at()
  making.expected.push({ sort, uid: row.id, at: when, invoiceIds: [invoiceId], partyId })
  return { row, when, partyId }
}

async function makeStatements(making: Making): Promise<void> {
  const { database, userId: authorId, expected } = making
  const comment = onInvoice(making, 'COMMENT')
  await database.comment.create({
    data: { ...comment.row, authorId, text: 'Called.', createdAt: comment.when },
  })
  const promise = onInvoice(making, 'PROMISE')
  const promisedOn = new Date('2026-04-01')
  await database.promiseToPay.create({
    data: { ...promise.row, promisedOn, recordedAt: promise.when, supersededAt: at() },
  })
  const status = onInvoice(making, 'STATUS_CHANGE')
  await database.invoiceStatusChange.create({
    data: { ...status.row, before: 'SENT', after: 'PAID', occurredAt: status.when },
  })
  const { row, when: openedAt, partyId } = onInvoice(making, 'DISPUTE')
  const resolvedAt = some([openedAt, at()])
  await database.dispute.create({ data: { ...row, openedAt, resolvedAt, resolution: 'ACCEPTED' } })
  expected.push({
    sort: 'RESOLUTION',
    uid: row.id,
    at: resolvedAt,
    invoiceIds: [row.invoiceId],
    partyId,
  })
}

async function makeTask(making: Making): Promise<void> {
  const { row, when, partyId } = onInvoice(making, 'TASK')
  const task = { ...row, partyId, label: 'Call back', type: 'promise_to_pay', createdAt: when }
  await making.database.task.create({ data: task })
}

/** Either an invoice or a party. */
function either({ invoices, parties }: Making) {
  return some([
    { invoiceId: some(invoices).id, partyId: null },
    { invoiceId: null, partyId: some(parties) },
  ])
}

async function makeLink(making: Making): Promise<void> {
  const { invoiceId, partyId } = either(making)
  const row = { ...common(making, 'IMPORT'), invoiceId, partyId, createdAt: at() }
  const entityType = invoiceId === null ? ('PARTY' as const) : ('INVOICE' as const)
  const remote = { integrationName: 'books', entityType, remoteId: randomUUID() }
  await making.database.integrationLink.create({ data: { ...row, ...remote } })
  const invoiceIds = invoiceId === null ? [] : [invoiceId]
  making.expected.push({ sort: 'IMPORT', uid: row.id, at: row.createdAt, invoiceIds, partyId })
}

async function makeEntry(making: Making): Promise<void> {
  const { invoiceId, partyId } = either(making)
  const { organizationId, id } = common(making, 'CHANGE')
  const entityType = invoiceId === null ? 'Party' : 'Invoice'
  const entry = { organizationId, action: 'partyUpdate', entityId: invoiceId ?? partyId, occurredAt: at() }
  await making.database.auditEntry.createMany({
    data: [
      { ...entry, id, entityType },
      // What was refused, and what was done to a thing of another type, stand nowhere.
      { ...entry, entityType, outcome: 'REFUSED' },
      { ...entry, entityType: 'Comment' },
    ],
  })
  const invoiceIds = invoiceId === null ? [] : [invoiceId]
  making.expected.push({ sort: 'CHANGE', uid: id, at: entry.occurredAt, invoiceIds, partyId })
}
