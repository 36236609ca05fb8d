import type { GraphQLArgument, GraphQLSchema } from 'graphql'
import { builder } from '../../graph/builder.ts'
import type { Model } from '../../graph/read/table.ts'

export const ListKind = builder.enumType('ListKind', {
  description: 'A list that views are saved of: the field of the same name.',
  values: {
    INVOICES: { description: '`invoices`.' },
    PARTIES: { description: '`parties`.' },
    PAYMENTS: { description: '`payments`.' },
    TASKS: { description: '`tasks`.' },
    CALLS: { description: '`calls`.' },
    EMAILS: { description: '`emails`.' },
  } as const,
})

export type ListKind = typeof ListKind.$inferType

/** What the rows of a list are declared as: see `graph/field/declareFields.ts`. */
export const MODEL_OF: Readonly<Record<ListKind, Model>> = {
  INVOICES: 'Invoice',
  PARTIES: 'Party',
  PAYMENTS: 'Payment',
  TASKS: 'Task',
  CALLS: 'Call',
  EMAILS: 'Email',
}

/** An argument that the list takes; undefined where it takes none of that name. */
export function argumentOf(schema: GraphQLSchema, list: ListKind, name: string): GraphQLArgument | undefined {
  const field = schema.getQueryType()?.getFields()[list.toLowerCase()]
  if (field === undefined) throw new Error(`There is no list ${list.toLowerCase()}.`)
  return field.args.find((argument) => argument.name === name)
}
