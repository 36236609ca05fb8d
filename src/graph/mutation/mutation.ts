import type { InputRef } from '@pothos/core'
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { builder } from '../builder.ts'
import type { Context, Load, LoadContext } from '../context.ts'
import { findNull } from '../nulls/findNull.ts'
import { type Deed, type Outcome, perform } from './perform.ts'
import { refusal, UserError } from './userError.ts'
import { type DirectWork, direct, type Transaction, throughPrisma, type Work } from './work.ts'

const outcomeRef = (name: string) => builder.objectRef<Outcome>(name)
type OutcomeFields = NonNullable<Parameters<ReturnType<typeof outcomeRef>['implement']>[0]['fields']>

/** What a change may look at beside its work: the request, and the schema that it came by. */
export type Asked = { context: Context; schema: GraphQLSchema }

type Definition<Input, Kind extends DirectWork> = {
  description: string
  input: InputRef<Input>
  /** What the payload shows beside `userErrors`; each is null when nothing was changed. */
  payload: OutcomeFields
  change: (work: Kind, input: Input, asked: Asked) => ReturnType<Deed<Input, Kind>['change']>
} & Pick<Deed<Input, Kind>, 'organizationOf'>

builder.mutationType({
  description:
    'Everything that can be changed. Each mutation takes one `input`, is done whole or not at all, and tells in ' +
    '`userErrors` why it was not done. With an `idempotencyKey` it is done once, however often it is sent. Ids are global ' +
    'ids unless the field says otherwise. FORBIDDEN for a token that may only read. What was refused stands in ' +
    '`auditEntries`, too. One operation holds at most 10 mutations, and each costs 10 and what its payload selects.',
})

/**
 * Declares a mutation in the one manner of all: one argument `input`, a payload `NamePayload` with `userErrors`, done
 * in one transaction with its row in the audit log.
 */
export function mutation<Input>(name: string, definition: Definition<Input, Work>): void {
  declare(name, definition, throughPrisma)
}

/** The same without Prisma, for what is done hundreds of times a second. */
export function directMutation<Input>(name: string, definition: Definition<Input, DirectWork>): void {
  declare(name, definition, direct)
}

function declare<Input, Kind extends DirectWork>(
  name: string,
  definition: Definition<Input, Kind>,
  transaction: Transaction<Kind>,
): void {
  const { description, input, payload, organizationOf, change } = definition
  const Payload = outcomeRef(`${name[0]?.toUpperCase()}${name.slice(1)}Payload`).implement({
    description: `What came of \`${name}\`. Everything but \`userErrors\` is null when it was refused.`,
    fields: (t) => ({
      ...payload(t),
      userErrors: t.field({
        type: [UserError],
        description: 'Why nothing was changed; empty when it was.',
        resolve: ({ userErrors }) => [...userErrors],
      }),
    }),
  })
  builder.mutationField(name, (t) =>
    t.field({
      type: Payload,
      description,
      args: { input: t.arg({ type: input, required: true, description: 'What is to be done.' }) },
      complexity: { field: 10, multiplier: 1 },
      resolve: (_root, args, context: Context, info) => {
        const input = inputOf<Input>(args)
        const changeChecked: Deed<Input, Kind>['change'] = (work, given) => {
          checkNulls(info, args)
          return change(work, given, { schema: info.schema, context })
        }
        return perform(context, { action: name, input, organizationOf, transaction, change: changeChecked })
      },
    }),
  )
}

/** Within the transaction, so that it stands in the audit log like everything that is refused. */
function checkNulls(info: GraphQLResolveInfo, args: object): void {
  const found = findNull(info, { ...args })
  if (found !== null) throw refusal('INVALID', found.path.replace(/^input\./, ''), found.message)
}

/** The argument is declared with the type of the definition's input, which Pothos cannot tell of a type that varies. */
function inputOf<Input>(args: object): Deed<Input, DirectWork>['input'] {
  return (args as { input: Deed<Input, DirectWork>['input'] }).input
}

/** Resolves the row whose id is the `id` of the result, as it is after the change. */
export function changedRow<V>(load: Load<string, V | null>) {
  return (
    { organizationId, result }: Outcome,
    _arguments: object,
    context: LoadContext,
  ): Promise<V | null> | null =>
    typeof result?.id === 'string' ? load(context, organizationId, result.id) : null
}
