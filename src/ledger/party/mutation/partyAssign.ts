import { builder } from '../../../graph/builder.ts'
import { changedRows, organizationOfIds } from '../../../graph/mutation/idList.ts'
import { idempotencyKey } from '../../../graph/mutation/input.ts'
import { mutation } from '../../../graph/mutation/mutation.ts'
import { assign, MOST_ASSIGNED } from '../../organization/assign.ts'
import { Party, partyById } from '../type.ts'

const PartyAssignInput = builder.inputType('PartyAssignInput', {
  description: 'Who is to be in charge of parties.',
  fields: (t) => ({
    partyIds: t.idList({
      required: true,
      description: `Global ids of parties, 1 to ${MOST_ASSIGNED}; more: TOO_MANY_ITEMS.`,
    }),
    assigneeId: t.id({
      description:
        'Global id of somebody who belongs to the organization today, else NOT_FOUND. Null: nobody. Left out: REQUIRED.',
    }),
    ...idempotencyKey(t),
  }),
})

mutation('partyAssign', {
  description:
    'Puts somebody in charge of parties: of all that are named, or, where anything is wrong with one of them, of none. The ' +
    'entry in the audit log is about the first one and names each that changed. Their invoices keep whoever is in charge of them.',
  input: PartyAssignInput,
  payload: (t) => ({
    parties: t.field({
      type: [Party],
      nullable: true,
      description: 'The parties, in the order they were named, each once.',
      resolve: changedRows(partyById),
    }),
  }),
  organizationOf: (context, { partyIds }) => organizationOfIds(context, 'Party', partyIds, 'partyIds'),
  change: (work, { partyIds, assigneeId }) =>
    assign(work, { model: 'Party', ids: partyIds, field: 'partyIds', assigneeId }),
})
