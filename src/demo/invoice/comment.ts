import { minutesAfter } from '../businessTime.ts'
import type { Random } from '../random.ts'
import { formatDate } from '../wording.ts'
import { NOTES, type Situation } from '../words/notes.ts'
import type { World } from '../world.ts'
import type { Bill } from './bill.ts'

const SHARE: Record<Situation, number> = {
  overdue: 0.6,
  promise: 0.85,
  disputed: 0.95,
  partial: 0.7,
  uncollectible: 0.9,
  paid: 0.22,
  bounced: 0.5,
  void: 0.4,
}
const LONG_AGO = 400

/** Notes of the team on invoices that gave cause for one. */
export function makeComments(world: World, bills: readonly Bill[]): void {
  const random = world.randomFor('comments')
  const { ledger } = world
  const bouncedEmails = new Set(ledger.email.filter(({ isBounced }) => isBounced).map(({ id }) => id))
  const bounced = new Set(
    ledger.email_invoice
      .filter(({ emailId }) => bouncedEmails.has(emailId))
      .map(({ invoiceId }) => invoiceId),
  )
  for (const bill of bills) {
    for (const situation of situationsOf(world, bill, bounced.has(bill.row.id))) {
      if (random.chance(SHARE[situation])) comment(world, random, bill, situation)
      if (situation === 'overdue' && random.chance(0.25)) comment(world, random, bill, situation)
    }
  }
}

function situationsOf({ time }: World, bill: Bill, isBounced: boolean): Situation[] {
  const { fate, dueDay, promisedDay } = bill
  if (time.today - dueDay > LONG_AGO && fate.kind === 'paid') return []
  const situations: Situation[] = isBounced && fate.kind !== 'void' ? ['bounced'] : []
  if (fate.kind === 'open' && time.today - dueDay > 10) situations.push('overdue')
  if (fate.kind === 'paid' && fate.day - dueDay > 3) situations.push('paid')
  if (promisedDay !== null) situations.push('promise')
  if (fate.kind !== 'open' && fate.kind !== 'paid') situations.push(fate.kind)
  return situations
}

function comment(world: World, random: Random, bill: Bill, situation: Situation): void {
  const { time, organizationId, ledger } = world
  const createdAt = writtenAt(world, random, bill, situation)
  const authors = world.team.colleagues.filter(({ leftAt }) => leftAt === null || leftAt > createdAt)
  const isClosed = bill.fate.kind === 'paid' || bill.fate.kind === 'void'
  const resolvedAt = random.chance(isClosed ? 0.6 : 0.15)
    ? minutesAfter(createdAt, random.integer(90, 6_000))
    : null
  const isResolved = resolvedAt !== null && time.isPast(resolvedAt)
  const resolvers = world.team.colleagues.filter(({ leftAt }) => leftAt === null)
  ledger.comment.push({
    organizationId,
    id: world.id(createdAt),
    invoiceId: bill.row.id,
    authorId: random.pick(authors).id,
    text: textOf(world, random, bill, situation, createdAt),
    resolvedById: isResolved ? random.pick(resolvers).id : null,
    resolvedAt: isResolved ? resolvedAt : null,
    createdAt,
    updatedAt: isResolved ? resolvedAt : createdAt,
  })
}

function textOf(world: World, random: Random, bill: Bill, situation: Situation, at: Date): string {
  const { contacts, party } = bill.customer
  const day = bill.promisedDay ?? world.time.workdayFrom(world.time.dayOf(at) + random.integer(4, 20))
  return random
    .pick(NOTES[situation])
    .replace('{c}', contacts[0]?.name ?? party.name)
    .replace('{d}', formatDate(world, day, 'en'))
}

/** When there was something to note: after the due date, or on the day things changed. */
function writtenAt(
  { time }: World,
  random: Random,
  { fate, dueDay, promisedDay }: Bill,
  situation: Situation,
): Date {
  const after = random.integer(5, Math.max(6, Math.min(60, time.today - dueDay - 1)))
  const changed = fate.kind === 'open' ? dueDay + after : fate.day
  const day =
    situation === 'promise' && promisedDay !== null ? Math.min(time.today - 1, promisedDay - 3) : changed
  return time.notAfterNow(time.officeHour(random, time.workdayUntil(Math.min(day, time.today - 1))))
}
