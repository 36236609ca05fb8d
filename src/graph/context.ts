import type DataLoader from 'dataloader'
import type { Database } from '../database/client.ts'
import type { Sql } from '../database/sql.ts'
import type { Mailroom } from '../queue/mailroom.ts'
import type { Calendar } from './calendar/calendar.ts'
import type { Change } from './change.ts'
import type { OrganizationFacts, Viewer } from './viewer.ts'

/** What a loader may reach. */
export type LoadContext = { database: Database; loaders: Map<string, DataLoader<unknown, unknown, string>> }

/** Asks for one value; all that are asked for in the same tick, by the same loader, cost one statement. */
export type Load<K, V> = (context: LoadContext, organizationId: string, key: K) => Promise<V>

/** What a resolver may reach: the viewer, the database, this request's loaders and its one instant. */
export type Context = LoadContext & {
  viewer: Viewer
  /** The instant the request arrived; every "today" of the answer is counted from it. */
  now: Date
  requestId: string
  /** Where the request came from; null where that is not known. */
  clientAddress: string | null
  /** Whether rows bring along what is selected below them; set by who executes, and only where it can be used. */
  readsAlong: boolean
  /** How the rows of each field of this request are read, by the nodes of the field and the organization: `read/plan.ts`. */
  readings: Map<object, Map<string, object>>
  /** How long a page may be. */
  mostRows: number
  /** Signs cursors, so that one made elsewhere or changed is told apart. */
  cursorKey: Buffer
  /** Writes letters and has them sent. */
  mailroom: Mailroom
  /** Keeps what was done, and what was refused. */
  audit: AuditWriter
  /** How a subscription hears what changes; null where nobody tells. */
  follow: Follow | null
  organizationOf(organizationId: string): OrganizationFacts
  calendarOf(organizationId: string): Calendar
  /** The same for a page: a list begun yesterday is read on as of yesterday. */
  calendarOfPage(
    organizationId: string,
    page: { after?: string | null | undefined; before?: string | null | undefined },
  ): Calendar
}

/** The audit log as mutations know it; who keeps it hands it in. */
export type AuditWriter = {
  /** The statement that keeps what was done, to be run in the transaction that does it. */
  done(context: Context, deed: AuditedDeed): Sql
  /** Keeps that an attempt was refused, in a transaction of its own. Faults of ours are no refusals. */
  refused(
    context: Context,
    attempt: { action: string; organizationId: string | null; error: unknown },
  ): Promise<void>
}

type AuditedDeed = {
  /** The mutation: `invoiceDisputeOpen`. */
  action: string
  organizationId: string
  /** What it was done to. */
  entity: { type: string; id: string }
  /** What was changed. Never a secret, and no whole texts. */
  changes: Record<string, unknown>
}

/** What a stream looks at. What a change means for it is found out once for all streams whose topic has the same key. */
export type Topic = {
  organizationId: string
  key: string
  /** The ids that a change may concern. */
  idsOf(change: Change): readonly string[]
  /** Those among them that it does concern; all of them where there is no such question. */
  pick?(context: Context, ids: readonly string[]): Promise<readonly string[]>
}

/** A changed row, and the context in which a client's selection of it is to be answered. */
export type LiveEvent<Row> = { row: Row; context: Context }

export type RowLoad<Row> = Load<string, Row | null>

/** Opens a stream of the rows that change; rejected with what refuses it, before anything is sent. */
export type Follow = <Row>(topic: Topic, load: RowLoad<Row>) => Promise<AsyncIterableIterator<LiveEvent<Row>>>
