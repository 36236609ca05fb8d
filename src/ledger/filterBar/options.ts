import type { GraphQLInputType } from 'graphql'
import { and, list, nothing, raw, sql } from '../../database/sql.ts'
import type { Page } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { createScope } from '../../graph/field/scope.ts'
import { folded } from '../../graph/filter/compareText.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import { FACET_VALUES } from '../invoice/facets.ts'
import { type InvoiceWhere, invoiceFields } from '../invoice/fields.ts'
import { countedInvoices, type InvoiceListArguments } from '../invoice/list.ts'
import { countOf, groupsOf } from '../invoice/sums.ts'
import { choicesOf, controlOf, takesIsNull } from './control.ts'
import { REFERENCES, type Reference } from './references.ts'

export type Option = { value: string | null; label: string; count: number; where: object }

/** Which of the options of a field are to be told. */
export type Asked = { name: string; type: GraphQLInputType; search: string | null; most: number }
type Invoices = Pick<InvoiceListArguments, 'where' | 'search' | 'includeInactive'>

const NONE = 'None'

/** Whether there are options of a field: a typed text, a date or an amount has none. */
export function hasOptions(name: string, type: GraphQLInputType): boolean {
  const control = controlOf(type)
  return control === 'CHOICE' || control === 'BOOLEAN' || REFERENCES.has(name)
}

/** The options of one field with how many invoices of the list have each, the most frequent first: one statement. */
export async function readOptions(
  context: Context,
  organizationId: string,
  invoices: Invoices,
  asked: Asked,
): Promise<Option[]> {
  const { name, type, search, most } = asked
  // Whatever is searched: as many words and letters as anywhere.
  searchCondition(search, (pattern) => pattern)
  const reference = REFERENCES.get(name)
  if (reference !== undefined) {
    const page = countedInvoices(context, organizationId, invoices)
    return readReferences(page, reference, { search, most })
  }
  if (!hasOptions(name, type)) return []
  const counted = await countValues(context, organizationId, speakingOf(name, invoices), asked)
  return counted
    .filter(({ label, value }) => fits(search, `${label} ${value ?? ''}`))
    .sort((left, right) => right.count - left.count || left.label.localeCompare(right.label))
    .slice(0, most)
}

/** A list shows receivables unless its filter speaks of the type, as every option of this field does. */
function speakingOf(name: string, invoices: Invoices): Invoices {
  if (name !== 'type') return invoices
  const where: InvoiceWhere = { and: [invoices.where ?? {}, { type: { isNull: false } }] }
  return { ...invoices, where }
}

async function countValues(
  context: Context,
  organizationId: string,
  invoices: Invoices,
  { name, type }: Asked,
): Promise<Option[]> {
  const page = countedInvoices(context, organizationId, invoices)
  const facet = FACET_VALUES.get(name)
  const known = knownOptions(name, type)
  if (facet === undefined) return countEach(context, page, known)
  const groups = Map.groupBy(await groupsOf(page, context), facet)
  const rare = [...groups.keys()].filter((value) => known.every((option) => option.value !== value))
  const others = rare.map((value) => ({ value, label: value ?? NONE, where: whereOf(name, value) }))
  return [...known, ...others]
    .map((option) => ({ ...option, count: countOf(groups.get(option.value) ?? []) }))
    .filter(occurs)
}

/** The values that a field may have, whether it has them or not. */
function knownOptions(name: string, type: GraphQLInputType): Omit<Option, 'count'>[] {
  if (controlOf(type) === 'BOOLEAN') {
    return [true, false].map((value) => ({
      value: String(value),
      label: value ? 'Yes' : 'No',
      where: { [name]: value },
    }))
  }
  const choices = choicesOf(type).map(({ value, label }) => ({ value, label, where: whereOf(name, value) }))
  const none = { value: null, label: NONE, where: whereOf(name, null) }
  return takesIsNull(type) ? [...choices, none] : choices
}

const whereOf = (name: string, value: string | null) => ({
  [name]: value === null ? { isNull: true } : { eq: value },
})

/** Nobody looks for what is missing where nothing is. */
const occurs = ({ value, count }: Option) => value !== null || count > 0

/** In one pass over the list, each by the condition that picks it: an invoice may have several, or none. */
async function countEach(
  context: Context,
  page: Page<unknown>,
  options: readonly Omit<Option, 'count'>[],
): Promise<Option[]> {
  const { organizationId, alias, aggregate } = page
  const columns = options.map(({ where }, index) => {
    // Values of an enum and flags are in JSON what they are here.
    const condition = invoiceFields.condition(createScope(context, organizationId, {}), alias, where as never)
    return sql`count(*) filter (where ${condition})::int as ${raw(`"${index}"`)}`
  })
  const [counts] = await aggregate<Record<string, number>>('options', list(columns), nothing)
  return options.map((option, index) => ({ ...option, count: counts?.[index] ?? 0 })).filter(occurs)
}

async function readReferences(
  { organizationId, alias, aggregate }: Page<unknown>,
  { joins, id, label, idOf, whereOf: picking, none }: Reference,
  { search, most }: Pick<Asked, 'search' | 'most'>,
): Promise<Option[]> {
  const found = and([
    ...searchCondition(search, (pattern) => sql`${folded(label(alias))} like ${pattern}`),
    ...(none === null ? [sql`${id(alias)} is not null`] : []),
  ])
  const rows = await aggregate<{ id: string | null; label: string | null; count: number }>(
    'options',
    sql`${id(alias)} as id, ${label(alias)} as label, count(*)::int as count`,
    sql`group by 1, 2 having ${found} order by 3 desc, 2, 1 limit ${most}::int`,
    joins(alias, organizationId),
  )
  return rows.map((row) => {
    if (row.id === null) return { value: null, label: NONE, count: row.count, where: none ?? {} }
    const value = idOf(organizationId, row.id)
    return { value, label: row.label ?? '', count: row.count, where: picking(value) }
  })
}

/** Each word stands somewhere in the text, in whatever case. */
function fits(search: string | null, text: string): boolean {
  const words = (search ?? '').toLowerCase().split(/\s+/u).filter(Boolean)
  return words.every((word) => text.toLowerCase().includes(word))
}
