import { GraphQLError, type GraphQLSchema } from 'graphql'
import { TRUE } from '../../database/sql.ts'
import type { OrderTerm } from '../../graph/connection/orderInput.ts'
import type { Context } from '../../graph/context.ts'
import { badInput } from '../../graph/error.ts'
import { declarations } from '../../graph/field/declareFields.ts'
import { readKept } from '../../graph/field/keptInput.ts'
import { createScope } from '../../graph/field/scope.ts'
import { checkedCondition } from '../../graph/filter/condition.ts'
import { searchCondition } from '../../graph/filter/search.ts'
import type { Rows } from '../../graph/read/table.ts'
import { argumentOf, type ListKind, MODEL_OF } from './listKind.ts'

/** What is kept of a view, or is to be. */
export type KeptView = Pick<Rows['SavedView'], 'organizationId' | 'list' | 'search' | 'includeInactive'> & {
  filter: unknown
  orderBy: unknown
}

/** What a view asks of its list, as an executor would hand it to the list. */
export type ViewArguments = {
  where?: object
  search?: string
  includeInactive?: true
  orderBy?: readonly OrderTerm<string>[]
}

type Part = 'where' | 'search' | 'includeInactive' | 'orderBy'

/** What is wrong with a part of a view. */
export class ViewFault extends Error {
  readonly part: Part

  constructor(part: Part, message: string) {
    super(message)
    this.part = part
  }
}

/**
 * Reads a view by the list as it is today: its inputs, what they may hold and how much. The condition and the order are made,
 * and thrown away, so that whatever the list would refuse of them is the fault of the view and not of what stands beside it.
 */
export function readView(context: Context, schema: GraphQLSchema, view: KeptView): ViewArguments {
  const declaration = declarations.get(MODEL_OF[view.list])
  if (declaration === undefined) throw new Error(`Nothing is declared of ${view.list}.`)
  const scope = createScope(context, view.organizationId, {})
  const where = keptPart(schema, view.list, 'where', view.filter)
  faultsOf('where', () => {
    // The type of the list's own filter was read.
    checkedCondition('where', where === null ? TRUE : declaration.condition(scope, 'v', where as object))
  })
  // Likewise of its order.
  const orderBy = keptPart(schema, view.list, 'orderBy', view.orderBy) as OrderTerm<never>[] | null
  faultsOf('orderBy', () => {
    declaration.terms(scope, 'v', orderBy)
  })
  faultsOf('search', () => {
    searchCondition(view.search, (pattern) => pattern)
    if (view.search !== null) checkTaken(schema, view.list, 'search')
  })
  faultsOf('includeInactive', () => {
    if (view.includeInactive) checkTaken(schema, view.list, 'includeInactive')
  })
  return {
    ...(where === null ? {} : { where: where as object }),
    ...(orderBy === null ? {} : { orderBy }),
    ...(view.search === null ? {} : { search: view.search }),
    ...(view.includeInactive ? { includeInactive: true } : {}),
  }
}

function keptPart(schema: GraphQLSchema, list: ListKind, part: Part, kept: unknown): unknown {
  if (kept === null) return null
  return faultsOf(part, () => readKept(checkTaken(schema, list, part).type, kept, part))
}

function checkTaken(schema: GraphQLSchema, list: ListKind, part: Part) {
  const argument = argumentOf(schema, list, part)
  if (argument === undefined) throw badInput(part, `the list \`${list.toLowerCase()}\` takes none.`)
  return argument
}

function faultsOf<Value>(part: Part, read: () => Value): Value {
  try {
    return read()
  } catch (error) {
    throw error instanceof GraphQLError ? new ViewFault(part, error.message) : error
  }
}
