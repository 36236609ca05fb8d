import { getNamedType, isEnumType, isObjectType } from 'graphql'
import { schema } from '../../src/server/schema.ts'

export type Order = { field: string; direction: 'ASC' | 'DESC'; nulls: 'FIRST' | 'LAST' }

/** A list as a client reaches it: the fields that lead there, the last one taking the paging arguments. */
export type List = {
  node:
    | 'Invoice'
    | 'Email'
    | 'Party'
    | 'Suppression'
    | 'BouncingContact'
    | 'AuditEntry'
    | 'Call'
    | 'Task'
    | 'Payment'
    | 'Comment'
    | 'Dispute'
    | 'PromiseToPay'
  path: readonly string[]
  /** Arguments beside those of the page, such as a filter. */
  args?: string
}

/** Read from the schema, so that a new field is paged through without a new test. */
export function orderFieldsOf(node: List['node']): string[] {
  return valuesOf(`${node}OrderField`)
}

/** Every direction with every place for absent values. */
export function ordersBy(field: string): Order[] {
  return (['ASC', 'DESC'] as const).flatMap((direction) =>
    (['FIRST', 'LAST'] as const).map((nulls) => ({ field, direction, nulls })),
  )
}

export function orderBy(orders: readonly Order[]): string {
  const keys = orders.map(
    ({ field, direction, nulls }) => `{field: ${field}, direction: ${direction}, nulls: ${nulls}}`,
  )
  return `orderBy: [${keys.join(', ')}]`
}

/** Sort fields that are not called what the field of the node is. */
const NAMES: Record<string, string> = { PARTY_NAME: 'counterpartyName' }

/** The orders that the descriptions of the enums state, in an invoice's life and on an email's way. */
export const RANKS: Record<string, readonly string[]> = {
  InvoiceStatus:
    'DRAFT APPROVED SCHEDULED SENT OVERDUE PARTIALLY_PAID DISPUTED PAID UNCOLLECTIBLE VOID CANCELLED'.split(
      ' ',
    ),
  DeliveryStatus: 'QUEUED SENT DELIVERED OPENED CLICKED BOUNCED FAILED SPAM SUPPRESSED'.split(' '),
}

/** What a party owes and how it pays is told for each currency, and sorted by that of the organization. */
const OF_RECEIVABLES: Record<string, string> = {
  OUTSTANDING: 'outstanding { minorUnits }',
  AVERAGE_DELAY_DAYS: 'averageDelayDays',
}
export const OWN_CURRENCY = 'EUR'

type SortedField = { name: string; selection: string; type: string; ranks: readonly string[] }

/** The field of the node that a sort field compares, and the values of its enum in their order, if it has any. */
export function sortedField(node: List['node'], field: string): SortedField {
  const ofReceivables = node === 'Party' ? OF_RECEIVABLES[field] : undefined
  if (ofReceivables !== undefined) {
    const selection = `receivables { currency ${ofReceivables} }`
    return { name: ofReceivables.split(' ')[0] ?? '', selection, type: 'PartyReceivables', ranks: [] }
  }
  const name =
    NAMES[field] ?? field.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  const type = schema.getType(node)
  const found = isObjectType(type) ? type.getFields()[name] : undefined
  if (found === undefined) throw new Error(`${node} has no field ${name} to tell what ${field} sorts by.`)
  const named = getNamedType(found.type)
  return {
    name,
    selection: named.name === 'Money' ? `${name} { minorUnits }` : name,
    type: named.name,
    ranks: isEnumType(named) ? (RANKS[named.name] ?? valuesOf(named.name)) : [],
  }
}

/** The values of an enum in the order in which a reader of the schema meets them. */
export function valuesOf(enumName: string): string[] {
  const type = schema.getType(enumName)
  if (!isEnumType(type)) throw new Error(`${enumName} is not an enum.`)
  return type.getValues().map(({ name }) => name)
}
