import { changedRow, mutation } from '../../../graph/mutation/mutation.ts'
import { Party, partyById } from '../type.ts'
import { organizationOfParty, outreachPauseInput, pauseOutreach } from './pauseOutreach.ts'

mutation('outreachResume', {
  description: 'Takes e-mail outreach to a party up again. IMMUTABLE_STATE when it is not paused.',
  input: outreachPauseInput('OutreachResumeInput', 'The party whose e-mail outreach is to be resumed.'),
  payload: (t) => ({
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party, no longer paused.',
      resolve: changedRow(partyById),
    }),
  }),
  organizationOf: organizationOfParty,
  change: (work, input) => pauseOutreach(work, input, false),
})
