import type { Task } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import { colleagueFor, type Past } from '../past.ts'
import { formatDate, formatMoney } from '../wording.ts'
import { enterTask } from './entry.ts'

/** Tasks that nobody wrote or said anything for: broken promises, stray money, a refused key, plans of our own. */
export function makeOtherTasks(past: Past): void {
  followBrokenPromises(past)
  matchPayments(past)
  reconnect(past)
  summarize(past)
  planVisits(past)
}

function followBrokenPromises({ world, bills }: Past): void {
  const { time, team } = world
  for (const { row, customer, promisedDay } of bills) {
    if (promisedDay === null || promisedDay > time.today - 3) continue
    const createdAt = time.at(time.workdayFrom(promisedDay + 2), 8 * 60 + 20)
    if (!time.isPast(createdAt)) continue
    const promised = formatDate(world, promisedDay, 'en')
    enterTask(
      world,
      {
        label: `Promise not kept: ${row.invoiceNumber}`,
        type: 'broken_promise',
        description: `${formatMoney(world, row.amountRemaining, row.currency, 'en')} was promised for ${promised} and has not come in.`,
        dueOn: new Date(time.workdayFrom(promisedDay + 4) * 86_400_000),
        assigneeId: customer.party.assigneeId,
        partyId: customer.party.id,
        invoiceId: row.id,
        createdAt,
      },
      {
        name: 'promise.broken',
        type: 'INVOICE',
        id: row.id,
        actorId: team.reminders.id,
        message: `Promised for ${promised}`,
      },
      [
        {
          source: 'invoice',
          type: 'promise',
          data: { promisedOn: new Date(promisedDay * 86_400_000).toISOString().slice(0, 10) },
        },
      ],
    )
  }
}

function matchPayments({ world }: Past): void {
  const { time } = world
  for (const payment of world.ledger.payment) {
    if (payment.status !== 'PENDING_MATCH') continue
    const amount = formatMoney(world, payment.amount, payment.currency, 'en')
    enterTask(
      world,
      {
        label: `Find out what ${amount} was paid for`,
        type: 'payment_match',
        description: payment.confidenceReason,
        dueOn: new Date(time.workdayFrom(time.dayOf(payment.receivedAt) + 2) * 86_400_000),
        partyId: payment.partyId,
        createdAt: time.notAfterNow(minutesAfter(payment.createdAt, 2)),
      },
      { name: 'payment.unmatched', type: 'PAYMENT', id: payment.id, message: payment.description },
      [
        {
          source: 'payment',
          type: 'candidates',
          data: { reference: payment.referenceNumber, candidates: [] },
        },
      ],
    )
  }
}

function reconnect({ world }: Past): void {
  const { ledger } = world
  const failed = ledger.sync_run.find(({ status }) => status === 'FAILED')
  const broken = ledger.linked_integration.find(({ healthStatus }) => healthStatus === 'ERROR')
  if (failed === undefined || broken === undefined) return
  enterTask(
    world,
    {
      label: `Connect ${broken.name} again`,
      type: 'integration_reconnect',
      description: broken.healthMessage,
      assigneeId: broken.ownerId,
      createdAt: failed.updatedAt,
    },
    { name: 'sync.failed', type: 'SYNC_RUN', id: failed.id, message: '401 Unauthorized' },
    [{ source: 'integration', type: 'health', data: { reason: broken.healthReason } }],
  )
}

/** What the agent found worth telling of the week, for those who are told of. */
function summarize({ world, told }: Past): void {
  const { time, ledger, team } = world
  const day = time.workdayUntil(time.today - 1)
  const createdAt = time.notAfterNow(time.at(day, 8 * 60 + 5))
  for (const { party } of told.slice(0, 6)) {
    const since = new Date(createdAt.getTime() - 30 * 86_400_000)
    const isRecent = (at: Date) => at >= since && at < createdAt
    const mails = ledger.email.filter((row) => row.partyId === party.id && isRecent(row.timelineAt)).length
    const calls = ledger.call.filter((row) => row.partyId === party.id && isRecent(row.timelineAt)).length
    enterTask(
      world,
      {
        label: `Read the month of ${party.name}`,
        type: 'activity_summary_outreach',
        description: `${mails} emails and ${calls} calls in thirty days.`,
        dueOn: new Date(time.workdayFrom(day + 3) * 86_400_000),
        assigneeId: party.assigneeId,
        partyId: party.id,
        createdAt,
      },
      {
        name: 'activity.summarized',
        type: 'PARTY',
        id: party.id,
        actorId: team.statements.id,
        message: null,
      },
      [{ source: 'outreach', type: 'summary', data: { emails: mails, calls } }],
    )
  }
}

/** Entered by hand. */
function planVisits({ world, told }: Past): void {
  const { time } = world
  const random = world.randomFor('visits')
  for (const [index, { party }] of told.slice(0, 4).entries()) {
    const createdAt = time.officeHour(random, time.workdayUntil(time.today - random.integer(5, 40)))
    const author = colleagueFor(world, random, party.assigneeId, createdAt)
    const task: Task = enterTask(
      world,
      {
        label:
          index % 2 === 0 ? `Agree on a payment plan with ${party.name}` : `Visit ${party.name} with sales`,
        type: index % 2 === 0 ? 'payment_plan' : 'visit',
        dueOn: new Date(time.workdayFrom(time.today + random.integer(4, 30)) * 86_400_000),
        assigneeId: author.id,
        partyId: party.id,
        createdById: author.id,
        createdAt,
      },
      null,
      [],
    )
    if (index === 1) task.description = 'Their new controller wants to meet us.'
  }
}
