import { type Day, dayOf, formatDay, localDay, startOfDay } from '../../../graph/calendar/day.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'

const MOST_BACK = 3_660
const MOST_AHEAD = 366
export const MOST_TERMS = 1_000

export type Dates = { issueDate: Date | null; dueDate: Date | null; paymentTermsDays: number | null }

type Given = {
  issuedOn?: string | null | undefined
  dueOn?: string | null | undefined
  paymentTermsDays?: number | null | undefined
}

/** The dates of a draft with what was given in its place. Due is what is said, or so many days after the issue. */
export function readDates({ calendar }: Pick<DirectWork, 'calendar'>, given: Given, stored: Dates): Dates {
  const { timezone, today } = calendar
  const { issuedOn, dueOn } = given
  const { issueDate: storedIssue, dueDate: storedDue } = stored
  if (issuedOn === undefined && dueOn === undefined && given.paymentTermsDays === undefined) {
    return { issueDate: storedIssue, dueDate: storedDue, paymentTermsDays: stored.paymentTermsDays }
  }
  const dayOfStored = (date: Date | null) => (date === null ? null : localDay(date, timezone))
  const instant = (day: Day | null) => (day === null ? null : startOfDay(day, timezone))
  const earliest = today - MOST_BACK
  const issued =
    issuedOn === undefined
      ? dayOfStored(storedIssue)
      : dayIn(issuedOn, 'issuedOn', { from: earliest, to: today + MOST_AHEAD })
  const issueDate = issuedOn === undefined ? storedIssue : instant(issued)
  const paymentTermsDays = termsOf(given, stored)
  if (paymentTermsDays !== null) {
    const due = issued === null ? null : issued + paymentTermsDays
    return { issueDate, dueDate: instant(due), paymentTermsDays }
  }
  const due =
    dueOn === undefined
      ? dayOfStored(storedDue)
      : dayIn(dueOn, 'dueOn', { from: earliest, to: today + MOST_AHEAD + MOST_BACK })
  checkDue(due, issued, dueOn === undefined ? 'issuedOn' : 'dueOn')
  return { issueDate, dueDate: dueOn === undefined ? storedDue : instant(due), paymentTermsDays }
}

/** A day that is given takes the place of terms. */
function termsOf({ dueOn, paymentTermsDays: given }: Given, stored: Dates): number | null {
  if (dueOn && typeof given === 'number') {
    throw refusal(
      'INVALID',
      'paymentTermsDays',
      'Give either the day on which it is due or the days until then.',
    )
  }
  if (typeof given === 'number' && (given < 0 || given > MOST_TERMS)) {
    throw refusal('INVALID', 'paymentTermsDays', `The days lie between 0 and ${MOST_TERMS}.`)
  }
  if (given !== undefined) return given
  return dueOn === undefined ? stored.paymentTermsDays : null
}

/** Nothing is due before it is there. */
export function checkDue(due: Day | null, issued: Day | null, field: string): void {
  if (due === null || issued === null || due >= issued) return
  throw refusal(
    'INVALID',
    field,
    `It would be due on ${formatDay(due)}, before it is issued on ${formatDay(issued)}.`,
  )
}

function dayIn(text: string | null, field: string, { from, to }: { from: Day; to: Day }): Day | null {
  if (text === null) return null
  const day = dayOf(text)
  if (day >= from && day <= to) return day
  throw refusal('INVALID', field, `The day lies between ${formatDay(from)} and ${formatDay(to)}.`)
}
