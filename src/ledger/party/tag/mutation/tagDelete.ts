import { builder } from '../../../../graph/builder.ts'
import { encodeGlobalId } from '../../../../graph/globalId.ts'
import { idempotencyKey, organizationOfId } from '../../../../graph/mutation/input.ts'
import { mutation } from '../../../../graph/mutation/mutation.ts'
import { lockTag } from './tagInput.ts'

const TagDeleteInput = builder.inputType('TagDeleteInput', {
  description: 'A tag that is not needed any more.',
  fields: (t) => ({
    tagId: t.id({ required: true, description: 'Global id of the tag.' }),
    ...idempotencyKey(t),
  }),
})

mutation('tagDelete', {
  description:
    'Takes a tag off all parties that bear it, and deletes it. NOT_FOUND when it is deleted already.',
  input: TagDeleteInput,
  payload: (t) => ({
    deletedTagId: t.id({
      nullable: true,
      description: 'The global id of what was the tag, for a client to drop it from its cache.',
      resolve: ({ organizationId, result }) =>
        typeof result?.id === 'string' ? encodeGlobalId('Tag', organizationId, result.id) : null,
    }),
    partyCount: t.int({
      nullable: true,
      description: 'How many parties bore it.',
      resolve: ({ result }) => (typeof result?.partyCount === 'number' ? result.partyCount : null),
    }),
  }),
  organizationOf: (context, { tagId }) => organizationOfId(context, 'Tag', tagId, 'tagId'),
  change: async (work, input) => {
    const { tx, organizationId } = work
    const { id, name } = await lockTag(work, input.tagId)
    const { count: partyCount } = await tx.partyTag.deleteMany({ where: { organizationId, tagId: id } })
    await tx.tag.delete({ where: { organizationId_id: { organizationId, id } } })
    return { result: { id, partyCount }, entity: { type: 'Tag', id }, changes: { name, partyCount } }
  },
})
