import type { Day } from '../../graph/calendar/day.ts'
import { type Bill, owedOn } from '../invoice/bill.ts'
import type { Customer } from '../party/customer.ts'
import { formatDate, formatMoney, type Language } from '../wording.ts'
import type { CallFacts } from '../words/call/spoken.ts'
import type { World } from '../world.ts'

type Speakers = Pick<CallFacts, 'agent' | 'isPerson' | 'person'>

/** What is spoken of on this day, in the words of one language. */
export function callFacts(
  world: World,
  customer: Customer,
  bills: readonly [Bill, ...Bill[]],
  days: { on: Day; named: Day },
  speakers: Speakers,
  language: Language,
): CallFacts {
  const [first] = bills
  const owed = bills.reduce((sum, bill) => sum + owedOn(bill, days.on), 0n)
  return {
    ...speakers,
    company: world.profile.legalName,
    customer: customer.party.name,
    number: first.row.invoiceNumber ?? '',
    amount: formatMoney(world, owed, first.row.currency, language),
    due: formatDate(world, first.dueDay, language),
    overdueDays: days.on - first.dueDay,
    numbers: bills.map(({ row }) => row.invoiceNumber).join(', '),
    count: bills.length,
    day: formatDate(world, days.named, language),
    issued: formatDate(world, first.issueDay, language),
  }
}
