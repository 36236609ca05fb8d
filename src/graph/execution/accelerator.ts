import SchemaBuilder, { BasePlugin, type SchemaTypes } from '@pothos/core'
import { GraphQLSchema } from 'graphql'

const PLUGIN = 'accelerator'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      [PLUGIN]: AcceleratorPlugin<Types>
    }
  }
}

/**
 * Lets operations of the schema that only read be compiled, and their rows be read along with their parents. Without it
 * graphql-js executes everything, and each relation is loaded for all parents at once: the answers are the same.
 */
class AcceleratorPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override afterBuild(schema: GraphQLSchema): GraphQLSchema {
    schema.extensions = { ...schema.extensions, [PLUGIN]: true }
    return schema
  }
}

export function isAccelerated(schema: GraphQLSchema): boolean {
  return schema.extensions[PLUGIN] === true
}

/** The same schema as if the plugin did not stand in its list. */
export function withoutAccelerator(schema: GraphQLSchema): GraphQLSchema {
  return new GraphQLSchema({ ...schema.toConfig(), extensions: {} })
}

SchemaBuilder.registerPlugin(PLUGIN, AcceleratorPlugin)

export { PLUGIN as AcceleratorPlugin }
