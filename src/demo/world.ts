import type { BusinessTime } from './businessTime.ts'
import { identifier } from './identifier.ts'
import type { Ledger } from './ledger.ts'
import type { Profile } from './profile.ts'
import { Random } from './random.ts'
import type { Team } from './team.ts'

/** What every maker of one organization's rows works with. */
export type World = {
  time: BusinessTime
  profile: Profile
  organizationId: string
  team: Team
  ledger: Ledger
  id(createdAt: Date): string
  /** A generator of its own, so that a change in one part of the ledger leaves the others as they were. */
  randomFor(part: string): Random
}

export const SEED = 'duegraph demo 1'

export function identifiersOf(name: string): (createdAt: Date) => string {
  const random = new Random(`${SEED} ids ${name}`)
  return (createdAt) => identifier(random, createdAt)
}

/** Never with its tail cut off by `now`: what would happen later has not happened. */
export function latestOf(first: Date, ...others: (Date | null)[]): Date {
  return others.reduce<Date>((latest, at) => (at !== null && at > latest ? at : latest), first)
}
