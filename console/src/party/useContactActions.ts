import { useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'

const ARCHIVE = graphql(`
  mutation ArchiveContact($input: ContactArchiveInput!) {
    contactArchive(input: $input) {
      contact {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const MAKE_PRIMARY = graphql(`
  mutation MakeContactPrimary($input: ContactMakePrimaryInput!) {
    contactMakePrimary(input: $input) {
      contact {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const READ_AGAIN = { refetchQueries: ['PartyPage', 'PartyTimeline'] }

export function useContactActions(warn: (sentence: string) => void) {
  const archiving = useAction(ARCHIVE, {
    ...READ_AGAIN,
    onCompleted: ({ contactArchive }) => say(contactArchive),
  })
  const promoting = useAction(MAKE_PRIMARY, {
    ...READ_AGAIN,
    onCompleted: ({ contactMakePrimary }) => say(contactMakePrimary),
  })
  const say = ({ userErrors }: { userErrors: readonly { message: string }[] }) => {
    for (const { message } of userErrors) warn(message)
  }
  return {
    archive: (contactId: string) => archiving.run({ input: { contactId } }),
    makePrimary: (contactId: string) => promoting.run({ input: { contactId } }),
  }
}
