import type { Task } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Past } from '../past.ts'
import type { Random } from '../random.ts'
import { TOPICS } from '../words/topics.ts'
import type { World } from '../world.ts'
import { closeTask } from './close.ts'
import { enterTask } from './entry.ts'
import type { Classified } from './occasion.ts'

/** Letters that came longer ago than this came before tasks were kept of them. */
const KEPT_FOR = 210

/** A task for each occasion that calls for doing something, as far as it has been done by now. */
export function makeTasks({ world }: Past, occasions: readonly Classified[]): void {
  const random = world.randomFor('tasks')
  const answers = new Map(
    world.ledger.email
      .filter(({ direction, parentEmailId }) => direction === 'OUTBOUND' && parentEmailId !== null)
      .map((email) => [email.parentEmailId, email]),
  )
  for (const occasion of occasions) {
    const isOld = world.time.today - world.time.dayOf(occasion.at) > KEPT_FOR
    if (isOld && occasion.told === null) continue
    const task = taskFor(world, random, occasion)
    if (task !== null) closeTask(world, random, task, occasion, answers.get(occasion.email?.id ?? '') ?? null)
  }
}

function taskFor(world: World, random: Random, occasion: Classified): Task | null {
  const { topic, facts, bill, email, told, classification } = occasion
  const { action } = TOPICS[topic]
  // Nobody enters a task because a machine answered.
  if (action === null || (email !== null && topic === 'outOfOffice')) return null
  const { time } = world
  const createdAt = time.notAfterNow(minutesAfter(classification.createdAt, 0.2))
  const { party } = bill.customer
  return enterTask(
    world,
    {
      label: action.label(facts),
      type: action.type,
      description: TOPICS[topic].summary(facts),
      dueOn: new Date(dueDay(world, occasion, action.daysGiven) * 86_400_000),
      assigneeId: random.chance(0.75) ? assigneeOf(world, random, party.assigneeId) : null,
      partyId: party.id,
      invoiceId: bill.row.id,
      classificationId: classification.id,
      emailId: email?.id ?? null,
      callId: told?.call.id ?? null,
      createdAt,
    },
    {
      name: email === null ? 'call.ended' : 'email.received',
      type: email === null ? 'CALL' : 'EMAIL',
      id: email?.id ?? told?.call.id ?? '',
      actorId: world.team.reminders.id,
      message: TOPICS[topic].summary(facts),
      data: { classification: classification.type, confidenceScore: classification.confidenceScore },
    },
    broughtBy(occasion),
  )
}

/** A promise is looked after the day after it; everything else within some days. */
function dueDay({ time }: World, { topic, named, at }: Classified, daysGiven: number): number {
  const waits = topic === 'promise' || topic === 'outOfOffice'
  return time.workdayFrom(waits ? named + 1 : time.dayOf(at) + daysGiven)
}

function assigneeOf({ team }: World, random: Random, assigneeId: string | null): string {
  const active = team.colleagues.filter(({ leftAt }) => leftAt === null)
  return assigneeId ?? random.pick(active).id
}

type Brought = Parameters<typeof enterTask>[3]

function broughtBy({ email, told, topic, facts, named, bill }: Classified): Brought {
  const source = email === null ? 'call' : 'email'
  const summary = {
    source,
    type: 'summary',
    data: { text: TOPICS[topic].summary(facts), sentiment: told?.call.sentiment ?? null },
  }
  if (topic === 'promise') {
    const promisedOn = new Date(named * 86_400_000).toISOString().slice(0, 10)
    return [summary, { source, type: 'promise', data: { promisedOn, amount: facts.amount } }]
  }
  if (!TOPICS[topic].needsReply) return [summary]
  const bodyText = `Dear ${facts.person},\n\nthank you for letting us know about ${bill.row.invoiceNumber}. I am looking into it and will come back to you shortly.`
  return [summary, { source, type: 'response', data: { subject: `Re: Invoice ${facts.number}`, bodyText } }]
}
