import type { GraphQLSchema } from 'graphql'
import type { Context } from '../../../graph/context.ts'
import { Refusal, userError } from '../../../graph/mutation/userError.ts'
import { ExportFault } from '../exportFault.ts'
import { isRefusal } from '../faultOf.ts'
import { planExport } from '../plan.ts'
import { PageErrors, tryPlan } from '../readPage.ts'

type Asked = { organizationId: string; context: Context }

/** The connection that is exported; refuses what cannot be, or would be refused at its first page. */
export async function checkQuery(
  schema: GraphQLSchema,
  query: string,
  { organizationId, context }: Asked,
): Promise<string> {
  try {
    const plan = planExport(schema, query, organizationId)
    await tryPlan(schema, plan, aside(context))
    return plan.connection
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
