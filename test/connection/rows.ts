import fc from 'fast-check'
import { createTestApi } from '../api.ts'
import { samplesOf } from '../field/samples.ts'
import { createLedger } from '../ledger.ts'
import { fillCalls } from './fillCalls.ts'
import { fillLists } from './fillLists.ts'
import type { Reader } from './pages.ts'

/** Few values for many rows, so that every sort key has ties and most have gaps. */
const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const instant = (text: string) => new Date(text)

const NAMES = ['apfel', 'Äpfel', 'Birne', 'birne', 'Zebra GmbH']

// Instants a millisecond apart: a cursor that rounded would lose rows.
const T1 = instant('2026-02-01T11:00:00.001Z')
const T2 = instant('2026-02-01T11:00:00.002Z')
const T3 = instant('2026-03-30T11:00:00.000Z')

const INVOICE = {
  dueDate: one(null, T1, T2, T3),
  issueDate: one(null, instant('2026-01-01T00:00:00Z'), instant('2026-01-02T00:00:00Z')),
  paidDate: one(null, null, null, T1, T2),
  total: one(-500n, 0n, 1_000n, 2_000n),
  amountPaid: one(0n, 0n, 400n),
  workflowStatus: one('SENT' as const, 'SENT' as const, 'DRAFT' as const, 'APPROVED' as const),
  voidedAt: one(null, null, null, null, T1),
  isInDispute: one(false, false, true),
  collectionMethod: one(null, 'SEND_INVOICE' as const, 'CHARGE_AUTOMATICALLY' as const),
  invoiceNumber: one(null, 'a-1', 'A-1', 'ä-1', 'b 2', 'B-10'),
  lastOutreachAt: one(null, T1, T2),
  createdAt: one(T1, T2, T3),
  party: one(null, 0, 1, 2, 3, 4),
}

const EMAIL = {
  sentAt: one(null, T1, T2),
  plannedSendAt: one(null, T2, T3),
  createdAt: one(T1, T2),
  subject: one(null, 'Reminder', 'reminder', 'Rückfrage', ''),
  deliveryStatus: one(null, 'SENT' as const, 'BOUNCED' as const, 'SUPPRESSED' as const),
  direction: one('OUTBOUND' as const, 'OUTBOUND' as const, 'INBOUND' as const),
  party: one(null, 0, 1),
  invoice: one(0, 0, 1, 2),
}

const PARTY = {
  name: one(...NAMES),
  accountNumber: one(null, 'K1', 'k1', 'K2'),
  createdAt: one(T1, T2),
  updatedAt: one(T1, T2, T3),
}

/** Stored fields that the sampled ones decide, or that stay as they are. */
const DECIDED = {
  Invoice:
    'id purchaseOrderNumber type currency promisedToPayDate lastOutreachChannel updatedAt amountDue amountRemaining'.split(
      ' ',
    ),
  Party: 'id email isActive isCompany isEmailOutreachPaused isCallOutreachPaused'.split(' '),
  Email:
    'id status timelineAt reason bounceReason openedAt clickedAt bouncedAt fromEmail isBounced isAutomated'.split(
      ' ',
    ),
}

const sample = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number) =>
  fc.sample(fc.noBias(arbitrary), { seed: 7, numRuns })

export const RECEIVABLES = 62
export const PAYABLES = 17
export const EMAILS = 48
export const PARTIES = 31

/** One organization to page through: invoices, emails and parties, full of ties and gaps. */
export async function createRows() {
  const api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const organizationId = organization.id
  const user = await ledger.user([organization])
  const token = await api.tokenOf(user.id)
  const more = {
    Invoice: samplesOf('Invoice', [...DECIDED.Invoice, ...Object.keys(INVOICE)], RECEIVABLES + PAYABLES),
    Party: samplesOf('Party', [...DECIDED.Party, ...Object.keys(PARTY)], PARTIES),
    Email: samplesOf('Email', [...DECIDED.Email, ...Object.keys(EMAIL)], EMAILS),
  }
  // With the organization's own party, which its creation made.
  await api.database.party.createMany({
    data: sample(fc.record(PARTY), PARTIES - 1 - NAMES.length).map((party, index) => ({
      ...more.Party[index],
      organizationId,
      ...party,
    })),
  })
  const targets = await Promise.all(NAMES.map((name) => ledger.party(organization, { name })))
  const invoices = await Promise.all(
    sample(fc.record(INVOICE), RECEIVABLES + PAYABLES).map(({ party, ...invoice }, index) =>
      ledger.invoice(organization, {
        ...more.Invoice[index],
        ...invoice,
        type: index < RECEIVABLES ? 'RECEIVABLE' : 'PAYABLE',
        targetPartyId: party === null ? null : (targets[party]?.id ?? null),
      }),
    ),
  )
  await Promise.all(
    sample(fc.record(EMAIL), EMAILS).map(({ party, invoice, ...email }, index) =>
      ledger.email(
        organization,
        { ...more.Email[index], ...email, partyId: party === null ? null : (targets[party]?.id ?? null) },
        { invoiceIds: invoices.slice(invoice, invoice + 1).map(({ id }) => id) },
      ),
    ),
  )
  await fillLists(api.database, { organizationId, userId: user.id })
  await fillCalls(api.database, {
    organizationId,
    userId: user.id,
    partyId: targets[1]?.id ?? '',
    invoiceIds: invoices.slice(0, 2).map(({ id }) => id),
  })
  const reader: Reader = { api, token }
  return { ...reader, ledger, organization, invoices, targets, reader, close: api.close }
}

export type PagedRows = Awaited<ReturnType<typeof createRows>>
