import { sql } from '../../../../database/sql.ts'
import { uuidv7 } from '../../../../database/uuid.ts'
import type { LoadContext } from '../../../../graph/context.ts'
import { mutation } from '../../../../graph/mutation/mutation.ts'
import type { Outcome } from '../../../../graph/mutation/perform.ts'
import { refusal } from '../../../../graph/mutation/userError.ts'
import type { Work } from '../../../../graph/mutation/work.ts'
import { lockParty } from '../../mutation/lockParty.ts'
import { PartyTag, tagsByParty } from '../type.ts'
import { MOST_TAGS, namedTags, organizationOfParty, partyTagsInput } from './partyTags.ts'

mutation('partyTagAdd', {
  description:
    `Marks a party with tags. A tag that it bears already stays as it is. TOO_MANY_ITEMS where it would bear more than ` +
    `${MOST_TAGS}: then none is added.`,
  input: partyTagsInput('PartyTagAddInput', 'Tags that a party is to bear.'),
  payload: (t) => ({
    partyTags: t.field({
      type: [PartyTag],
      nullable: true,
      description: 'All tags that the party bears now.',
      resolve: bornByParty,
    }),
  }),
  organizationOf: organizationOfParty,
  change: async (work, input) => {
    const party = await lockParty(work, input.partyId)
    const tagIds = await namedTags(work, input)
    const added = await addTags(work, party.id, tagIds)
    const born = await work.tx.partyTag.count({
      where: { organizationId: work.organizationId, partyId: party.id },
    })
    if (born > MOST_TAGS) {
      const message = `The party would bear ${born} tags; at most ${MOST_TAGS} are allowed.`
      throw refusal('TOO_MANY_ITEMS', 'tagIds', message)
    }
    return {
      result: { id: party.id },
      entity: { type: 'Party', id: party.id },
      changes: { addedTagIds: added },
    }
  },
})

/** The tags that it did not bear before. */
async function addTags({ run, organizationId, now }: Work, partyId: string, tagIds: readonly string[]) {
  const ids = tagIds.map(() => uuidv7())
  const added = await run<{ tagId: string }>(sql`
    insert into party_tag (organization_id, id, party_id, tag_id, is_manual, created_at, updated_at)
    select ${organizationId}::uuid, given.id, ${partyId}::uuid, given.tag_id, true, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${ids}::uuid[], ${[...tagIds]}::uuid[]) given(id, tag_id)
    on conflict (organization_id, party_id, tag_id) do nothing returning tag_id as "tagId"`)
  return added.map(({ tagId }) => tagId)
}

function bornByParty({ organizationId, result }: Outcome, _arguments: object, context: LoadContext) {
  return typeof result?.id === 'string' ? tagsByParty(context, organizationId, result.id) : null
}
