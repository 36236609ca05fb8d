import { sql } from '../../../../database/sql.ts'
import { changedRow, mutation } from '../../../../graph/mutation/mutation.ts'
import { lockParty } from '../../mutation/lockParty.ts'
import { Party, partyById } from '../../type.ts'
import { namedTags, organizationOfParty, partyTagsInput } from './partyTags.ts'

mutation('partyTagRemove', {
  description: 'Takes tags off a party. A tag that it does not bear is passed over.',
  input: partyTagsInput('PartyTagRemoveInput', 'Tags that a party is not to bear any more.'),
  payload: (t) => ({
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party without them.',
      resolve: changedRow(partyById),
    }),
  }),
  organizationOf: organizationOfParty,
  change: async (work, input) => {
    const { run, organizationId } = work
    const { id } = await lockParty(work, input.partyId)
    const tagIds = await namedTags(work, input)
    const removed = await run<{ tagId: string }>(sql`delete from party_tag
      where organization_id = ${organizationId}::uuid and party_id = ${id}::uuid and tag_id = any(${tagIds}::uuid[])
      returning tag_id as "tagId"`)
    return {
      result: { id },
      entity: { type: 'Party', id },
      changes: { removedTagIds: removed.map(({ tagId }) => tagId) },
    }
  },
})
