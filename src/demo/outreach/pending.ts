import type { Email } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Bill } from '../invoice/bill.ts'
import { step } from './course.ts'
import { agentSender, colleagueSender, type Office, type Sender, systemSender } from './office.ts'
import { recordStep } from './recipient.ts'
import { mayRemind } from './reminders.ts'
import { type Errand, write } from './write.ts'

/** Days after the due date. */
const POLITE_AFTER = 6
const FIRM_AFTER = 14
const FINAL_AFTER = 30

const SCHEDULED_SHARE = 0.45
const TO_APPROVE = 8
const DRAFTS = 6
const QUEUED = 3
const SENDING = 1
const CANCELLED = 22

/** What is written but not sent: planned, waiting for approval, in draft, on its way this minute, withdrawn. */
export function writePending(office: Office, bills: readonly Bill[], scheduled: readonly Bill[]): void {
  const { world, random } = office
  const agent = agentSender(world, 'reminders')
  const chased = random.shuffle(bills.filter((bill) => isChased(office, bill)))
  const take = (count: number, overdue: number): Bill[] => {
    const taken = chased.filter((bill) => world.time.today - bill.dueDay > overdue).slice(0, count)
    for (const bill of taken) chased.splice(chased.indexOf(bill), 1)
    return taken
  }
  chased.sort((left, right) => Number(right.row.amountRemaining - left.row.amountRemaining))
  for (const bill of take(TO_APPROVE, FINAL_AFTER)) {
    reminder(office, bill, agent, { at: lately(office), status: 'PENDING_APPROVAL' })
  }
  for (const bill of take(DRAFTS, FIRM_AFTER)) {
    const at = lately(office)
    reminder(office, bill, colleagueSender(office, bill.customer, at), { at, status: 'DRAFT' })
  }
  const aMinuteAgo = minutesAfter(world.time.now, -1.5)
  for (const bill of take(QUEUED, POLITE_AFTER))
    reminder(office, bill, agent, { at: aMinuteAgo, status: 'QUEUED' })
  for (const bill of take(SENDING, POLITE_AFTER))
    reminder(office, bill, agent, { at: aMinuteAgo, status: 'SENDING' })
  for (const bill of take(Math.round(chased.length * SCHEDULED_SHARE), POLITE_AFTER))
    plan(office, bill, agent)
  for (const bill of scheduled) announce(office, bill)
  const late = random.shuffle(bills).filter((bill) => isPaidLate(office, bill))
  for (const bill of late.slice(0, CANCELLED)) withdraw(office, bill, agent)
}

/** In office hours of one of the last days. */
function lately({ world: { time }, random }: Office): Date {
  return time.notAfterNow(time.officeHour(random, time.workdayUntil(time.today - random.integer(1, 3))))
}

function isChased({ world }: Office, bill: Bill): boolean {
  const { fate, dueDay, customer } = bill
  const isOpen = fate.kind === 'open' || fate.kind === 'partial'
  return (
    isOpen &&
    world.time.today > dueDay &&
    !customer.party.isEmailDisabled &&
    mayRemind(world, bill, world.time.today)
  )
}

type Sending = Pick<Errand, 'at'> & Partial<Pick<Errand, 'status' | 'plannedSendAt'>>

/** As urgent as the invoice is late. */
function reminder(office: Office, bill: Bill, sender: Sender, sending: Sending): Email | null {
  const overdue = office.world.time.dayOf(sending.plannedSendAt ?? sending.at) - bill.dueDay
  const kind = overdue > FINAL_AFTER ? 'final' : overdue > FIRM_AFTER ? 'firm' : 'polite'
  return write(office, { kind, bills: [bill], sender, ...sending })
}

function plan(office: Office, bill: Bill, sender: Sender): void {
  const { time } = office.world
  const day = time.workdayFrom(time.today + office.random.integer(1, 8))
  const plannedSendAt = time.officeHour(office.random, day)
  reminder(office, bill, sender, { at: lately(office), status: 'SCHEDULED', plannedSendAt })
}

/** The mail with which a scheduled invoice will go out. */
function announce(office: Office, bill: Bill): void {
  const { row } = bill
  if (row.issueDate === null || bill.customer.party.isEmailDisabled) return
  const plannedSendAt = minutesAfter(row.issueDate, 5)
  write(office, {
    kind: 'issued',
    bills: [bill],
    at: row.createdAt,
    sender: systemSender(office.world),
    status: 'SCHEDULED',
    plannedSendAt,
  })
}

function isPaidLate({ world }: Office, { fate, dueDay, customer }: Bill): boolean {
  return (
    fate.kind === 'paid' &&
    fate.day > dueDay + 6 &&
    world.time.today - fate.day < 150 &&
    !customer.party.isEmailDisabled &&
    customer.pausedFrom === null
  )
}

/** A reminder that was planned when the money came in. */
function withdraw(office: Office, bill: Bill, sender: Sender): void {
  const { time } = office.world
  if (bill.row.paidDate === null) return
  const at = time.officeHour(office.random, time.workdayUntil(time.dayOf(bill.row.paidDate) - 2))
  const plannedSendAt = time.officeHour(office.random, time.workdayFrom(time.dayOf(bill.row.paidDate) + 1))
  const email = reminder(office, bill, sender, { at, status: 'CANCELLED', plannedSendAt })
  if (email === null) return
  recordStep(office.world, email.id, null, step('CANCELLED', bill.row.paidDate))
  Object.assign(email, {
    updatedAt: bill.row.paidDate,
    metadata: { automatic: true, reminderType: 'payment_reminder', cancelledBecause: 'paid' },
  })
}
