import { dayOf, startOfDay } from '../../../graph/calendar/day.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { Work } from '../../../graph/mutation/work.ts'

/** When a new token ends. It does not outlast the one that it is made with, nor, made in a session, the one that opened the session. */
export async function expiryOf(work: Work, expiresOn: string | null | undefined): Promise<Date | null> {
  const { calendar } = work
  const latest = await latestExpiry(work)
  if (expiresOn === null || expiresOn === undefined) return latest
  const day = dayOf(expiresOn)
  if (day <= calendar.today) throw refusal('INVALID', 'expiresOn', 'This must be a day to come.')
  const expiresAt = startOfDay(day, calendar.timezone)
  if (latest === null || expiresAt <= latest) return expiresAt
  const message = `The token that you use ends at ${latest.toISOString()}, and one made with it may not outlast it.`
  throw refusal('INVALID', 'expiresOn', message)
}

/** A session always ends soon, so what counts is what it was opened with; one that was opened by a link is the person's own. */
async function latestExpiry({ tx, viewer }: Work): Promise<Date | null> {
  const { isSession, expiresAt, parent } = await tx.apiToken.findUniqueOrThrow({
    where: { id: viewer.tokenId },
    select: { isSession: true, expiresAt: true, parent: { select: { expiresAt: true } } },
  })
  return isSession ? (parent?.expiresAt ?? null) : expiresAt
}
