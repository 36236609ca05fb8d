import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../../graph/context.ts'
import { Refusal, userError } from '../../../graph/mutation/userError.ts'
import { ExportFault } from '../exportFault.ts'
import { isRefusal } from '../faultOf.ts'
import { planExport } from '../plan.ts'
import { PageErrors, tryPlan } from '../readPage.ts'
import { withValues } from '../withValues.ts'

type Asked = { organizationId: string; context: Context; variables: Record<string, unknown> | null }

/** The query as it is kept, and the connection that it exports. */
type Checked = { query: string; connection: string }

/** Writes the values into the query; refuses what cannot be exported, or would be refused at its first page. */
export async function checkQuery(
  schema: GraphQLSchema,
  text: string,
  { organizationId, context, variables }: Asked,
): Promise<Checked> {
  try {
    const query = variables === null ? text : withValues(schema, text, variables)
    const plan = planExport(schema, query, organizationId)
    await tryPlan(schema, plan, aside(context))
    return { query, connection: plan.connection }
  } catch (error) {
    if (error instanceof ExportFault) {
      throw new Refusal(error.reasons.map((reason) => userError('INVALID', 'query', reason)))
    }
    if (!(error instanceof PageErrors)) throw error
    const [first] = error.errors
    if (!error.errors.every(isRefusal)) throw first ?? error
    throw new Refusal(error.errors.map(({ message }) => userError('INVALID', 'query', message)))
  }
}

/** What is read here must not meet what the mutation reads. */
function aside(context: Context): Context {
  return Object.create(context, {
    loaders: { value: new Map() },
    readings: { value: new Map() },
    readsAlong: { value: false, writable: true },
    database: { value: context.database, writable: true },
  })
}
