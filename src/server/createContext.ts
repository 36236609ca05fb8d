import type { Database } from '../database/client.ts'
import type { Calendar } from '../graph/calendar/calendar.ts'
import { localDay } from '../graph/calendar/day.ts'
import { MAX_PAGE_SIZE } from '../graph/connection/arguments.ts'
import { dayOfCursor } from '../graph/connection/cursor.ts'
import type { AuditWriter, Context, Follow, LoadContext } from '../graph/context.ts'
import type { Viewer } from '../graph/viewer.ts'
import type { Mailroom } from '../queue/mailroom.ts'

type ContextSource = {
  viewer: Viewer
  database: Database
  now: Date
  requestId: string
  clientAddress?: string | null
  cursorKey: Buffer
  mailroom: Mailroom
  audit: AuditWriter
  follow?: Follow | null
  /** As in a query of the API when left out. */
  mostRows?: number
  /** Shared with others who read the same at the same moment; one's own when left out. */
  loaders?: LoadContext['loaders']
}

export function createContext(source: ContextSource): Context {
  const { viewer, database, now, requestId, cursorKey, mailroom, audit } = source
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
    audit,
    follow: source.follow ?? null,
    loaders: source.loaders ?? new Map(),
    mostRows: source.mostRows ?? MAX_PAGE_SIZE,
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
