import type { Tag } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Customer } from '../party/customer.ts'
import type { Past } from '../past.ts'

const YEAR = 365 * 86_400_000

type Marking = Pick<Tag, 'name' | 'color' | 'ruleCondition'> & {
  suits(customer: Customer, past: Past): boolean
}

const MARKINGS: readonly Marking[] = [
  {
    name: 'Key account',
    color: '#2b5ea8',
    ruleCondition: null,
    suits: (customer, { told, customers }) => customer === told[0] || customers.indexOf(customer) < 6,
  },
  {
    name: 'Slow payer',
    color: '#c4622d',
    ruleCondition: { field: 'averageDaysLate', operator: 'gt', value: 30 },
    suits: ({ behaviour }) => behaviour === 'veryLate' || behaviour === 'never',
  },
  {
    name: 'In dispute',
    color: '#b3261e',
    ruleCondition: { field: 'disputedInvoices', operator: 'gte', value: 1 },
    suits: (customer, { billsOf }) => billsOf(customer).some(({ fate }) => fate.kind === 'disputed'),
  },
  {
    name: 'Direct debit',
    color: '#1f6f54',
    ruleCondition: { field: 'collectionMethod', operator: 'eq', value: 'CHARGE_AUTOMATICALLY' },
    suits: ({ isDirectDebit }) => isDirectDebit,
  },
  {
    name: 'Payment plan',
    color: '#7b3fa0',
    ruleCondition: null,
    suits: (customer, { told }) => told.indexOf(customer) % 5 === 0,
  },
  {
    name: 'Call before noon',
    color: null,
    ruleCondition: null,
    suits: (customer, { told }) => told.indexOf(customer) % 4 === 1,
  },
]

/** The words that customers are marked with: by a rule, or by somebody's hand. */
export function tagParties(past: Past): void {
  const { world, customers } = past
  const { ledger, organizationId, time } = world
  const random = world.randomFor('tags')
  const createdAt = new Date(time.now.getTime() - 1.4 * YEAR)
  for (const { name, color, ruleCondition, suits } of MARKINGS) {
    const tag: Tag = {
      organizationId,
      id: world.id(createdAt),
      name,
      nameKey: name.toLowerCase(),
      color,
      ruleCondition,
      createdAt,
      updatedAt: createdAt,
    }
    ledger.tag.push(tag)
    for (const { party } of customers.filter((customer) => suits(customer, past))) {
      const at = minutesAfter(createdAt, random.integer(200, 300_000))
      ledger.party_tag.push({
        organizationId,
        id: world.id(at),
        partyId: party.id,
        tagId: tag.id,
        isManual: ruleCondition === null,
        createdAt: at,
        updatedAt: at,
      })
    }
  }
}
