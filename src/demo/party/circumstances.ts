import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import type { Customer } from './customer.ts'
import { hostOf, withoutLegalForm } from './name.ts'

const PAUSED = 5
const INACTIVE = 5
const UNREACHABLE = 3
const DAUGHTERS = 9

/** What sets single customers apart: paused, gone, not to be written to, part of a group, looked after by someone. */
export function giveCircumstances(world: World, random: Random, customers: readonly Customer[]): void {
  const { today } = world.time
  const small = random.shuffle(customers.slice(12).filter((customer) => customer.party.isCompany))
  const next = (count: number) => small.splice(0, count)
  for (const customer of next(PAUSED)) {
    customer.party.isEmailOutreachPaused = true
    customer.pausedFrom = today - random.integer(15, 70)
    if (random.chance(0.5)) customer.party.isCallOutreachPaused = true
  }
  for (const customer of next(INACTIVE)) {
    customer.party.isActive = false
    customer.lastOrderDay = today - random.integer(200, 380)
  }
  for (const customer of next(UNREACHABLE)) {
    customer.party.isEmailDisabled = true
    customer.pausedFrom = today - 2_000
  }
  const groups = customers.slice(0, 10).filter((customer) => !customer.isInstitution)
  for (const daughter of next(DAUGHTERS)) {
    const parent = random.pick(groups)
    daughter.party.parentId = parent.party.id
    const site = daughter.language === 'de' ? 'Werk' : 'Site'
    const name = `${withoutLegalForm(parent.party.name)} – ${site} ${daughter.billingAddress.city}`
    daughter.party.name = customers.some(({ party }) => party.name === name) ? `${name} II` : name
    moveMailboxes(daughter, hostOf(parent.party.name))
  }
  assign(world, random, customers)
}

function assign(world: World, random: Random, customers: readonly Customer[]): void {
  const colleagues = world.team.colleagues.filter((colleague) => colleague.leftAt === null)
  for (const customer of customers) {
    if (random.chance(0.6)) customer.party.assigneeId = random.pick(colleagues).id
  }
}

function moveMailboxes({ party, contacts }: Customer, host: string): void {
  for (const row of [party, ...contacts]) row.email = row.email?.replace(/@.*/, `@${host}`) ?? null
}
