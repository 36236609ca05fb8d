import { type Day, localDay } from '../../organization/day.ts'
import type { OrganizationFacts, OutreachSettings } from '../../viewer.ts'
import { nextOpening } from './nextOpening.ts'

/** What outreach is judged by in a request. */
export type OutreachTime = { now: Date; organization: OutreachOrganization }

/** The organization and the instant for which outreach is judged: now, or when an email is planned to go out. */
export type OutreachMoment = {
  organizationId: string
  at: Date
  today: Day
  timezone: string
  settings: OutreachSettings
  /** When the window opens; null while it is open. */
  opensAt: Date | null
}

export type OutreachOrganization = Pick<OrganizationFacts, 'id' | 'timezone' | 'outreach'>

export function outreachMoment({ id, timezone, outreach }: OutreachOrganization, at: Date): OutreachMoment {
  return {
    organizationId: id,
    at,
    today: localDay(at, timezone),
    timezone,
    settings: outreach,
    opensAt: nextOpening(outreach, timezone, at),
  }
}

const DAY = 86_400_000

/** Days of 24 hours between two contacts: whoever was written to at nine is not written to before nine. */
export function daysAfter(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY)
}
