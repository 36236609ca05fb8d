import { isUniqueViolation } from '../../../../database/uniqueViolation.ts'
import { builder } from '../../../../graph/builder.ts'
import { idempotencyKey, organizationOfId } from '../../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../../graph/mutation/mutation.ts'
import { changesOf, givenOf, keptValue } from '../../../../graph/mutation/patch.ts'
import { Tag, tagById } from '../type.ts'
import { COLOR_RULE, lockTag, NAME_RULE, nameTaken, readColor, readTagName } from './tagInput.ts'

const TagUpdateInput = builder.inputType('TagUpdateInput', {
  description: 'What is to be changed of a tag. What is left out stays as it is.',
  fields: (t) => ({
    tagId: t.id({ required: true, description: 'Global id of the tag.' }),
    name: t.string({ description: `${NAME_RULE} Null: REQUIRED.` }),
    color: t.string({ description: `${COLOR_RULE} Null: none.` }),
    ...idempotencyKey(t),
  }),
})

mutation('tagUpdate', {
  description:
    'Changes the name or the colour of a tag, on all parties that bear it. TAKEN where another tag has the name.',
  input: TagUpdateInput,
  payload: (t) => ({
    tag: t.field({
      type: Tag,
      nullable: true,
      description: 'The tag as it is now.',
      resolve: changedRow(tagById),
    }),
  }),
  organizationOf: (context, { tagId }) => organizationOfId(context, 'Tag', tagId, 'tagId'),
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const tag = await lockTag(work, input.tagId)
    const given = keptValue(input.name, 'name')
    const named = given === undefined ? undefined : readTagName(given)
    const patch = givenOf({
      name: named?.name,
      nameKey: named?.nameKey,
      color: input.color ? readColor(input.color) : input.color,
    })
    const update = tx.tag.update({
      where: { organizationId_id: { organizationId, id: tag.id } },
      data: { ...patch, updatedAt: now },
    })
    await update.catch((error: unknown) => {
      throw isUniqueViolation(error) ? nameTaken(patch.name ?? tag.name) : error
    })
    const { nameKey: _nameKey, ...told } = patch
    return { result: { id: tag.id }, entity: { type: 'Tag', id: tag.id }, changes: changesOf(tag, told) }
  },
})
