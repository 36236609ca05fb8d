import { sql } from '../../../../database/sql.ts'
import { uuidv7 } from '../../../../database/uuid.ts'
import { builder } from '../../../../graph/builder.ts'
import { createdEdge } from '../../../../graph/mutation/createdEdge.ts'
import { givenOrganization, idempotencyKey, organizationId } from '../../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../../graph/mutation/mutation.ts'
import { tagList } from '../query.ts'
import { Tag, TagEdge, tagById } from '../type.ts'
import { COLOR_RULE, NAME_RULE, nameTaken, readColor, readTagName } from './tagInput.ts'

const TagCreateInput = builder.inputType('TagCreateInput', {
  description: 'A tag to be made.',
  fields: (t) => ({
    ...organizationId(t),
    name: t.string({ required: true, description: NAME_RULE }),
    color: t.string({ description: `${COLOR_RULE} Left out or null: none.` }),
    ...idempotencyKey(t),
  }),
})

mutation('tagCreate', {
  description:
    'Makes a tag that parties can be marked with. TAKEN where there is one of that name, in whatever case.',
  input: TagCreateInput,
  payload: (t) => ({
    tag: t.field({ type: Tag, nullable: true, description: 'The tag.', resolve: changedRow(tagById) }),
    tagEdge: t.field({
      type: TagEdge,
      nullable: true,
      description: 'The tag as an edge of `tags`.',
      resolve: createdEdge(tagList),
    }),
  }),
  organizationOf: givenOrganization,
  change: async ({ run, organizationId: organization, now }, input) => {
    const { name, nameKey } = readTagName(input.name)
    const color = input.color ? readColor(input.color) : null
    const id = uuidv7()
    const made = await run<{ id: string }>(sql`
      insert into tag (organization_id, id, name, name_key, color, created_at, updated_at)
      values (${organization}::uuid, ${id}::uuid, ${name}::text, ${nameKey}::text, ${color}::text,
        ${now}::timestamptz, ${now}::timestamptz)
      on conflict (organization_id, name_key) do nothing returning id`)
    if (made.length === 0) throw nameTaken(name)
    return { result: { id }, entity: { type: 'Tag', id }, changes: { name, color } }
  },
})
