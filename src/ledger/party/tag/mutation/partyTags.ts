import { sql } from '../../../../database/sql.ts'
import { builder } from '../../../../graph/builder.ts'
import { checkAllFound, idsIn } from '../../../../graph/mutation/idList.ts'
import { idempotencyKey, organizationOfId } from '../../../../graph/mutation/input.ts'
import type { Work } from '../../../../graph/mutation/work.ts'

/** A party bears no more tags than this, and no more are named at once. */
export const MOST_TAGS = 100

/** What names a party and tags, in an input of this name. */
export const partyTagsInput = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({
      partyId: t.id({ required: true, description: 'Global id of the party.' }),
      tagIds: t.idList({
        required: true,
        description: `Global ids of tags, 1 to ${MOST_TAGS}; more: TOO_MANY_ITEMS.`,
      }),
      ...idempotencyKey(t),
    }),
  })

type Input = ReturnType<typeof partyTagsInput>['$inferInput']

export const organizationOfParty = (context: Parameters<typeof organizationOfId>[0], { partyId }: Input) =>
  organizationOfId(context, 'Party', partyId, 'partyId')

/** The tags that are named, which stay what they are until the transaction ends. */
export async function namedTags(work: Work, { tagIds }: Pick<Input, 'tagIds'>): Promise<string[]> {
  const ids = idsIn(work, 'Tag', tagIds, { field: 'tagIds', most: MOST_TAGS })
  const found = await work.run<{ id: string }>(sql`select t.id from tag t
    where t.organization_id = ${work.organizationId}::uuid and t.id = any(${ids}::uuid[]) order by t.id for key share`)
  checkAllFound(work, 'Tag', { ids: tagIds, field: 'tagIds', found })
  return ids
}
