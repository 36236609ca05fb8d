import { changedRow, mutation } from '../../mutation/mutation.ts'
import { Party, partyById } from '../type.ts'
import { OutreachPauseInput, organizationOfParty, pauseOutreach } from './pauseOutreach.ts'

mutation('outreachPause', {
  description:
    'Pauses e-mail outreach to a party: nothing is mailed about its invoices until somebody resumes it.',
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
  change: (work, input) => pauseOutreach(work, input, true),
})
