import type { Classification, Email } from '../../../prisma/generated/client/client.ts'
import type { Day } from '../../graph/calendar/day.ts'
import { callFacts } from '../call/callFacts.ts'
import type { ToldCall } from '../call/callPlan.ts'
import type { Bill } from '../invoice/bill.ts'
import type { ReplyKind } from '../outreach/letter.ts'
import type { Reply } from '../outreach/office.ts'
import type { Past } from '../past.ts'
import type { CallFacts, CallTopic } from '../words/call/spoken.ts'
import type { World } from '../world.ts'

/** Something a customer wrote or said that may call for doing something. */
export type Occasion = {
  at: Date
  bill: Bill
  topic: CallTopic
  facts: CallFacts
  named: Day
  email: Email | null
  told: ToldCall | null
  settledAt: Date | null
}
export type Classified = Occasion & { classification: Classification }

const TOPIC_OF: Record<ReplyKind, CallTopic> = {
  promise: 'promise',
  copyRequest: 'copyRequest',
  dispute: 'dispute',
  alreadyPaid: 'paymentSent',
  outOfOffice: 'outOfOffice',
  wrongPerson: 'wrongContact',
}

/** All occasions, in the order they arose. */
export function occasionsOf({ world, replies }: Past, calls: readonly ToldCall[]): Occasion[] {
  const heard = calls
    .filter(({ call }) => call.status === 'COMPLETED' || call.status === 'VOICEMAIL')
    .map((told) => heardIn(told))
  return [...replies.map((reply) => readIn(world, reply)), ...heard].sort(
    (left, right) => left.at.getTime() - right.at.getTime(),
  )
}

function heardIn(told: ToldCall): Occasion {
  const { call, bills, topic, facts, named, settledAt } = told
  const at = call.endedAt ?? call.createdAt
  return { at, bill: bills[0], topic, facts, named, email: null, told, settledAt: settledAt ?? null }
}

function readIn(world: World, { email, kind, bill, named }: Reply): Occasion {
  const { customer } = bill
  const writer = customer.contacts.find((contact) => contact.email === email.fromEmail)
  const at = email.sentAt ?? email.createdAt
  const days = { on: world.time.dayOf(at), named }
  const speakers = { agent: '', isPerson: false, person: writer?.name ?? customer.party.name }
  const facts = callFacts(world, customer, [bill], days, speakers, 'en')
  return { at, bill, topic: TOPIC_OF[kind], facts, named, email, told: null, settledAt: null }
}
