import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { idOf, ORGANIZATION_ID, USER_ID } from './fill.ts'

const invoice = encodeGlobalId('Invoice', ORGANIZATION_ID, idOf('invoice', 10))
const RECENT = '{ gte: "2026-02-01T00:00:00Z", lte: "2026-02-15T00:00:00Z" }'

const payment = encodeGlobalId('Payment', ORGANIZATION_ID, idOf('payment', 10))

/** The same for what is known of addresses, for the audit log, and for payments. */
export const LISTS = {
  SuppressionWhere: {
    and: ['[{ reason: { eq: COMPLAINT } }, { address: { contains: "contact1" } }]'],
    or: ['[{ address: { eq: "contact10@party.example" } }, { address: { eq: "contact20@party.example" } }]'],
    not: ['{ reason: { eq: HARD_BOUNCE } }'],
    address: ['{ eq: "contact10@party.example" }', '{ contains: "tact123" }', '{ startsWith: "contact12" }'],
    reason: ['{ eq: COMPLAINT }', '{ in: [UNSUBSCRIBE, MANUAL] }'],
    createdAt: [RECENT],
  },
  BouncingContactWhere: {
    and: ['[{ type: { eq: HARD } }, { isSuppressed: false }]'],
    or: ['[{ address: { eq: "gone10@party.example" } }, { type: { eq: SOFT } }]'],
    not: ['{ isSuppressed: true }'],
    address: ['{ eq: "gone10@party.example" }', '{ contains: "one123" }'],
    type: ['{ eq: SOFT }', '{ eq: UNDETERMINED }'],
    reason: ['{ eq: MAILBOX_FULL }'],
    lastBouncedAt: [RECENT],
    party: ['{ name: { contains: "abcd" } }'],
    isSuppressed: ['true', 'false'],
    invoice: ['{ invoiceNumber: { eq: "INV-20" } }', '{ isOverdue: true }', '{ amountRemaining: { gt: 0 } }'],
  },
  PaymentWhere: {
    and: ['[{ status: { eq: PENDING_MATCH } }, { amount: { gt: 1000 } }]'],
    or: ['[{ referenceNumber: { eq: "PAY-10" } }, { method: { eq: CHECK } }]'],
    not: ['{ status: { eq: APPLIED } }'],
    id: [`{ eq: "${payment}" }`],
    uid: [`{ in: ["${idOf('payment', 10)}"] }`],
    currency: ['{ eq: "USD" }', '{ eq: "JPY" }'],
    referenceNumber: ['{ eq: "PAY-10" }', '{ contains: "AY-10" }'],
    party: ['{ name: { contains: "abcd" } }'],
    invoice: ['{ invoiceNumber: { eq: "INV-20" } }', '{ isOverdue: true }'],
  },
  AuditEntryWhere: {
    and: ['[{ outcome: { eq: REFUSED } }, { action: { eq: "action7" } }]'],
    or: ['[{ action: { eq: "action7" } }, { outcome: { eq: REFUSED } }]'],
    not: ['{ outcome: { eq: SUCCEEDED } }'],
    action: ['{ eq: "action7" }', '{ eq: "never" }'],
    outcome: ['{ eq: REFUSED }'],
    code: ['{ eq: FORBIDDEN }', '{ in: [NOT_FOUND, INVALID] }', '{ isNull: true }'],
    source: ['{ eq: API }', '{ eq: COMMAND }'],
    actor: [`{ uid: "${USER_ID}" }`],
    tokenName: ['{ eq: "laptop" }'],
    clientAddress: ['{ startsWith: "192.0.2." }'],
    entityType: ['{ eq: "Invoice" }', '{ eq: "Email" }'],
    entityId: [`"${invoice}"`, `"${idOf('invoice', 10)}"`],
    occurredAt: [RECENT],
  },
  CallWhere: {
    and: ['[{ status: { eq: COMPLETED } }, { direction: { eq: INBOUND } }]'],
    or: ['[{ status: { eq: FAILED } }, { sentiment: { eq: NEGATIVE } }]'],
    not: ['{ status: { eq: COMPLETED } }'],
    id: ['{ eq: "x" }'],
    uid: [`{ eq: "${idOf('call', 10)}" }`],
    party: ['{ name: { contains: "abcd" } }'],
    invoices: ['{ some: { invoiceNumber: { eq: "INV-20" } } }', '{ none: { isOverdue: true } }'],
  },
  TaskWhere: {
    and: ['[{ status: { eq: OPEN } }, { type: { eq: "dispute" } }]'],
    or: ['[{ status: { eq: FAILED } }, { status: { eq: OTHER } }]'],
    not: ['{ status: { eq: COMPLETED } }'],
    id: ['{ eq: "x" }'],
    uid: [`{ eq: "${idOf('task', 10)}" }`],
    assignee: [`{ uid: "${USER_ID}" }`],
    party: ['{ name: { contains: "abcd" } }'],
    invoice: ['{ invoiceNumber: { eq: "INV-20" } }', '{ isOverdue: true }'],
  },
}
