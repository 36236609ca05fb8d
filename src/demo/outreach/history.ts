import { minutesAfter } from '../businessTime.ts'
import type { Bill } from '../invoice/bill.ts'
import { attempt, type Deed, errand } from './deed.ts'
import { agentSender, colleagueSender, type Office, systemSender } from './office.ts'
import { planReminders, promiseMadeOn, type Reminder } from './reminders.ts'
import { answerTo, correspondence } from './replies.ts'
import { planStatements } from './statements.ts'

/** Everything written and received so far, in the order it happened: a bounce changes where later mail goes. */
export function writeHistory(office: Office, bills: readonly Bill[]): void {
  const { world, random } = office
  const reachable = bills.filter(({ customer }) => !customer.party.isEmailDisabled)
  const reminders = planReminders(world, random, reachable)
  const deeds = [
    ...reachable.flatMap((bill) => lettersAbout(office, bill)),
    ...reminders.map((reminder) => remind(office, reminder)),
    ...planStatements(world, random, reachable).map(({ at, bills: open }) =>
      errand(office, { kind: 'statement', bills: open, at, sender: agentSender(world, 'statements') }),
    ),
    ...circulars(office, reachable),
  ]
  const past = deeds.filter(({ at }) => world.time.isPast(at))
  for (const deed of past.sort((left, right) => left.at.getTime() - right.at.getTime())) deed.run()
}

/** The letters an invoice's own life brings about, reminders apart. */
function lettersAbout(office: Office, bill: Bill): Deed[] {
  const { world, random } = office
  const { row, customer } = bill
  const deeds: Deed[] = []
  const bills = [bill] as const
  if (row.issueDate !== null && random.chance(0.86)) {
    deeds.push(
      errand(office, {
        kind: 'issued',
        bills,
        at: minutesAfter(row.issueDate, random.integer(2, 35)),
        sender: systemSender(world),
      }),
    )
  }
  if (row.paidDate !== null && random.chance(0.07)) {
    deeds.push(
      errand(office, {
        kind: 'confirmation',
        bills,
        at: minutesAfter(row.paidDate, random.integer(5, 60)),
        sender: systemSender(world),
      }),
    )
  }
  if (row.voidedAt !== null) {
    const at = minutesAfter(row.voidedAt, random.integer(2, 20))
    deeds.push(
      errand(office, { kind: 'correction', bills, at, sender: colleagueSender(office, customer, at) }),
    )
  }
  const promisedOn = promiseMadeOn(world, bill)
  if (promisedOn !== null)
    deeds.push(...correspondence(office, bill, 'promise', world.time.officeHour(random, promisedOn)))
  if (bill.fate.kind === 'disputed')
    deeds.push(...correspondence(office, bill, 'dispute', world.time.officeHour(random, bill.fate.day)))
  return deeds
}

function remind(office: Office, { kind, day, bills, isPersonal }: Reminder): Deed {
  const { world, random } = office
  const at = world.time.officeHour(random, day)
  const [bill] = bills
  const byAgent = random.chance(0.7) ? agentSender(world, 'reminders') : systemSender(world)
  const byColleague = isPersonal || (kind === 'final' && random.chance(0.6))
  const sender = byColleague ? colleagueSender(office, bill.customer, at) : byAgent
  return { at, run: () => answerTo(office, bill, attempt(office, { kind, bills, at, sender })) }
}

/** Once, months ago, the better customers were warned of forged mails. */
function circulars(office: Office, bills: readonly Bill[]): Deed[] {
  const { world, random } = office
  const day = world.time.workdayUntil(world.time.today - 118)
  const warned = new Map(bills.map((bill) => [bill.customer.party.id, bill]))
  return [...warned.values()].slice(0, 14).map((bill) => {
    const at = world.time.officeHour(random, day)
    return errand(office, {
      kind: 'bankDetails',
      bills: [bill],
      at,
      sender: colleagueSender(office, bill.customer, at),
      isGeneral: true,
    })
  })
}
