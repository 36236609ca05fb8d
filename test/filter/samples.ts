import fc from 'fast-check'

/** The states that the rows of the filtered organization are drawn from. */

export const INVOICES = 84
export const EMAILS = 60

const one = <T>(...values: readonly T[]) => fc.constantFrom(...values)
const instant = (text: string) => new Date(text)
const orNone = (...values: readonly Date[]) => one<Date | null>(null, ...values)

// Days begin at 05:00Z in New York's winter and at 04:00Z from 2026-03-08 on; today is 2026-03-13 there.
const BORDERS = [
  '2026-03-13T03:59:59.999Z',
  '2026-03-13T04:00:00.000Z',
  '2026-03-14T03:59:00.000Z',
  '2026-03-14T04:00:00.000Z',
  '2026-03-12T04:00:00.000Z',
  '2026-03-09T03:59:59.999Z',
  '2026-03-08T05:00:00.000Z',
  '2026-03-08T04:59:59.999Z',
  '2026-03-08T07:00:00.000Z',
  '2026-02-11T05:00:00.000Z',
  '2026-02-11T04:59:00.000Z',
  '2026-02-10T12:00:00.000Z',
  '2026-01-12T04:59:59.999Z',
  '2026-01-12T05:00:00.000Z',
  '2026-01-11T05:00:00.000Z',
  '2025-12-13T04:59:00.000Z',
  '2025-12-13T05:00:00.000Z',
  '2025-12-12T05:00:00.000Z',
  '2025-11-02T04:00:00.000Z',
  '2025-11-02T05:30:00.000Z',
  '2026-03-31T12:00:00.000Z',
].map(instant)

export const INVOICE = {
  type: one('RECEIVABLE' as const, 'RECEIVABLE' as const, 'RECEIVABLE' as const, 'PAYABLE' as const),
  invoiceNumber: one(
    null,
    'RE-100%',
    're-100%',
    'RE_100',
    'RE\\1',
    'RE-1001',
    "O'Neil",
    'Ä-7',
    'ä-7',
    'RE–1001',
    'ﬁ７',
  ),
  purchaseOrderNumber: one(null, null, 'PO 1', 'po 1', 'PO_1', '50%'),
  workflowStatus: one(
    ...([
      'SENT',
      'SENT',
      'SENT',
      'SENT',
      'SENT',
      'SENT',
      'SENT',
      'SENT',
      'SENT',
      'SENT',
      'DRAFT',
      'APPROVED',
      'SCHEDULED',
      'CANCELLED',
    ] as const),
  ),
  voidedAt: one(...Array<null>(11).fill(null), instant('2026-02-20T12:00:00Z')),
  markedUncollectibleAt: one(...Array<null>(11).fill(null), instant('2026-02-21T12:00:00Z')),
  // Early, on the day and late.
  paidDate: one(...Array<null>(14).fill(null), ...BORDERS.slice(0, 2), ...BORDERS.slice(9, 11)),
  issueDate: orNone(...BORDERS),
  dueDate: orNone(...BORDERS, ...BORDERS),
  isInDispute: one(false, false, false, false, true),
  total: one(0n, 10_000n, 10_000n, 20_000n, 30_000n, 1n, -5_000n, 250_000n, 90_071_992_547_409n),
  amountPaid: one(0n, 0n, 0n, 0n, 0n, 0n, 1n, 1n, 4_000n, 10_000n, 300_000n),
  prePaymentCreditNotes: one(0n, 0n, 1_000n),
  currency: one('USD', 'USD', 'EUR', 'JPY', 'BHD'),
  collectionMethod: one(null, 'SEND_INVOICE' as const, 'CHARGE_AUTOMATICALLY' as const),
  promisedToPayDate: orNone(instant('2026-03-13'), instant('2026-03-20'), instant('2025-12-31')),
  lastOutreachAt: orNone(...BORDERS.slice(0, 4)),
  lastOutreachChannel: one(null, 'EMAIL' as const, 'CALL' as const),
  createdAt: one(...BORDERS.slice(12, 18)),
  updatedAt: one(...BORDERS.slice(0, 6)),
  party: one(null, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
  assignee: one(null, null, 0, 1, 2, 3),
  comment: one(false, false, true),
  isArchived: one(false, false, false, true),
  fields: fc.dictionary(
    one('region', 'Region', 'cost_center', '50%'),
    one<string | number | boolean | null>('Berlin', 'berlin', 'Łódź', 'LODZ', 12.5, true, 'a_c', null),
    {
      maxKeys: 3,
    },
  ),
}

const ADDRESSES = ['rosa@b.example', 'ROSA@B.example', 'o_k@b.example', '100%@b.example', 'ok@b.example']
const STATUSES = ['QUEUED', 'SENT', 'DELIVERED', 'OPENED', 'CLICKED', 'BOUNCED', 'FAILED', 'SPAM'] as const

const RECIPIENT = fc.record({
  address: one(...ADDRESSES),
  kind: one('TO' as const, 'CC' as const, 'BCC' as const),
  deliveryStatus: one(...STATUSES, 'BOUNCED' as const),
  firstOpenedAt: orNone(...BORDERS.slice(0, 3)),
  firstClickedAt: orNone(...BORDERS.slice(0, 2)),
  bouncedAt: orNone(...BORDERS.slice(3, 6)),
  bounceReason: one(null, 'MAILBOX_FULL' as const, 'SPAM_FILTER' as const),
})

export const EMAIL = {
  direction: one('OUTBOUND' as const, 'OUTBOUND' as const, 'INBOUND' as const),
  status: one(
    'SENT' as const,
    'DRAFT' as const,
    'SCHEDULED' as const,
    'RECEIVED' as const,
    'FAILED' as const,
  ),
  subject: one(
    null,
    '',
    'Reminder',
    'REMINDER',
    'Rückfrage',
    'RÜCKFRAGE',
    'Ruckfrage',
    'ΟΔΥΣΣΕΥΣ',
    'Οδυσσεύς',
    '50% off',
    'a_b',
    'c:\\temp',
  ),
  fromEmail: one(null, ...ADDRESSES),
  reason: one(null, 'PAYMENT_REMINDER' as const, 'REPLY' as const, 'STATEMENT' as const),
  isAutomated: fc.boolean(),
  sentAt: orNone(...BORDERS.slice(0, 5)),
  plannedSendAt: orNone(...BORDERS.slice(0, 5)),
  createdAt: one(...BORDERS.slice(4, 9)),
  recipients: fc.array(RECIPIENT, { maxLength: 3 }),
  callout: one(false, false, false, false, true),
  initiator: one<number | 'agent' | null>(null, 'agent', 0, 1, 2),
  party: one(null, 0, 1, 2, 3, 4, 5),
  about: fc.uniqueArray(fc.nat(INVOICES - 1), { maxLength: 3 }),
}
