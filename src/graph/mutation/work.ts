import type { Prisma } from '../../../prisma/generated/client/client.ts'
import type { Statement } from '../../database/read.ts'
import type { Run, Tell } from '../../database/transact.ts'
import type { Mailroom } from '../../queue/mailroom.ts'
import type { Calendar } from '../calendar/calendar.ts'
import type { Context } from '../context.ts'
import type { Viewer } from '../viewer.ts'

/** What a mutation may reach while it changes one organization, all of it in one transaction. */
export type DirectWork = {
  /** A statement of our own within the transaction. */
  run: Run
  /** The same for a statement whose answer is not needed before the end. */
  tell: Tell
  organizationId: string
  viewer: Viewer
  isAdmin: boolean
  calendar: Calendar
  now: Date
  requestId: string
  mailroom: Mailroom
}

export type Work = DirectWork & {
  /** Prisma within the transaction. */
  tx: Prisma.TransactionClient
}

/** Does something for one organization, whole or not at all. */
export type Transaction<Kind extends DirectWork> = <Result>(
  context: Context,
  organizationId: string,
  doWork: (work: Kind) => Promise<Result>,
) => Promise<Result>

export const throughPrisma: Transaction<Work> = (context, organizationId, doWork) =>
  context.database.$transaction(async (tx) => {
    const run = runIn(tx)
    const told: Statement[] = []
    const work = workOf(context, organizationId, { run, tell: (statement) => told.push(statement) })
    const result = await doWork({ ...work, tx })
    for (const statement of told) await run(statement)
    return result
  })

/** For what is done hundreds of times a second. */
export const direct: Transaction<DirectWork> = (context, organizationId, doWork) =>
  context.database.transact((run, tell) => doWork(workOf(context, organizationId, { run, tell })))

function workOf(
  context: Context,
  organizationId: string,
  { run, tell }: Pick<DirectWork, 'run' | 'tell'>,
): DirectWork {
  const { viewer, now, requestId, mailroom } = context
  return {
    run,
    tell,
    organizationId,
    viewer,
    isAdmin: viewer.memberships.get(organizationId)?.isOrgAdmin === true,
    calendar: context.calendarOf(organizationId),
    now,
    requestId,
    mailroom,
  }
}

/** A way to run statements of our own in a transaction of Prisma's. */
export function runIn(tx: Prisma.TransactionClient): Run {
  return <Row extends object>(statement: Parameters<Run>[0]) => {
    const { text, values } = statement.render()
    return tx.$queryRawUnsafe<Row[]>(text, ...values)
  }
}
