import { useToasts } from '../components/Toasts.tsx'
import { useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'

const PAUSE = graphql(`
  mutation PauseOutreach($input: OutreachPauseInput!) {
    outreachPause(input: $input) {
      party {
        id
        isEmailOutreachPaused
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const RESUME = graphql(`
  mutation ResumeOutreach($input: OutreachResumeInput!) {
    outreachResume(input: $input) {
      party {
        id
        isEmailOutreachPaused
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

/** Has mail to a party rest, or go on. */
export function usePause(partyId: string) {
  const { warn } = useToasts()
  const pause = useAction(PAUSE, { refetchQueries: ['PartyTimeline'] })
  const resume = useAction(RESUME, { refetchQueries: ['PartyTimeline'] })
  const toggle = async (isPaused: boolean) => {
    await (isPaused ? resume : pause).run({ input: { partyId } })
    for (const { message } of [...pause.faults, ...resume.faults]) warn(message)
  }
  return { toggle, isBusy: pause.isBusy || resume.isBusy }
}
