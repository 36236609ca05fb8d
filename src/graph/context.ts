import type { Database } from '../database/client.ts'
import type { Calendar } from '../ledger/invoice/rules.ts'
import type { Mailroom } from '../queue/mailroom.ts'
import { localDay } from './calendar/day.ts'
import { dayOfCursor } from './connection/cursor.ts'
import type { Follow } from './live/follow.ts'
import type { LoadContext } from './read/loader.ts'
import type { RowsReading } from './read/pageRead.ts'
import type { OrganizationFacts, Viewer } from './viewer.ts'

/** What a resolver may reach: the viewer, the database, this request's loaders and its one instant. */
export type Context = LoadContext & {
  viewer: Viewer
  /** The instant the request arrived; every "today" of the answer is counted from it. */
  now: Date
  requestId: string
  /** Where the request came from; null where that is not known. */
  clientAddress: string | null
  /** Whether rows bring along what is selected below them; set by whoever executes, and only where it can be used. */
  readsAlong: boolean
  /** How the rows of each field of this request are read, by the nodes of the field and the organization. */
  readings: Map<object, Map<string, RowsReading>>
  /** Signs cursors, so that one made elsewhere or changed is told apart. */
  cursorKey: Buffer
  /** Writes letters and has them sent. */
  mailroom: Mailroom
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

type ContextSource = {
  viewer: Viewer
  database: Database
  now: Date
  requestId: string
  clientAddress?: string | null
  cursorKey: Buffer
  mailroom: Mailroom
  follow?: Follow | null
  /** Shared with others who read the same at the same moment; one's own when left out. */
  loaders?: LoadContext['loaders']
}

export function createContext(source: ContextSource): Context {
  const { viewer, database, now, requestId, cursorKey, mailroom } = source
  const calendars = new Map<string, Calendar>()
  const organizationOf = (organizationId: string) => {
    const membership = viewer.memberships.get(organizationId)
    if (membership === undefined)
      throw new Error(`A row of ${organizationId} reached a viewer who is no member.`)
    return membership.organization
  }
  const calendarOf = (organizationId: string): Calendar => {
    let calendar = calendars.get(organizationId)
    if (calendar === undefined) {
      const { timezone } = organizationOf(organizationId)
      calendar = { timezone, today: localDay(now, timezone) }
      calendars.set(organizationId, calendar)
    }
    return calendar
  }
  return {
    viewer,
    database,
    now,
    requestId,
    clientAddress: source.clientAddress ?? null,
    cursorKey,
    mailroom,
    follow: source.follow ?? null,
    loaders: source.loaders ?? new Map(),
    readsAlong: false,
    readings: new Map(),
    organizationOf,
    calendarOf,
    calendarOfPage: (organizationId, { after, before }) => {
      const calendar = calendarOf(organizationId)
      return { ...calendar, today: dayOfCursor(after) ?? dayOfCursor(before) ?? calendar.today }
    },
  }
}
