import type { GraphQLResolveInfo } from 'graphql'
import type { ArgumentBuilder } from '../../graph/connection/pageArgs.ts'
import type { Context } from '../../graph/context.ts'
import { badInput, refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import type { Rows } from '../../graph/read/table.ts'
import { resolveOrganization } from '../../graph/viewer.ts'
import type { ListKind } from './listKind.ts'
import { readView, type ViewArguments, ViewFault } from './readView.ts'
import { findView } from './type.ts'

/** The argument by which a list is read as a saved view shows it. */
export function viewArg(arg: ArgumentBuilder) {
  return {
    viewId: arg.id({
      description:
        'Global id or UUID of a saved view of this list: `where` narrows it further, `orderBy` and `search` take the place of ' +
        'its own. Without `organizationId` the list is that of the organization of the view. NOT_FOUND when there is none that ' +
        'you may see; BAD_USER_INPUT, naming the view, where the list refuses its filter or order by now.',
    }),
  }
}

type Asked = { organizationId?: string | null | undefined; viewId?: string | null | undefined }

/** What of the arguments of a list a view has a say in. */
type Picking = {
  where?: object | null | undefined
  search?: string | null | undefined
  includeInactive?: boolean | null | undefined
  orderBy?: readonly object[] | null | undefined
}

/**
 * Resolves a list by its arguments, or by those of a view and its own. The view is read by a statement before that of the
 * list, which is another one for each view; once, whatever asks for it.
 */
export function viewable<Arguments extends object, Answer>(
  list: ListKind,
  open: (context: Context, organizationId: string, args: Arguments, info: GraphQLResolveInfo) => Answer,
) {
  return (
    _root: unknown,
    { organizationId, viewId, ...args }: Asked & Arguments,
    context: Context,
    info: GraphQLResolveInfo,
  ): Answer | Promise<Answer> => {
    // What is left over of both.
    const asked = args as unknown as Arguments & Picking
    if (viewId === null || viewId === undefined) {
      return open(context, resolveOrganization(context.viewer, organizationId).id, asked, info)
    }
    return viewNamed(context, viewId, organizationId).then((view) => {
      const combined = combine(argumentsOf(context, info, list, view), asked)
      return open(context, view.organizationId, { ...asked, ...combined }, info)
    })
  }
}

async function viewNamed(
  context: Context,
  text: string,
  organizationId: Asked['organizationId'],
): Promise<Rows['SavedView']> {
  const place = resolveRow(context, 'SavedView', { argument: 'viewId', text, organizationId })
  const view = place && (await findView(context, place.organizationId, place.id))
  if (view === null) throw refuse('NOT_FOUND', 'There is no such view in your organization.')
  return view
}

function argumentsOf(
  context: Context,
  info: GraphQLResolveInfo,
  list: ListKind,
  view: Rows['SavedView'],
): ViewArguments {
  if (view.list !== list) {
    const [own, asked] = [view.list.toLowerCase(), list.toLowerCase()]
    throw badInput('viewId', `the saved view "${view.name}" is one of \`${own}\`, not of \`${asked}\`.`)
  }
  try {
    return readView(context, info.schema, view)
  } catch (error) {
    if (!(error instanceof ViewFault)) throw error
    throw badInput('viewId', `the saved view "${view.name}" no longer applies. ${error.message}`)
  }
}

/** Both filters hold. Alone, either stands as it is, so that its cursors are those of the list without a view. */
function combine(view: ViewArguments, asked: Picking): Picking {
  const wheres = [view.where, asked.where].filter((where) => where !== null && where !== undefined)
  return {
    ...(wheres.length === 0 ? {} : { where: wheres.length === 1 ? wheres[0] : { and: wheres } }),
    search: asked.search ?? view.search,
    orderBy: asked.orderBy ?? view.orderBy,
    ...(view.includeInactive === true ? { includeInactive: true } : {}),
  }
}
