import { builder } from '../../../graph/builder.ts'
import { idempotencyKey, organizationOfId } from '../../../graph/mutation/input.ts'
import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { changesOf } from '../../../graph/mutation/patch.ts'
import { Party, partyById } from '../type.ts'
import { lockParty } from './lockParty.ts'
import { partyFields, readParty } from './partyInput.ts'

const PartyUpdateInput = builder.inputType('PartyUpdateInput', {
  description: 'What is to be changed of a party. What is left out stays as it is.',
  fields: (t) => ({
    partyId: t.id({ required: true, description: 'Global id of the party.' }),
    ...partyFields(t),
    ...idempotencyKey(t),
  }),
})

mutation('partyUpdate', {
  description: 'Changes a party. Its invoices show and are found by a new name at once.',
  input: PartyUpdateInput,
  payload: (t) => ({
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party as it is now.',
      resolve: changedRow(partyById),
    }),
  }),
  organizationOf: (context, { partyId }) => organizationOfId(context, 'Party', partyId, 'partyId'),
  change: async (work, input) => {
    const { tx, organizationId, now } = work
    const party = await lockParty(work, input.partyId)
    const patch = readParty(input)
    await tx.party.update({
      where: { organizationId_id: { organizationId, id: party.id } },
      data: { ...patch, updatedAt: now },
    })
    return {
      result: { id: party.id },
      entity: { type: 'Party', id: party.id },
      changes: changesOf(party, patch, ['description']),
    }
  },
})
