import { isUniqueViolation } from '../../../database/uniqueViolation.ts'
import { builder } from '../../../graph/builder.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { changesOf, givenOf, keptValue } from '../../../graph/mutation/patch.ts'
import { updatedAfter } from '../../../graph/mutation/updatedAfter.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import { SavedView } from '../type.ts'
import { changedView } from './changedView.ts'
import {
  checkApplies,
  keptFields,
  lockView,
  NAME_RULE,
  nameTaken,
  readColumns,
  readJson,
  readSearch,
  readViewName,
} from './viewInput.ts'

const SavedViewUpdateInput = builder.inputType('SavedViewUpdateInput', {
  description: 'What is to be changed of a view. What is left out stays as it is.',
  fields: (t) => ({
    viewId: t.id({ required: true, description: 'Global id of the view.' }),
    name: t.string({ description: `${NAME_RULE} Null: REQUIRED.` }),
    ...keptFields(t),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

type Input = typeof SavedViewUpdateInput.$inferInput

mutation('savedViewUpdate', {
  description:
    'Changes a saved view, but not the list that it is of. For its maker, and for administrators where it is shared; ' +
    'NOT_ALLOWED to others, and NOT_FOUND to those who do not see it. Cursors of the list as it was end with a change of its ' +
    'filter or order.',
  input: SavedViewUpdateInput,
  payload: (t) => ({
    savedView: t.field({
      type: SavedView,
      nullable: true,
      description: 'The view as it is now.',
      resolve: changedView,
    }),
  }),
  organizationOf: (context, { viewId }) => organizationOfId(context, 'SavedView', viewId, 'viewId'),
  change: async (work, input, asked) => {
    const { tx, organizationId, viewer, now } = work
    const view = await lockView(work, input.viewId)
    checkNotStale(view, input.expectedUpdatedAt)
    const { where, orderBy } = input
    const patch = readPatch(input)
    if (view.isShared && patch.isShared === false && view.ownerId !== viewer.userId) {
      const message = 'Only its maker may take a view back from the organization; you may delete it.'
      throw refusal('NOT_ALLOWED', 'isShared', message)
    }
    // One that no longer applies may still be renamed, shared and hidden.
    if (speaksOfRows(input)) {
      checkApplies(asked, { ...view, ...patch, ...givenOf({ filter: where, orderBy }) })
    }
    const json = givenOf({
      filter: where === undefined ? undefined : readJson(where, 'where'),
      orderBy: orderBy === undefined ? undefined : readJson(orderBy, 'orderBy'),
    })
    const { id } = view
    const data = { ...patch, ...json, updatedAt: updatedAfter(view, now) }
    const update = tx.savedView.update({ where: { organizationId_id: { organizationId, id } }, data })
    await update.catch((error: unknown) => {
      throw isUniqueViolation(error)
        ? nameTaken(patch.name ?? view.name, patch.isShared ?? view.isShared)
        : error
    })
    const parts = (['where', 'orderBy', 'columns'] as const).filter((part) => input[part] !== undefined)
    return { result: { id }, entity: { type: 'SavedView', id }, changes: changesToTell(view, patch, parts) }
  },
})

type View = Awaited<ReturnType<typeof lockView>>

/** Everybody in the organization may read the audit log: of a view that they do not see it tells no more than what was changed. */
function changesToTell(view: View, patch: ReturnType<typeof readPatch>, parts: readonly string[]) {
  const { nameKey: _nameKey, columns: _columns, isShared = view.isShared, ...rest } = patch
  const values = changesOf(view, rest)
  const sharing = isShared === view.isShared ? {} : { isShared: { before: view.isShared, after: isShared } }
  if (view.isShared && isShared) {
    return { ...values, ...(parts.length > 0 ? { replaced: parts } : {}) }
  }
  const replaced = [...Object.keys(values), ...parts]
  return { list: view.list, isShared, ...sharing, ...(replaced.length > 0 ? { replaced } : {}) }
}

function readPatch(input: Input) {
  const { search, includeInactive, columns, isShared } = input
  const name = keptValue(input.name, 'name')
  const named = name === undefined ? undefined : readViewName(name)
  return givenOf({
    name: named?.name,
    nameKey: named?.nameKey,
    search: search === undefined ? undefined : readSearch(search),
    includeInactive: includeInactive === undefined ? undefined : (includeInactive ?? false),
    columns: columns === undefined ? undefined : readColumns(columns),
    isShared: isShared === undefined ? undefined : (isShared ?? false),
  })
}

function speaksOfRows({ where, search, includeInactive, orderBy }: Input): boolean {
  return [where, search, includeInactive, orderBy].some((part) => part !== undefined)
}
