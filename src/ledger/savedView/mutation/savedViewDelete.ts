import { builder } from '../../../graph/builder.ts'
import { encodeGlobalId } from '../../../graph/globalId.ts'
import { checkNotStale, expectedUpdatedAt } from '../../../graph/mutation/expectedUpdatedAt.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { lockView } from './viewInput.ts'

const SavedViewDeleteInput = builder.inputType('SavedViewDeleteInput', {
  description: 'A view that is not needed any more.',
  fields: (t) => ({
    viewId: t.id({ required: true, description: 'Global id of the view.' }),
    ...expectedUpdatedAt(t),
    ...idempotencyKey(t),
  }),
})

mutation('savedViewDelete', {
  description:
    'Deletes a saved view; the rows of its list stay. For its maker, and for administrators where it is shared; NOT_ALLOWED to ' +
    'others. NOT_FOUND when it is deleted already.',
  input: SavedViewDeleteInput,
  payload: (t) => ({
    deletedViewId: t.id({
      nullable: true,
      description: 'The global id of what was the view, for a client to drop it from its cache.',
      resolve: ({ organizationId, result }) =>
        typeof result?.id === 'string' ? encodeGlobalId('SavedView', organizationId, result.id) : null,
    }),
  }),
  organizationOf: (context, { viewId }) => organizationOfId(context, 'SavedView', viewId, 'viewId'),
  change: async (work, input) => {
    const { tx, organizationId } = work
    const view = await lockView(work, input.viewId)
    checkNotStale(view, input.expectedUpdatedAt)
    const { id, list, name, isShared } = view
    await tx.savedView.delete({ where: { organizationId_id: { organizationId, id } } })
    const changes = { list, isShared, ...(isShared ? { name } : {}) }
    return { result: { id }, entity: { type: 'SavedView', id }, changes }
  },
})
