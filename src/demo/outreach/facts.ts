import type { Day } from '../../graph/calendar/day.ts'
import { type Bill, owedOn } from '../invoice/bill.ts'
import { formatDate, formatMoney } from '../wording.ts'
import type { World } from '../world.ts'
import type { LetterFacts } from './letter.ts'

/** What a letter about these invoices says, on the day it is written. */
export function factsOf(
  world: World,
  bills: readonly [Bill, ...Bill[]],
  day: Day,
  words: Pick<LetterFacts, 'greeting' | 'sender' | 'day'>,
): LetterFacts {
  const { profile } = world
  const [first] = bills
  const { customer, row } = first
  const language = customer.language
  const show = (amount: bigint) => formatMoney(world, amount, row.currency, language)
  return {
    ...words,
    number: row.invoiceNumber ?? '',
    amount: show(bills.reduce((sum, bill) => sum + owedOn(bill, day), 0n)),
    issued: formatDate(world, first.issueDay, language),
    due: formatDate(world, first.dueDay, language),
    overdueDays: day - first.dueDay,
    company: profile.legalName,
    customer: customer.party.name,
    link: row.hostedInvoiceUrl ?? row.paymentPortalUrl ?? `https://pay.${profile.host}`,
    table: bills
      .map((bill) =>
        [bill.row.invoiceNumber, formatDate(world, bill.dueDay, language), show(owedOn(bill, day))].join(
          '   ',
        ),
      )
      .join('\n'),
    count: bills.length,
  }
}
