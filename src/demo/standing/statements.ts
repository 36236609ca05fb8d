import type { DisputeReason } from '../../../prisma/generated/client/client.ts'
import type { ToldCall } from '../call/callPlan.ts'
import type { Bill } from '../invoice/bill.ts'
import type { Reply } from '../outreach/office.ts'
import { promiseMadeOn } from '../outreach/reminders.ts'
import { colleagueFor, type Past } from '../past.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

const EPOCH_DAY = 86_400_000

/** Disputes and promises as they were made: by letter, on the phone, or told to a colleague. */
export function enterStatements({ world, bills, replies }: Past, calls: readonly ToldCall[]): void {
  const random = world.randomFor('statements')
  const letters = Map.groupBy(replies, ({ bill }) => bill)
  const spoken = new Map(
    calls.filter(({ call }) => call.status === 'COMPLETED').map((told) => [told.bills[0], told]),
  )
  for (const bill of bills) {
    const letter = (kind: Reply['kind']) => letters.get(bill)?.find((reply) => reply.kind === kind)
    const told = spoken.get(bill)
    if (bill.fate.kind === 'disputed') openDispute(world, random, bill, letter('dispute'))
    if (bill.promisedDay !== null) recordPromise(world, random, bill, letter('promise'))
    if (told?.topic === 'dispute' && told.settledAt !== undefined)
      settleDispute(world, random, told, told.settledAt)
    if (told?.topic === 'promise') keepPromise(world, random, told)
  }
}

const NOTES: Partial<Record<DisputeReason, string>> = {
  QUANTITY: 'The quantity billed is not the one on the delivery note.',
  PRICE: 'The price differs from the quotation.',
  QUALITY: 'Two of the devices are defective and in repair.',
  NOT_RECEIVED: 'The goods never arrived, says the customer.',
}

function openDispute(world: World, random: Random, bill: Bill, letter: Reply | undefined): void {
  const { time, ledger, organizationId } = world
  if (bill.fate.kind !== 'disputed') return
  const openedAt = letter?.email.sentAt ?? time.officeHour(random, bill.fate.day)
  const reason = letter?.dispute ?? 'OTHER'
  ledger.dispute.push({
    organizationId,
    id: world.id(openedAt),
    invoiceId: bill.row.id,
    reason,
    source: letter === undefined ? 'TEAM' : 'CUSTOMER',
    note: NOTES[reason] ?? 'The customer asks for a correction.',
    amount: bill.row.amountDue,
    openedById: letter === undefined ? colleagueFor(world, random, bill.row.assigneeId, openedAt).id : null,
    openedAt,
    resolution: null,
    resolutionNote: null,
    resolvedById: null,
    resolvedAt: null,
  })
}

function settleDispute(
  world: World,
  random: Random,
  { call, bills: [bill] }: ToldCall,
  resolvedAt: Date,
): void {
  const openedAt = call.endedAt ?? call.createdAt
  world.ledger.dispute.push({
    organizationId: world.organizationId,
    id: world.id(openedAt),
    invoiceId: bill.row.id,
    reason: 'NOT_RECEIVED',
    source: 'CUSTOMER',
    note: NOTES.NOT_RECEIVED ?? null,
    amount: bill.row.amountDue,
    openedById: null,
    openedAt,
    resolution: random.chance(0.5) ? 'REJECTED' : 'WITHDRAWN',
    resolutionNote: 'The signed delivery note was sent, the customer accepts it.',
    resolvedById: colleagueFor(world, random, bill.row.assigneeId, resolvedAt).id,
    resolvedAt,
  })
}

function recordPromise(world: World, random: Random, bill: Bill, letter: Reply | undefined): void {
  const madeOn = promiseMadeOn(world, bill) ?? world.time.today
  const recordedAt = letter?.email.sentAt ?? world.time.notAfterNow(world.time.officeHour(random, madeOn))
  enterPromise(world, bill, {
    promisedOn: bill.promisedDay ?? madeOn,
    recordedAt,
    amountPaidBefore: bill.fate.kind === 'partial' && bill.fate.day < madeOn ? bill.row.amountPaid : 0n,
    fulfilledOn: null,
    evidenceEmailId: letter?.email.id ?? null,
    recordedById:
      letter === undefined ? colleagueFor(world, random, bill.row.assigneeId, recordedAt).id : null,
    note: null,
  })
}

/** Promised on the phone, and kept. */
function keepPromise(world: World, _random: Random, { call, bills: [bill], named, facts }: ToldCall): void {
  bill.row.promisedToPayDate = new Date(named * EPOCH_DAY)
  enterPromise(world, bill, {
    promisedOn: named,
    recordedAt: call.endedAt ?? call.createdAt,
    amountPaidBefore: 0n,
    fulfilledOn: bill.fate.kind === 'paid' ? bill.fate.day : null,
    evidenceEmailId: null,
    recordedById: null,
    note: `On the phone: ${facts.person} named ${facts.day}.`,
  })
}

type Promised = {
  promisedOn: number
  recordedAt: Date
  amountPaidBefore: bigint
  fulfilledOn: number | null
  evidenceEmailId: string | null
  recordedById: string | null
  note: string | null
}

function enterPromise({ ledger, organizationId, id }: World, { row }: Bill, facts: Promised): void {
  const { promisedOn, fulfilledOn, ...others } = facts
  ledger.promise_to_pay.push({
    organizationId,
    id: id(facts.recordedAt),
    invoiceId: row.id,
    promisedOn: new Date(promisedOn * EPOCH_DAY),
    amount: row.amountDue - facts.amountPaidBefore,
    source: 'CUSTOMER',
    cancelledById: null,
    cancelledAt: null,
    supersededAt: null,
    fulfilledOn: fulfilledOn === null ? null : new Date(fulfilledOn * EPOCH_DAY),
    ...others,
  })
}
