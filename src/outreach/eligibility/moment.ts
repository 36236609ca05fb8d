import { type Day, localDay } from '../../graph/calendar/day.ts'
import type { OrganizationFacts, OutreachSettings } from '../../graph/viewer.ts'
import { nextOpening } from './nextOpening.ts'

/** The organization and the instant for which outreach is judged: now, or when an email is planned to go out. */
export type OutreachMoment = {
  organizationId: string
  at: Date
  today: Day
  timezone: string
  settings: OutreachSettings
  /** When the window opens; null while it is open. */
  opensAt: Date | null
  /** Whether the mail server takes addresses whose local part is not ASCII. */
  takesUtf8: boolean
}

export type OutreachOrganization = Pick<OrganizationFacts, 'id' | 'timezone' | 'outreach'>

export function outreachMoment(
  { id, timezone, outreach }: OutreachOrganization,
  at: Date,
  takesUtf8 = true,
): OutreachMoment {
  return {
    organizationId: id,
    at,
    today: localDay(at, timezone),
    timezone,
    settings: outreach,
    opensAt: nextOpening(outreach, timezone, at),
    takesUtf8,
  }
}

const DAY = 86_400_000

/** Days of 24 hours between two contacts: a customer who was written to at nine is not written to before nine. */
export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY)
}
