import { type Day, formatDay } from '../../graph/calendar/day.ts'
import type { Customer } from '../party/customer.ts'
import { slug } from '../party/name.ts'
import type { Random } from '../random.ts'
import type { Article } from '../words/catalogue.ts'
import type { World } from '../world.ts'

/** A running agreement: the document it is written in, the plan that bills it, what is billed and how often. */
type Contract = {
  documentId: string
  blueprintId: string | null
  article: Article
  quantity: number
  everyMonths: number
  firstDay: Day
  lastDay: Day
}

/** An invoice that is to be made. */
export type Order = { customer: Customer; issueDay: Day; contract: Contract | null }

const SHARE = 0.34
/** Of the contracts, these many are archived and these many plans switched off: their invoices are inactive. */
const ARCHIVED = 3
const SWITCHED_OFF = 3

/** Contracts of some of the customers, and the invoices that follow from them. */
export function makeContracts(world: World, customers: readonly Customer[]): Order[] {
  const random = world.randomFor('contracts')
  const holders = customers.filter((customer) => customer.party.isCompany && random.chance(SHARE))
  const contracts = holders.map((customer) => ({ customer, contract: makeContract(world, random, customer) }))
  for (const [index, { contract }] of contracts.entries()) {
    if (index < ARCHIVED) archive(world, random, contract)
    else if (index < ARCHIVED + SWITCHED_OFF) switchOff(world, random, contract)
  }
  return contracts.flatMap(({ customer, contract }) => ordersUnder(world, customer, contract))
}

function makeContract(world: World, random: Random, customer: Customer): Contract {
  const { time, organizationId, ledger, profile } = world
  const firstDay = time.today - random.integer(60, 545)
  const createdAt = time.officeHour(random, time.workdayUntil(firstDay - random.integer(5, 30)))
  const row = { organizationId, createdAt, updatedAt: createdAt }
  const article = random.pick(profile.catalogue.subscriptions)
  const everyMonths = random.weighted([[1, 7] as const, [3, 3] as const])
  const year = formatDay(firstDay).slice(0, 4)
  const name = slug(customer.party.name)
  const document = {
    ...row,
    id: world.id(createdAt),
    filename: `${year}_service-contract_${name}.pdf`,
    isArchived: false,
    parentId: null,
  }
  const amendment = {
    ...document,
    id: world.id(createdAt),
    filename: `${year}_amendment-1_${name}.pdf`,
    parentId: document.id,
  }
  const isAmended = random.chance(0.3)
  ledger.document.push(document)
  if (isAmended) ledger.document.push(amendment)
  const blueprint = {
    ...row,
    id: world.id(createdAt),
    name: `${customer.party.name}: ${article.name}`,
    isActive: true,
  }
  ledger.invoice_blueprint.push(blueprint)
  return {
    documentId: isAmended ? amendment.id : document.id,
    blueprintId: blueprint.id,
    article,
    quantity: Math.max(1, Math.round(article.most * random.fraction())),
    everyMonths,
    firstDay,
    lastDay: customer.lastOrderDay,
  }
}

function archive(world: World, random: Random, contract: Contract): void {
  contract.lastDay = world.time.today - random.integer(20, 60)
  const updatedAt = world.time.officeHour(random, world.time.workdayUntil(contract.lastDay))
  const document = world.ledger.document.find(({ id }) => id === contract.documentId)
  for (const row of world.ledger.document) {
    if (row === document || row.id === document?.parentId) Object.assign(row, { isArchived: true, updatedAt })
  }
}

function switchOff(world: World, random: Random, contract: Contract): void {
  contract.lastDay = world.time.today - random.integer(10, 50)
  const blueprint = world.ledger.invoice_blueprint.find(({ id }) => id === contract.blueprintId)
  if (blueprint === undefined) return
  blueprint.isActive = false
  blueprint.updatedAt = world.time.officeHour(random, world.time.workdayUntil(contract.lastDay))
}

/** Billed on the first workday of the month, every month or quarter, from the beginning of the contract. */
function ordersUnder({ time }: World, customer: Customer, contract: Contract): Order[] {
  const orders: Order[] = []
  const start = new Date(contract.firstDay * 86_400_000)
  for (let month = 0; ; month += contract.everyMonths) {
    const first = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month + 1, 1) / 86_400_000
    const issueDay = time.workdayFrom(first)
    if (issueDay > Math.min(contract.lastDay, time.today)) return orders
    orders.push({ customer, issueDay, contract })
  }
}
