import { useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'

const CANCEL = graphql(`
  mutation CancelPromise($input: PromiseToPayCancelInput!) {
    promiseToPayCancel(input: $input) {
      promise {
        id
        status
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export function useCancelPromise() {
  return useAction(CANCEL, { refetchQueries: ['InvoicePage', 'InvoiceTimeline'] })
}
