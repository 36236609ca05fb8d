import { builder } from './builder.ts'
import type { Context, Load } from './context.ts'
import { badInput } from './error.ts'
import { decodeGlobalId, encodeGlobalId, type GlobalId, type NodeType, type TenantType } from './globalId.ts'
import { ROW_KEY } from './read/table.ts'

export const MAX_NODES = 100

type NodeLoad = (context: Context, globalId: GlobalId) => Promise<object | null> | object | null

const loads = new Map<NodeType, NodeLoad>()
const typeOfRow = new WeakMap<object, NodeType>()

/** Makes a type reachable through `node` and `nodes`. The load sees only ids of organizations of the viewer. */
export function registerNode(type: NodeType, load: NodeLoad): void {
  loads.set(type, load)
}

/** The same for a row of an organization, found by the loader that reads it everywhere else. */
export function registerTenantNode(type: TenantType, load: Load<string, object | null>): void {
  registerNode(type, (context, globalId) =>
    'organizationId' in globalId ? load(context, globalId.organizationId, globalId.id) : null,
  )
}

export const Node = builder.interfaceRef<object>('Node').implement({
  description: 'A thing with an id that `node` finds again.',
  resolveType: (row) => typeOfRow.get(row),
  fields: (t) => ({
    id: t.id({
      description: 'Opaque global id. Keep it, pass it back, do not take it apart.',
      resolve: () => {
        throw new Error('Every type that implements Node resolves its own id.')
      },
    }),
  }),
})

type Models = (typeof builder.$inferSchemaTypes)['PrismaTypes']
type NodeModel = TenantType & keyof Models

/** How the builder defines a type of the model's rows, of which every one is found again by its key. */
type Define<Name extends NodeModel> = typeof builder.prismaObject<
  Name,
  [typeof Node],
  Models[Name],
  unknown,
  typeof ROW_KEY
>
type Options<Name extends NodeModel> = Parameters<Define<Name>>[1]

/** The builder of fields as far as ids go, which every row has. */
type IdBuilder = PothosSchemaTypes.RootFieldBuilder<
  typeof builder.$inferSchemaTypes,
  { organizationId: string; id: string },
  'PrismaObject'
>

type NodeTypeOptions<Name extends NodeModel> = {
  description: string
  /** Where the id says more than that it is one. */
  idDescription?: string
  uidDescription?: string
  fields: NonNullable<Options<Name>['fields']>
}

/** A type of rows of an organization that `node` finds again: with the ids that every such type has. */
export function nodeType<const Name extends NodeModel>(
  name: Name,
  {
    description,
    fields,
    idDescription = 'Opaque global id.',
    uidDescription = 'The raw UUID.',
  }: NodeTypeOptions<Name>,
): ReturnType<Define<Name>> {
  // What the builder takes depends on the model, which has its name only where this function is called.
  const define = builder.prismaObject as unknown as (name: Name, options: object) => ReturnType<Define<Name>>
  return define.call(builder, name, {
    select: ROW_KEY,
    description,
    interfaces: [Node],
    fields: (t: IdBuilder) => ({
      id: t.id({
        description: idDescription,
        resolve: (row) => encodeGlobalId(name, row.organizationId, row.id),
      }),
      uid: t.field({ type: 'UUID', description: uidDescription, resolve: (row) => row.id }),
      // The same builder, as the model has it.
      ...fields(t as never),
    }),
  })
}

/** The row, or null for anything that is not there for this viewer: one answer, whatever the reason. */
async function findNode(context: Context, id: string): Promise<object | null> {
  const globalId = decodeGlobalId(id)
  if (globalId === null) return null
  if ('organizationId' in globalId && !context.viewer.memberships.has(globalId.organizationId)) return null
  const row = (await loads.get(globalId.type)?.(context, globalId)) ?? null
  if (row !== null) typeOfRow.set(row, globalId.type)
  return row
}

builder.queryFields((t) => ({
  node: t.field({
    type: Node,
    nullable: true,
    description:
      'The thing with this global id. Null, without an error, when there is none, when it belongs to an ' +
      'organization you are no member of, or when the id is malformed.',
    args: { id: t.arg.id({ required: true, description: 'A global id from any `id` field.' }) },
    resolve: (_root, { id }, context) => findNode(context, id),
  }),
  nodes: t.field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'The things with these global ids, in the same order; null where `node` would be null.',
    args: {
      ids: t.arg.idList({ required: true, description: 'At most 100 global ids. More: BAD_USER_INPUT.' }),
    },
    complexity: ({ ids }) => ({ field: 1, multiplier: Math.max(1, ids.length) }),
    resolve: (_root, { ids }, context) => {
      if (ids.length > MAX_NODES)
        throw badInput('ids', `takes at most ${MAX_NODES} ids, but got ${ids.length}.`)
      return Promise.all(ids.map((id) => findNode(context, id)))
    },
  }),
}))
