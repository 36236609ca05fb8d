import { changedRow, mutation } from '../../mutation/mutation.ts'
import { Party, partyById } from '../type.ts'
import { OutreachPauseInput, organizationOfParty, pauseOutreach } from './pauseOutreach.ts'

mutation('outreachResume', {
  description: 'Takes e-mail outreach to a party up again.',
  input: OutreachPauseInput,
  payload: (t) => ({
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party.',
      resolve: changedRow(partyById),
    }),
  }),
  organizationOf: organizationOfParty,
  change: (work, input) => pauseOutreach(work, input, false),
})
