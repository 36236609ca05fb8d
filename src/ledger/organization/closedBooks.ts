import { sql } from '../../database/sql.ts'
import { dayOf, formatDay, localDay } from '../../graph/calendar/day.ts'
import { refusal } from '../../graph/mutation/userError.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'

/** What the organization has settled about its books: through which day they are closed, and how its money is rounded. */
export type Books = { through: string | null; rounding: 'HALF_UP' | 'HALF_EVEN' }

/** Locked against whoever closes the books meanwhile; those who write beside each other do not wait. */
export async function lockBooks({ run, organizationId }: DirectWork): Promise<Books> {
  const [books] =
    await run<Books>(sql`select o.books_closed_through::text as through, o.money_rounding as rounding
    from organization o where o.id = ${organizationId}::uuid for share`)
  if (books === undefined)
    throw new Error(`There is no organization ${organizationId}, which is being changed.`)
  return books
}

/** Refuses what would change the books of a day that is closed already; `field` is where the day was given. */
export function checkDayOpen(
  { calendar }: Pick<DirectWork, 'calendar'>,
  books: Books,
  at: Date,
  field: string,
): void {
  const day = localDay(at, calendar.timezone)
  if (books.through === null || day > dayOf(books.through)) return
  const message = `The books are closed through ${books.through}; ${formatDay(day)} lies in that period.`
  throw refusal('BOOKS_CLOSED', field, message)
}

/** Both at once, for what changes one day. */
export async function checkBooksOpen(work: DirectWork, at: Date, field: string): Promise<void> {
  checkDayOpen(work, await lockBooks(work), at, field)
}
