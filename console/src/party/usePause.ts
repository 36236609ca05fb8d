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
export function usePause(isPaused: boolean) {
  const options = { refetchQueries: ['PartyTimeline'] }
  const pause = useAction(PAUSE, options)
  const resume = useAction(RESUME, options)
  return isPaused ? resume : pause
}
