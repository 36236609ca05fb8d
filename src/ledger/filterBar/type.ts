import type { GraphQLInputType } from 'graphql'
import { snakeCase } from '../../database/snakeCase.ts'
import { builder } from '../../graph/builder.ts'
import { invoiceFields } from '../invoice/fields.ts'
import type { ListKind } from '../savedView/listKind.ts'
import {
  type Choice,
  CONTROLS,
  choicesOf,
  controlOf,
  labelOf,
  type Operator,
  operatorsOf,
} from './control.ts'
import { hasOptions, type Option } from './options.ts'
import { REFERENCES } from './references.ts'

/** A filter of a list, by its declaration in the schema. */
export type FilterFieldRow = { list: ListKind; name: string; type: GraphQLInputType; description: string }

const FilterControl = builder.enumType('FilterControl', {
  description: 'What a person picks values of a filter by.',
  values: CONTROLS,
})

/** All filters of invoices, contributed ones included: the module is loaded after every contribution. */
export const InvoiceFilterField = builder.enumType('InvoiceFilterField', {
  description: 'A filter of `invoices`: the field of `InvoiceWhere` of the same name.',
  values: Object.fromEntries(
    [...invoiceFields.close()].map(([name, description]) => [
      snakeCase(name).toUpperCase(),
      { value: name, description },
    ]),
  ),
})

const FilterOperator = builder.objectRef<Operator>('FilterOperator').implement({
  description: 'A way in which a filter compares, or a condition of the rows that it speaks of.',
  fields: (t) => ({
    name: t.exposeString('name', {
      description: 'The field of the input of the filter: `eq`, `gte`, `some`.',
    }),
    type: t.exposeString('type', {
      description: 'What it takes, as the schema writes it: `[InvoiceStatus!]`.',
    }),
    description: t.exposeString('description', { description: 'What it means.' }),
  }),
})

const FilterChoice = builder.objectRef<Choice>('FilterChoice').implement({
  description: 'A value that a filter knows by itself.',
  fields: (t) => ({
    value: t.exposeString('value', { description: 'The value of the enum: `PARTIALLY_PAID`.' }),
    label: t.exposeString('label', { description: 'The same for people, in English: `Partially paid`.' }),
    description: t.exposeString('description', { description: 'What it means.' }),
  }),
})

export const FilterField = builder.objectRef<FilterFieldRow>('FilterField').implement({
  description: 'A filter of a list: enough for a front end to show it without knowing it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The field of the `where` of the list: `dueDate`.' }),
    field: t.field({
      type: InvoiceFilterField,
      nullable: true,
      description: 'The same for `filterOptions`; null of a list other than `invoices`.',
      resolve: ({ list, name }) => (list === 'INVOICES' ? name : null),
    }),
    label: t.string({
      description: 'The name for people, in English: `Due date`.',
      resolve: ({ name }) => labelOf(name),
    }),
    description: t.exposeString('description', { description: 'What it picks by.' }),
    control: t.field({
      type: FilterControl,
      description: 'What its values are picked by.',
      // Rows that are picked from a menu are picked by their ids, however deep these stand in the filter.
      resolve: ({ list, name, type }) =>
        list === 'INVOICES' && REFERENCES.has(name) ? 'REFERENCE' : controlOf(type),
    }),
    type: t.string({
      description: 'The input that it takes, as the schema writes it: `InvoiceStatusFilter`.',
      resolve: ({ type }) => String(type),
    }),
    operators: t.field({
      type: [FilterOperator],
      description: 'How it compares; none where it takes the value itself, such as `true`.',
      resolve: ({ type }) => operatorsOf(type),
    }),
    choices: t.field({
      type: [FilterChoice],
      description: 'The values that it knows by itself; none where they are in the ledger, or typed.',
      resolve: ({ type }) => choicesOf(type),
    }),
    hasOptions: t.boolean({
      description: 'Whether `filterOptions` tells values of it, with how often each occurs.',
      resolve: ({ list, name, type }) => list === 'INVOICES' && hasOptions(name, type),
    }),
  }),
})

const FilterOption = builder.objectRef<Option>('FilterOption').implement({
  description: 'A value of a filter, and how many rows of the list have it.',
  fields: (t) => ({
    value: t.exposeString('value', {
      nullable: true,
      description:
        'The value as the filter takes it: of an enum, `true` or `false`, a currency, a global id or a UUID. Null for rows ' +
        'without any.',
    }),
    label: t.exposeString('label', {
      description:
        'For people: a name as stored, or a word in English such as `Partially paid`, `Yes`, `None`.',
    }),
    count: t.exposeInt('count', { description: 'How many rows of the list have it.' }),
    where: t.expose('where', {
      type: 'JSON',
      description: 'The filter that picks them, to be put under `and` of the `where` of the list.',
    }),
  }),
})

export type FilterOptionsRow = { field: FilterFieldRow; most: number; read(): Promise<Option[]> }

export const FilterOptions = builder.objectRef<FilterOptionsRow>('FilterOptions').implement({
  description: 'The values of one filter that occur in a list.',
  fields: (t) => ({
    field: t.expose('field', { type: FilterField, description: 'The filter.' }),
    options: t.field({
      type: [FilterOption],
      description:
        'The most frequent first. Values of an enum are told also where no row has them. Empty where there is nothing to pick ' +
        'from: see `hasOptions` of the filter.',
      resolve: async ({ most, read }) => (await read()).slice(0, most),
    }),
    hasMore: t.boolean({
      description: 'Whether there are more: search for them.',
      resolve: async ({ most, read }) => (await read()).length > most,
    }),
  }),
})
