import SchemaBuilder, {
  BasePlugin,
  type PothosOutputFieldConfig,
  type PothosTypeConfig,
  type SchemaTypes,
} from '@pothos/core'
import { instantText } from './row.ts'
import type { FieldReads } from './selected.ts'

const PLUGIN = 'read'

declare global {
  namespace PothosSchemaTypes {
    interface Plugins<Types extends SchemaTypes> {
      [PLUGIN]: ReadPlugin<Types>
    }
  }
}

/**
 * Takes over the `select` of fields and types: the schema plugin of Prisma types the resolvers by it, and this one
 * makes it the columns that a statement reads. Stands before that plugin in the list, so that it has the last word.
 */
class ReadPlugin<Types extends SchemaTypes> extends BasePlugin<Types> {
  override onTypeConfig(config: PothosTypeConfig): PothosTypeConfig {
    const select = config.extensions?.pothosPrismaSelect
    if (!isSelect(select)) return config
    return { ...config, extensions: { ...config.extensions, columns: Object.keys(select) } }
  }

  override onOutputFieldConfig(config: PothosOutputFieldConfig<Types>): PothosOutputFieldConfig<Types> {
    if (config.kind !== 'PrismaObject') return config
    const { pothosPrismaSelect: select, ...extensions } = config.extensions ?? {}
    // Only `reads` of this module is put there.
    const reads = (extensions.reads ?? {}) as FieldReads
    const columns = isSelect(select) ? Object.keys(select) : []
    const known = { ...config, extensions: { ...extensions, reads: { ...reads, columns } } }
    return isInstant(config) && typeof extensions.pothosExposedField === 'string'
      ? { ...known, resolve: exposeInstant(extensions.pothosExposedField) }
      : known
  }
}

function isSelect(value: unknown): value is Record<string, true> {
  return typeof value === 'object' && value !== null
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
