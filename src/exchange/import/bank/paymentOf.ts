import { hash } from 'node:crypto'
import { fractionDigits, isCurrencyCode } from '../../../graph/currency.ts'
import { type Exact, toMinorUnits } from '../record/amount.ts'
import { Refusal } from '../rejection.ts'
import type { BankEntry, EntryPart } from './entry.ts'

const LONGEST_LABEL = 255
const DIGEST_DIGITS = 20

export type Place = {
  account: string
  /** How many of one name there were before in what the file tells without a gap. */
  times: (name: string) => number
}

/** The canonical record of a credit. */
export function paymentOf(entry: BankEntry, part: EntryPart, { account, times }: Place): object {
  if (entry.bookedOn === null) throw new Refusal('receivedAt', 'is required: the entry says no day')
  const amount = minorUnitsOf(part.amount, entry.currency)
  const name = `${account} ${entry.bookedOn} ${identityOf(part)} ${amount} ${entry.currency}`
  const count = times(name)
  return {
    type: 'payment',
    externalId: count === 0 ? name : `${name} #${count + 1}`,
    amount,
    currency: entry.currency,
    receivedAt: entry.bookedOn,
    status: 'PENDING_MATCH',
    method: entry.method,
    ...wordsOf(part),
    statementDescriptor: shortened(entry.kind),
    bankTransactionId: part.reference,
    endToEndId: part.endToEndId,
    payerName: shortened(part.payerName),
    payerAccount: part.payerAccount,
  }
}

/**
 * What the bank calls the payment, which is the same in every statement that holds it. Banks that call it nothing leave what
 * it says to tell it by.
 */
function identityOf(part: EntryPart): string {
  if (part.reference !== null)
    return part.detail === null ? part.reference : `${part.reference}/${part.detail}`
  const { endToEndId, payerName, payerAccount, text, creditorReference } = part
  const told = JSON.stringify([endToEndId, payerName, payerAccount, text, creditorReference])
  return `~${hash('sha256', told).slice(0, DIGEST_DIGITS)}`
}

/** What the payer wrote, where numbers of invoices are looked for. */
function wordsOf({ text, creditorReference }: EntryPart) {
  const referenceNumber = creditorReference ?? shortened(text)
  return { referenceNumber, description: text === referenceNumber ? null : text }
}

function shortened(text: string | null): string | null {
  if (text === null || text.length <= LONGEST_LABEL) return text
  // Not through the middle of a character.
  return text
    .slice(0, LONGEST_LABEL)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
    .trimEnd()
}

function minorUnitsOf(amount: Exact, currency: string): number {
  if (!isCurrencyCode(currency)) throw new Refusal('currency', `"${currency}" is not a currency code`)
  try {
    return Number(
      toMinorUnits(trimmed(amount), { fractionDigits: fractionDigits(currency), isRounded: false }),
    )
  } catch (error) {
    throw error instanceof Refusal ? new Refusal('amount', error.message) : error
  }
}

/** 100.00 JPY are 100. */
function trimmed({ units, scale }: Exact): Exact {
  let exact = { units, scale }
  while (exact.scale > 0 && exact.units % 10n === 0n) {
    exact = { units: exact.units / 10n, scale: exact.scale - 1 }
  }
  return exact
}
