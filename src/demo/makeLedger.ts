import type { Organization } from '../../prisma/generated/client/client.ts'
import { BusinessTime } from './businessTime.ts'
import { makeComments } from './invoice/comment.ts'
import { makeFields } from './invoice/field.ts'
import { makeIssuedInvoices } from './invoice/issued.ts'
import { loseParty } from './invoice/lost.ts'
import { makePayables } from './invoice/payable.ts'
import { makeUnissuedInvoices } from './invoice/unissued.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import { makeLinks } from './link.ts'
import { writeHistory } from './outreach/history.ts'
import { listSuppressed } from './outreach/listSuppressed.ts'
import { openOffice } from './outreach/office.ts'
import { writePending } from './outreach/pending.ts'
import { makeCustomers } from './party/customers.ts'
import { makeOwnParty } from './party/ownParty.ts'
import { makeSuppliers } from './party/suppliers.ts'
import { openPast } from './past.ts'
import { PROFILES, type Profile } from './profile.ts'
import { Random } from './random.ts'
import { makeTeam, makeUsers } from './team.ts'
import { tellHistory } from './tellHistory.ts'
import { identifiersOf, SEED, type World } from './world.ts'

const FOUNDED = 4.5 * 365 * 86_400_000

/** The whole demo ledger as of `now`. The same `now` gives the same rows. */
export function makeLedger(now: Date): { userId: string; ledger: Ledger } {
  const ledger = emptyLedger()
  makeUsers(now, identifiersOf('users'), ledger)
  const [demoUser] = ledger.user_account
  if (demoUser === undefined) throw new Error('The demo has a user.')
  for (const profile of PROFILES) {
    const part = makeOrganization(now, profile, ledger.user_account)
    for (const table of Object.keys(ledger) as (keyof Ledger)[]) append(ledger, part, table)
  }
  return { userId: demoUser.id, ledger }
}

/** Each organization is made in a ledger of its own that knows the users, and only they are shared. */
function makeOrganization(now: Date, profile: Profile, users: Ledger['user_account']): Ledger {
  const ledger = { ...emptyLedger(), user_account: users }
  const world = openWorld(now, profile, ledger)
  const customers = makeCustomers(world)
  const bills = makeIssuedInvoices(world, customers)
  const scheduled = makeUnissuedInvoices(world, customers)
  makePayables(world, makeSuppliers(world))
  const office = openOffice(world)
  writeHistory(office, bills)
  writePending(office, bills, scheduled)
  makeComments(world, bills)
  makeFields(world)
  loseParty(world)
  makeLinks(world)
  listSuppressed(world)
  tellHistory(openPast(office, customers, bills))
  return { ...ledger, user_account: [] }
}

function openWorld(now: Date, profile: Profile, ledger: Ledger): World {
  const id = identifiersOf(profile.key)
  const createdAt = new Date(now.getTime() - FOUNDED)
  const { name, timezone, currency } = profile
  const organization: Organization = {
    id: id(createdAt),
    name,
    timezone,
    defaultCurrency: currency,
    ownPartyId: null,
    outreachWindowStart: null,
    outreachWindowEnd: null,
    outreachWeekdays: [],
    minDaysBetweenOutreach: 0,
    inboundGracePeriodDays: 0,
    moneyRounding: 'HALF_UP',
    taxRounding: 'PER_LINE',
    booksClosedThrough: null,
    createdAt,
    updatedAt: createdAt,
  }
  ledger.organization.push(organization)
  const time = new BusinessTime(now, timezone)
  const team = makeTeam({ time, profile, organizationId: organization.id, id, ledger })
  const world: World = {
    time,
    profile,
    organizationId: organization.id,
    team,
    ledger,
    id,
    randomFor: (part) => new Random(`${SEED} ${profile.key} ${part}`),
  }
  makeOwnParty(world, organization)
  return world
}

function append<T extends keyof Ledger>(ledger: Ledger, part: Ledger, table: T): void {
  for (const row of part[table]) (ledger[table] as (typeof part)[T][number][]).push(row)
}
