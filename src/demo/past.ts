import type { Bill } from './invoice/bill.ts'
import type { Office, Reply } from './outreach/office.ts'
import type { Customer } from './party/customer.ts'
import type { Random } from './random.ts'
import type { Team } from './team.ts'
import type { World } from './world.ts'

/** What has happened between the organization and its customers, for those who tell more of it. */
export type Past = {
  world: World
  customers: readonly Customer[]
  bills: readonly Bill[]
  replies: readonly Reply[]
  billsOf(customer: Customer): readonly Bill[]
  /** The customers whose history is told in full: the best known debtor first. */
  told: readonly [Customer, ...Customer[]]
}

/** Of the companies with something to tell of. */
const TOLD = 0.12

export function openPast(office: Office, customers: readonly Customer[], bills: readonly Bill[]): Past {
  const { world, replies } = office
  const account = Map.groupBy(bills, ({ customer }) => customer.party.id)
  const billsOf = ({ party }: Customer) => account.get(party.id) ?? []
  return { world, customers, bills, replies, billsOf, told: chooseTold(world, customers, billsOf) }
}

function chooseTold(
  world: World,
  customers: readonly Customer[],
  billsOf: Past['billsOf'],
): [Customer, ...Customer[]] {
  const random = world.randomFor('told')
  const bestKnown = customers.find(({ party }) => party.name === world.profile.bestKnownDebtor)
  if (bestKnown === undefined) throw new Error(`Nobody is called ${world.profile.bestKnownDebtor}.`)
  const others = customers.filter(
    (customer) =>
      customer !== bestKnown &&
      customer.party.isActive &&
      customer.contacts.length > 0 &&
      numberOf(customer) !== null &&
      billsOf(customer).some(({ fate, dueDay }) => fate.kind !== 'void' && dueDay < world.time.today - 20),
  )
  // One person beside the companies: the one who was late most often, so that there was something to call about.
  const lateBills = (customer: Customer) => billsOf(customer).filter((bill) => wasLate(world, bill)).length
  const [person] = customers
    .filter(({ party }) => !party.isCompany && !party.isCallOutreachPaused)
    .filter((customer) => numberOf(customer) !== null && lateBills(customer) > 0)
    .sort((left, right) => lateBills(right) - lateBills(left))
  const companies = random.shuffle(others).slice(0, Math.round(customers.length * TOLD))
  return [bestKnown, ...companies, ...(person === undefined ? [] : [person])]
}

const LATE = 20

/** Still open, or paid, so many days after it was due that somebody called. */
function wasLate({ time }: World, { fate, dueDay }: Bill): boolean {
  if (fate.kind === 'open') return dueDay < time.today - LATE
  return fate.kind === 'paid' && fate.day > dueDay + LATE
}

/** The number at which somebody of the customer may be called, and who that is. */
export function numberOf({ party, contacts }: Customer): { number: string; name: string } | null {
  const contact = contacts.find(({ phone, isPhoneDisabled }) => phone !== null && !isPhoneDisabled)
  if (contact?.phone != null) return { number: contact.phone, name: contact.name }
  if (party.phone === null || party.isPhoneDisabled) return null
  return { number: party.phone, name: contacts[0]?.name ?? party.name }
}

/** The one who looks after the customer, if still or already here then; otherwise any other. */
export function colleagueFor(
  { team }: World,
  random: Random,
  assigneeId: string | null,
  at: Date,
): Team['colleagues'][number] {
  const present = team.colleagues.filter(({ leftAt }) => leftAt === null || leftAt > at)
  return present.find(({ id }) => id === assigneeId) ?? random.pick(present)
}
