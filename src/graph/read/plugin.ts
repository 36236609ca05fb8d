import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type SchemaTypes,
} from '@pothos/core'
import { defaultFieldResolver, type GraphQLFieldResolver } from 'graphql'
import { instantText, isComplete } from './row.ts'
import type { FieldReads } from './selected.ts'

const PLUGIN = 'read'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      [PLUGIN]: ReadPlugin<Types>
    }
  }
}

type Resolver = GraphQLFieldResolver<unknown, object>

/**
 * Makes the `select` of fields and types, by which the schema plugin of Prisma types the resolvers, the columns that a
 * statement of ours reads. A row that was read so, or whole by a loader, goes straight to the resolver; any other is the
 * business of that plugin, which finds out whether the row has what is selected. Stands before it in the list, so that
 * this is asked first.
 */
class ReadPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    const select = config.extensions?.pothosPrismaSelect
    if (!isColumns(select)) return config
    return { ...config, extensions: { ...config.extensions, columns: Object.keys(select) } }
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (config.kind !== 'PrismaObject') return config
    const extensions = config.extensions ?? {}
    const { pothosPrismaSelect: select } = extensions
    // Only `reads` of this module is put there.
    const reads = (extensions.reads ?? {}) as FieldReads
    const columns = isColumns(select) ? Object.keys(select) : []
    const known = { ...config, extensions: { ...extensions, reads: { ...reads, columns } } }
    return isInstant(config) && typeof extensions.pothosExposedField === 'string'
      ? { ...known, resolve: exposeInstant(extensions.pothosExposedField) }
      : known
  }

  override wrapResolve(
    wrapped: Resolver,
    { kind, resolve, extensions }: PothosOutputFieldConfig<Types>,
  ): Resolver {
    if (kind !== 'PrismaObject' || !isColumns(extensions?.pothosPrismaSelect)) return wrapped
    const straight = resolve ?? defaultFieldResolver
    return (row, args, context, info) =>
      isComplete(row) ? straight(row, args, context, info) : wrapped(row, args, context, info)
  }
}

/** Plain columns, and no relations among them. */
function isColumns(select: unknown): select is Record<string, true> {
  return (
    typeof select === 'object' && select !== null && Object.values(select).every((value) => value === true)
  )
}

function isInstant<Types extends SchemaTypes>({ type }: PothosOutputFieldConfig<Types>): boolean {
  return (
    type.kind === 'Scalar' &&
    typeof type.ref === 'object' &&
    'name' in type.ref &&
    type.ref.name === 'DateTime'
  )
}

/** An instant that only passes through stays the text that it was. */
function exposeInstant(field: string) {
  return (row: unknown) => instantText(row, field)
}

SchemaBuilder.registerPlugin(PLUGIN, ReadPlugin)

export { PLUGIN as ReadPlugin }
