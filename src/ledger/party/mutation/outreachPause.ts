import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Party, partyById } from '../type.ts'
import { organizationOfParty, outreachPauseInput, pauseOutreach } from './pauseOutreach.ts'

mutation('outreachPause', {
  description:
    'Pauses e-mail outreach to a party: nothing is mailed about its invoices until somebody resumes it. ' +
    'IMMUTABLE_STATE when it is paused already.',
  input: outreachPauseInput('OutreachPauseInput', 'The party whose e-mail outreach is to be paused.'),
  payload: (t) => ({
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party, paused.',
      resolve: changedRow(partyById),
    }),
  }),
  organizationOf: organizationOfParty,
  change: (work, input) => pauseOutreach(work, input, true),
})
