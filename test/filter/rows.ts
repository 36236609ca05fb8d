import type { CallRow, TaskRow } from './calls.ts'
import type { Lists } from './lists.ts'
import type { PaymentRow } from './payments.ts'

/** Rows as the API answers them, tied together in memory: what a filter may speak of, and nothing of how it works. */

export type Money = { minorUnits: number; currency: string }

export type UserRow = {
  id: string
  uid: string
  email: string | null
  givenName: string | null
  familyName: string | null
}

export type TagRow = { id: string; name: string }

export type FieldRow = { key: string; value: unknown }

export type InvoiceAnswer = {
  id: string
  uid: string
  invoiceNumber: string | null
  purchaseOrderNumber: string | null
  type: string
  status: string
  collectionMethod: string | null
  currency: string
  issueDate: string | null
  dueDate: string | null
  paidDate: string | null
  overdueDays: number | null
  ageDays: number | null
  agingBucket: string | null
  isOverdue: boolean
  isActive: boolean
  total: Money
  amountDue: Money
  amountPaid: Money
  amountRemaining: Money
  outstanding: Money | null
  unappliedCredit: Money
  isInDispute: boolean
  promisedToPayDate: string | null
  outreachEligibility: { email: { blockers: { code: string }[] } }
  promise: { status: string } | null
  promises: { status: string }[]
  hasComments: boolean
  lastOutreachAt: string | null
  lastOutreachChannel: string | null
  createdAt: string
  updatedAt: string
  targetParty: { uid: string } | null
  syncStatus: string | null
  linkedIntegration: { id: string } | null
  tasks: { totalCount: number }
  assignee: UserRow | null
  fields: FieldRow[]
}

export type PartyAnswer = {
  id: string
  uid: string
  name: string
  email: string | null
  accountNumber: string | null
  isActive: boolean
  isCompany: boolean
  isEmailOutreachPaused: boolean
  isCallOutreachPaused: boolean
  createdAt: string
  updatedAt: string
  billingAddress: { country: string | null } | null
  assignee: UserRow | null
  contacts: { nodes: { email: string | null }[] }
  tags: { tag: TagRow }[]
  receivables: { currency: string; balance: Money; overdue: Money; averageDelayDays: string | null }[]
  tasks: { totalCount: number }
}

export type InitiatorRow = { kind: string; id?: string }

export type EmailAnswer = {
  id: string
  uid: string
  direction: string
  status: string
  deliveryStatus: string | null
  reason: string | null
  bounceReason: string | null
  subject: string | null
  fromEmail: string | null
  isBounced: boolean
  isAutomated: boolean
  sentAt: string | null
  plannedSendAt: string | null
  openedAt: string | null
  clickedAt: string | null
  bouncedAt: string | null
  createdAt: string
  recipients: { address: string }[]
  initiator: InitiatorRow
  party: { uid: string } | null
  invoices: { nodes: { uid: string }[] }
}

export type InvoiceRow = Omit<InvoiceAnswer, 'targetParty'> & { party: PartyRow | null; emails: EmailRow[] }
export type PartyRow = PartyAnswer & { invoices: InvoiceRow[] }
export type EmailRow = Omit<EmailAnswer, 'party' | 'invoices'> & {
  party: PartyRow | null
  invoices: InvoiceRow[]
}

export type World = {
  invoices: InvoiceRow[]
  parties: PartyRow[]
  emails: EmailRow[]
  lists?: Lists
  calls?: CallRow[]
  tasks?: TaskRow[]
  payments?: PaymentRow[]
}

/** Every row knows the rows it hangs together with. */
export function tie(
  invoiceAnswers: readonly InvoiceAnswer[],
  partyAnswers: readonly PartyAnswer[],
  emailAnswers: readonly EmailAnswer[],
): World {
  const parties = partyAnswers.map((party): PartyRow => ({ ...party, invoices: [] }))
  const partyOf = (reference: { uid: string } | null) =>
    parties.find(({ uid }) => uid === reference?.uid) ?? null
  const invoices = invoiceAnswers.map(
    ({ targetParty, ...invoice }): InvoiceRow => ({ ...invoice, party: partyOf(targetParty), emails: [] }),
  )
  for (const invoice of invoices) invoice.party?.invoices.push(invoice)
  const emails = emailAnswers.map(({ party, invoices: about, ...email }): EmailRow => {
    const uids = new Set(about.nodes.map(({ uid }) => uid))
    return { ...email, party: partyOf(party), invoices: invoices.filter(({ uid }) => uids.has(uid)) }
  })
  for (const email of emails) for (const invoice of email.invoices) invoice.emails.push(email)
  return { invoices, parties, emails }
}
