import type { Prisma } from '../../prisma/generated/client/client.ts'
import type { Context } from '../context.ts'
import type { Calendar } from '../invoice/rules.ts'
import type { Mailroom } from '../outreach/send/mailroom.ts'
import type { Sql } from '../read/sql.ts'
import type { Viewer } from '../viewer.ts'

/** What a mutation may reach while it changes one organization, all of it in one transaction. */
export type Work = {
  /** Prisma within the transaction. */
  tx: Prisma.TransactionClient
  /** A statement of our own within the transaction. */
  run: <Row extends object>(statement: Sql) => Promise<Row[]>
  organizationId: string
  viewer: Viewer
  isAdmin: boolean
  calendar: Calendar
  now: Date
  requestId: string
  mailroom: Mailroom
}

export function createWork(context: Context, organizationId: string, tx: Prisma.TransactionClient): Work {
  const { viewer, now, requestId, mailroom } = context
  return {
    tx,
    run: runIn(tx),
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
export function runIn(tx: Prisma.TransactionClient): Work['run'] {
  return <Row extends object>(statement: Sql) => {
    const { text, values } = statement.render()
    return tx.$queryRawUnsafe<Row[]>(text, ...values)
  }
}
