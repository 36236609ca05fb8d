import { type ExecutionArgs, execute, type GraphQLError, type GraphQLSchema } from 'graphql'
import type { Context } from '../../graph/context.ts'
import { executeReading } from '../../graph/execution/executeReading.ts'
import type { ExportPlan } from './plan.ts'

export type Row = Record<string, unknown>

/** Rows in their order; `cursor` is that of the last one where more follow, else null. */
export type ExportedPage = { rows: readonly Row[]; cursor: string | null }

type Asked = { first: number; after: string | null }
type PageData = { rows: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } }

/** What an operation was answered with in place of rows. */
export class PageErrors extends Error {
  readonly errors: readonly GraphQLError[]

  constructor(errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join(' '))
    this.errors = errors
  }
}

/** Reads a page by the executor that answers every query, so that each filter, order and field means the same. */
export async function readPage(
  schema: GraphQLSchema,
  plan: ExportPlan,
  context: Context,
  asked: Asked,
): Promise<ExportedPage> {
  const args = { schema, document: plan.document, variableValues: asked, contextValue: context }
  // What the document of the plan selects.
  const { nodes, pageInfo } = ((await answer(args)) as PageData).rows
  return { rows: nodes, cursor: pageInfo.hasNextPage ? pageInfo.endCursor : null }
}

/** Asks for no row: throws PageErrors where an argument is refused. */
export async function tryPlan(schema: GraphQLSchema, { trial }: ExportPlan, context: Context): Promise<void> {
  await answer({ schema, document: trial, contextValue: context })
}

async function answer(args: ExecutionArgs): Promise<unknown> {
  const { data, errors } = (await executeReading(args)) ?? (await execute(args))
  if (errors !== undefined || !data) throw new PageErrors(errors ?? [])
  return data
}
