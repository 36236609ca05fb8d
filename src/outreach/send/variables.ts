import { formatDay, localDay } from '../../graph/calendar/day.ts'
import { majorUnits } from '../../graph/money.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { LetterFacts } from './facts.ts'

type Variable = { name: string; value: string }
type Surroundings = { organizationName: string; contactName: string | null; timezone: string }

/** The variables that every template may use, for the description of the input. */
export const STANDARD_VARIABLES =
  '`invoiceNumber` (of the first invoice), `invoiceNumbers`, `invoiceCount`, `amountDue`, `amountRemaining` (sums, one ' +
  'for each currency), `issueDate`, `dueDate` (of the first invoice, as YYYY-MM-DD), `invoiceUrl`, `paymentUrl`, ' +
  '`partyName`, `contactName`, `organizationName`, `senderName`, and `unsubscribeUrl`, which differs by recipient'

const MOST_VARIABLES = 50

/** What a template is filled with: the standard variables, and the caller's own, which may take their place. */
export function variablesOf(
  given: readonly Variable[],
  facts: LetterFacts,
  surroundings: Surroundings,
): Map<string, string> {
  if (given.length > MOST_VARIABLES) {
    throw refusal('TOO_MANY_ITEMS', 'variables', `An email takes at most ${MOST_VARIABLES} variables.`)
  }
  return new Map([...standardVariables(facts, surroundings), ...given.map(readVariable)])
}

/** Those that are not known are empty. `unsubscribeUrl` is filled when a copy is made. */
function standardVariables(
  { invoices, party, sender }: LetterFacts,
  { organizationName, contactName, timezone }: Surroundings,
): Map<string, string> {
  const [first] = invoices
  const day = (instant: Date | null | undefined) => (instant ? formatDay(localDay(instant, timezone)) : '')
  return new Map([
    ['invoiceNumber', first?.invoiceNumber ?? ''],
    [
      'invoiceNumbers',
      invoices
        .map(({ invoiceNumber }) => invoiceNumber ?? '')
        .filter(Boolean)
        .join(', '),
    ],
    ['invoiceCount', String(invoices.length)],
    ['amountDue', sumOf(invoices.map(({ currency, amountDue }) => ({ currency, amount: amountDue })))],
    [
      'amountRemaining',
      sumOf(invoices.map(({ currency, amountRemaining }) => ({ currency, amount: amountRemaining }))),
    ],
    ['issueDate', day(first?.issueDate)],
    ['dueDate', day(first?.dueDate)],
    ['invoiceUrl', first?.invoiceUrl ?? ''],
    ['paymentUrl', first?.paymentUrl ?? ''],
    ['partyName', party?.name ?? ''],
    ['contactName', contactName ?? party?.name ?? ''],
    ['organizationName', organizationName],
    ['senderName', sender.name ?? organizationName],
    ['unsubscribeUrl', '{{unsubscribeUrl}}'],
  ])
}

/** Amounts of different currencies are never added: `1234.50 EUR and 20.00 USD`. */
function sumOf(amounts: readonly { currency: string; amount: bigint }[]): string {
  const sums = new Map<string, bigint>()
  for (const { currency, amount } of amounts) sums.set(currency, (sums.get(currency) ?? 0n) + amount)
  return [...sums]
    .map(([currency, minorUnits]) => `${majorUnits({ minorUnits, currency })} ${currency}`)
    .join(' and ')
}

const NAME = /^[A-Za-z][A-Za-z0-9_]{0,49}$/
const LONGEST_VALUE = 2_000

function readVariable({ name, value }: Variable, index: number): [string, string] {
  if (!NAME.test(name) || name === 'unsubscribeUrl') {
    throw refusal(
      'INVALID',
      `variables.${index}.name`,
      'A variable is named with letters, digits and underscores, and not unsubscribeUrl.',
    )
  }
  if (value.length > LONGEST_VALUE) {
    throw refusal('INVALID', `variables.${index}.value`, `A value has at most ${LONGEST_VALUE} characters.`)
  }
  return [name, value]
}
