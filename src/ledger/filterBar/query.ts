import { type GraphQLSchema, getNamedType, isInputObjectType } from 'graphql'
import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { badInput } from '../../graph/error.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { invoiceFields } from '../invoice/fields.ts'
import type { InvoiceListArguments } from '../invoice/list.ts'
import { argumentOf, ListKind } from '../savedView/listKind.ts'
import { viewArg, viewable } from '../savedView/viewed.ts'
import { readOptions } from './options.ts'
import { FilterField, type FilterFieldRow, FilterOptions, InvoiceFilterField } from './type.ts'

const USUAL_OPTIONS = 20
const MOST_OPTIONS = 100
const LOGIC = new Set(['and', 'or', 'not'])

/** The filters of a list as the schema has them. */
function filtersOf(schema: GraphQLSchema, list: ListKind): FilterFieldRow[] {
  const where = getNamedType(argumentOf(schema, list, 'where')?.type)
  if (!isInputObjectType(where)) throw new Error(`${list} has no filter.`)
  return Object.values(where.getFields())
    .filter(({ name }) => !LOGIC.has(name))
    .map(({ name, type, description }) => ({ list, name, type, description: description ?? '' }))
}

function filterOf(schema: GraphQLSchema, list: ListKind, name: string): FilterFieldRow {
  const found = filtersOf(schema, list).find((filter) => filter.name === name)
  if (found === undefined) throw new Error(`${list} has no filter ${name}.`)
  return found
}

function readMost(first: number | null | undefined): number {
  if (first === null || first === undefined) return USUAL_OPTIONS
  if (first >= 0 && first <= MOST_OPTIONS) return first
  throw badInput('first', `must be from 0 to ${MOST_OPTIONS}, but is ${first}.`)
}

builder.queryFields((t) => ({
  filterFields: t.field({
    type: [FilterField],
    description: 'Every filter of a list, for a front end to build a filter bar that knows none of them.',
    args: {
      list: t.arg({ type: ListKind, defaultValue: 'INVOICES', description: 'The list.' }),
    },
    complexity: { field: 1, multiplier: 1 },
    resolve: (_root, { list }, _context, { schema }) => filtersOf(schema, list ?? 'INVOICES'),
  }),
  filterOptions: t.field({
    type: FilterOptions,
    description:
      'The values of one filter of `invoices` with how many invoices of the list have each, for the menu of a filter bar. ' +
      'The list is that of `viewId`, `where`, `listSearch` and `includeInactive`: leave out of `where` what the menu itself ' +
      'has picked, or only that is counted. A pass over the list.',
    args: {
      organizationId: organizationArg(t.arg),
      field: t.arg({ type: InvoiceFilterField, required: true, description: 'The filter.' }),
      search: t.arg.string({
        description: 'Words in the label or the value of the options; all must be found, in whatever case.',
      }),
      ...viewArg(t.arg),
      where: t.arg({ type: invoiceFields.where, description: 'Which invoices are counted.' }),
      listSearch: t.arg.string({ description: 'Which invoices are counted: `search` of `invoices`.' }),
      includeInactive: t.arg.boolean({
        defaultValue: false,
        description: 'Whether those of archived documents and inactive blueprints are counted too.',
      }),
      first: t.arg.int({
        ...takesNull,
        description: `How many options at most: 0 to ${MOST_OPTIONS}, ${USUAL_OPTIONS} when left out.`,
      }),
    },
    complexity: { field: 10, multiplier: 1 },
    resolve: (root, { field: name, search = null, listSearch, first, ...args }, context, info) => {
      const most = readMost(first)
      const field = filterOf(info.schema, 'INVOICES', name)
      const open = viewable('INVOICES', (_context, organizationId: string, list: InvoiceListArguments) => {
        const asked = { name, type: field.type, search, most: most + 1 }
        let options: ReturnType<typeof readOptions> | undefined
        const read = () => {
          options ??= readOptions(context, organizationId, list, asked)
          return options
        }
        return { field, most, read }
      })
      return open(
        root,
        { ...args, ...(typeof listSearch === 'string' ? { search: listSearch } : {}) },
        context,
        info,
      )
    },
  }),
}))
