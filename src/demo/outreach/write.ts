import type { Email, EmailReason, EmailStatus } from '../../../prisma/generated/client/client.ts'
import type { Bill } from '../invoice/bill.ts'
import type { Customer } from '../party/customer.ts'
import { slug } from '../party/name.ts'
import { formatDate } from '../wording.ts'
import { addresseesFor } from './addressees.ts'
import { ENGLISH } from './english.ts'
import { factsOf } from './facts.ts'
import { GERMAN } from './german.ts'
import type { LetterKind } from './letter.ts'
import type { Mailbox } from './mailbox.ts'
import type { Office, Sender } from './office.ts'
import { post } from './post.ts'

/** A letter that somebody decided to write. */
export type Errand = {
  kind: LetterKind
  bills: readonly [Bill, ...Bill[]]
  sender: Sender
  at: Date
  status?: EmailStatus
  plannedSendAt?: Date
  errorMessage?: string
  /** A circular: the customer is known from a bill, but the letter is about none. */
  isGeneral?: boolean
}

const REASONS: Record<LetterKind, EmailReason> = {
  issued: 'INVOICE_ISSUED',
  polite: 'PAYMENT_REMINDER',
  firm: 'PAYMENT_REMINDER',
  final: 'PAYMENT_REMINDER',
  statement: 'STATEMENT',
  confirmation: 'PAYMENT_CONFIRMATION',
  correction: 'OTHER',
  copy: 'REPLY',
  acknowledgement: 'REPLY',
  bankDetails: 'OTHER',
}
const DEADLINE: Partial<Record<LetterKind, number>> = { firm: 7, final: 10 }
const HAS_INVOICES: readonly LetterKind[] = ['issued', 'final', 'copy']

/** Writes a letter to the person who gets the customer's mail. Null for a customer that cannot be written to. */
export function write(office: Office, errand: Errand): Email | null {
  const { world, random } = office
  const { bills, kind, at } = errand
  const { customer } = bills[0]
  const addressees = addresseesFor(office, customer, kind, at)
  const [first] = addressees
  if (first === undefined) return null
  const day = world.time.dayOf(errand.plannedSendAt ?? at)
  const facts = factsOf(world, bills, day, {
    greeting: greet(customer, first.mailbox),
    sender: signatureOf(errand.sender, customer),
    day: formatDate(world, day + (DEADLINE[kind] ?? 0), customer.language),
  })
  const phrases = customer.language === 'de' ? GERMAN : ENGLISH
  return post(office, {
    letter: random.pick(phrases[kind])(facts),
    sender: errand.sender,
    reason: REASONS[kind],
    addressees,
    bills: errand.isGeneral === true ? [] : bills,
    partyId: customer.party.id,
    link: facts.link,
    createdAt: at,
    status: errand.status ?? 'SENT',
    plannedSendAt: errand.plannedSendAt ?? null,
    files: filesFor(kind, bills, day),
    errorMessage: errand.errorMessage ?? null,
  })
}

function signatureOf({ initiatorType, name }: Sender, { language }: Customer): string {
  return initiatorType === 'SYSTEM' && language === 'de' ? 'Ihre Debitorenbuchhaltung' : name
}

function filesFor(kind: LetterKind, bills: readonly [Bill, ...Bill[]], day: number): string[] {
  if (kind === 'statement') {
    const month = new Date(day * 86_400_000).toISOString().slice(0, 7)
    return [`statement-${month}-${slug(bills[0].customer.party.name)}.pdf`]
  }
  if (!HAS_INVOICES.includes(kind)) return []
  return bills.flatMap(({ row }) => (row.invoiceNumber === null ? [] : [`${row.invoiceNumber}.pdf`]))
}

/** By name if the letter goes to a person, not to a shared mailbox. */
function greet({ contacts, language }: Customer, mailbox: Mailbox): string {
  const contact = contacts.find(({ id }) => id === mailbox.contactId)
  const isPersonal =
    contact?.familyName != null && mailbox.address.includes('.') && /^[^@]+\.[^@]+@/.test(mailbox.address)
  if (language === 'de') return isPersonal ? `Guten Tag ${contact.name},` : 'Sehr geehrte Damen und Herren,'
  return isPersonal ? `Dear ${contact.givenName},` : 'Hello,'
}
