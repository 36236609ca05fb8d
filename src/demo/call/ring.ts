import type { Call, CallStatus } from '../../../prisma/generated/client/client.ts'
import type { Bill } from '../invoice/bill.ts'
import { colleagueFor, numberOf, type Past } from '../past.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import { callFacts } from './callFacts.ts'
import type { CallPlan, ToldCall } from './callPlan.ts'
import { callRow } from './callRow.ts'
import { talk } from './talk.ts'

const ANSWERED: readonly CallStatus[] = ['COMPLETED', 'VOICEMAIL']

export function ring({ world }: Past, random: Random, plan: CallPlan): ToldCall {
  const { customer, bills, topic, direction, at, named } = plan
  const callee = numberOf(customer) ?? { number: world.profile.phone, name: customer.party.name }
  const isAutomated = direction === 'INBOUND' || random.chance(0.75)
  const colleague = colleagueFor(world, random, customer.party.assigneeId, at)
  const agent = isAutomated ? world.team.reminders : null
  const speakers = {
    agent: agent?.name.replace(/ \(.*/, '') ?? colleague.name,
    isPerson: agent === null,
    person: callee.name,
  }
  const days = { on: world.time.dayOf(at), named }
  const facts = callFacts(world, customer, bills, days, speakers, 'en')
  const { language } = customer
  const spoken = ANSWERED.includes(plan.status)
    ? talk(random, language, topic, callFacts(world, customer, bills, days, speakers, language))
    : null
  const call = callRow(world, random, {
    ...plan,
    facts,
    spoken,
    colleague,
    agent,
    number: callee.number,
  })
  enter(world, call, bills)
  return { ...plan, call, facts }
}

/** A call that somebody or something answered is the latest outreach, if nothing came after it. */
function enter({ ledger, organizationId }: World, call: Call, bills: readonly Bill[]): void {
  ledger.call.push(call)
  for (const { row } of bills) {
    ledger.call_invoice.push({ organizationId, callId: call.id, invoiceId: row.id })
    if (call.startedAt === null || call.direction === 'INBOUND' || !ANSWERED.includes(call.status)) continue
    if (row.lastOutreachAt !== null && row.lastOutreachAt >= call.startedAt) continue
    row.lastOutreachAt = call.startedAt
    row.lastOutreachChannel = 'CALL'
    row.lastOutreachTo = call.toNumber
  }
}
