import { sql } from '../../database/sql.ts'
import { dayOf, formatDay, localDay } from '../../graph/calendar/day.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'

/** Refuses what would change the books of a day that is closed already; `field` is where the day was given. */
export async function checkBooksOpen(work: DirectWork, at: Date, field: string): Promise<void> {
  const { run, organizationId, calendar } = work
  // Locked against whoever closes the books meanwhile; those who write beside each other do not wait.
  const [books] = await run<{ through: string | null }>(sql`select o.books_closed_through::text as through
    from organization o where o.id = ${organizationId}::uuid for share`)
  const day = localDay(at, calendar.timezone)
  if (books === undefined || books.through === null || day > dayOf(books.through)) return
  const message = `The books are closed through ${books.through}; ${formatDay(day)} lies in that period.`
  throw refusal('BOOKS_CLOSED', field, message)
}
