import SchemaBuilder, { BasePlugin, type PothosOutputFieldConfig, type SchemaTypes } from '@pothos/core'
import type { GraphQLFieldResolver } from 'graphql'
import { refuse } from '../error.ts'
import { findNull } from './findNull.ts'

const PLUGIN = 'nulls'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      [PLUGIN]: NullsPlugin<Types>
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, object>

/**
 * A condition that is null holds for every row, and a program's `NaN` is sent as null: a field that reads refuses it.
 * Both executors, and subscriptions, call fields through this.
 */
class NullsPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override wrapResolve(resolve: Resolver, config: PothosOutputFieldConfig<Types>): Resolver {
    return picksRows(config) ? refusingNulls(resolve) : resolve
  }

  override wrapSubscribe(
    subscribe: Resolver | undefined,
    config: PothosOutputFieldConfig<Types>,
  ): Resolver | undefined {
    return subscribe !== undefined && picksRows(config) ? refusingNulls(subscribe) : subscribe
  }
}

/** Mutations answer with user errors, by themselves. */
function picksRows<Types extends SchemaTypes>({ kind, args }: PothosOutputFieldConfig<Types>): boolean {
  return kind !== 'Mutation' && Object.values(args).some(({ extensions }) => extensions?.nulls !== 'TAKEN')
}

function refusingNulls(resolve: Resolver): Resolver {
  return (parent, args, context, info) => {
    const found = findNull(info, args)
    if (found !== null) throw refuse('BAD_USER_INPUT', found.message, { argument: found.path })
    return resolve(parent, args, context, info)
  }
}

SchemaBuilder.registerPlugin(PLUGIN, NullsPlugin)

export { PLUGIN as NullsPlugin }
