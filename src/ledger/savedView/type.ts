import { connectionTypes } from '../../graph/connection/connectionType.ts'
import type { Context } from '../../graph/context.ts'
import { nodeType, registerNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import type { Rows } from '../../graph/read/table.ts'
import type { Viewer } from '../../graph/viewer.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { ListKind } from './listKind.ts'
import { readView, ViewFault } from './readView.ts'
import { mayChange } from './rules.ts'

const anyViewById = rowById('SavedView')

/** What is private is there for its maker alone. */
export function isVisible(viewer: Viewer, view: Pick<Rows['SavedView'], 'isShared' | 'ownerId'>): boolean {
  return view.isShared || view.ownerId === viewer.userId
}

/** A view that the viewer may see; null for any other. */
export async function findView(
  context: Context,
  organizationId: string,
  id: string,
): Promise<Rows['SavedView'] | null> {
  const view = await anyViewById(context, organizationId, id)
  return view !== null && isVisible(context.viewer, view) ? view : null
}

export const SavedView = nodeType('SavedView', {
  description:
    'How somebody looks at a list, kept under a name: its filter, search and order, for `viewId` of the list, and what a front ' +
    'end shows of it. Days in it are counted where the organization is, on the day of the request.',
  fields: (t) => ({
    list: t.expose('list', { type: ListKind, description: 'The list that it is a view of.' }),
    name: t.exposeString('name', { description: 'What people call it.' }),
    where: t.field({
      type: 'JSON',
      nullable: true,
      description:
        'Its filter, as the variable `where` of the list takes it (`InvoiceWhere` and its neighbours); null: none.',
      select: { filter: true },
      resolve: ({ filter }) => filter,
    }),
    search: t.exposeString('search', {
      nullable: true,
      description: 'The words it searches for; null: none.',
    }),
    includeInactive: t.exposeBoolean('includeInactive', {
      description: 'Of a view of `invoices`: whether it shows inactive ones too.',
    }),
    orderBy: t.expose('orderBy', {
      type: 'JSON',
      nullable: true,
      description:
        'Its order, as the variable `orderBy` of the list takes it; null: the usual one of the list.',
    }),
    columns: t.exposeStringList('columns', {
      description: 'What a front end shows of each row, in its own words. Nobody else reads them.',
    }),
    isShared: t.exposeBoolean('isShared', {
      description: 'true: everybody in the organization sees it. false: only its maker does.',
    }),
    owner: t.field({
      type: User,
      description: 'Who made it.',
      ...related(memberById, 'ownerId'),
      resolve: async (view, _arguments, context) => {
        const owner = await memberById.of(context, view, 'ownerId')
        if (owner === null) throw new Error(`No member ${view.ownerId}.`)
        return owner
      },
    }),
    mayChange: t.boolean({
      description: 'Whether you may change and delete it: its maker may, and administrators what is shared.',
      select: { ownerId: true, isShared: true },
      resolve: (view, _arguments, { viewer }) => mayChange(viewer, view),
    }),
    problem: t.string({
      nullable: true,
      description:
        'Why the list refuses it by now, such as a field of its filter that is gone; null where it can be used.',
      select: { list: true, filter: true, search: true, includeInactive: true, orderBy: true },
      resolve: (view, _arguments, context, info) => {
        try {
          readView(context, info.schema, view)
          return null
        } catch (error) {
          if (error instanceof ViewFault) return error.message
          throw error
        }
      },
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was made.' }),
    updatedAt: t.expose('updatedAt', {
      type: 'DateTime',
      description: 'When it was last changed: `expectedUpdatedAt` of a change.',
    }),
  }),
})

registerNode('SavedView', (context, globalId) =>
  'organizationId' in globalId ? findView(context, globalId.organizationId, globalId.id) : null,
)

export const { connection: SavedViewConnection, edge: SavedViewEdge } = connectionTypes(
  'SavedView',
  SavedView,
  'saved views',
)
