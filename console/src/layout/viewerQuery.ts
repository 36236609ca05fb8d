import { graphql } from '../graphql/gql.ts'

export const VIEWER = graphql(`
  query ConsoleViewer {
    viewer {
      isReadOnly
      user {
        id
        name
        email
      }
      organizations {
        isDefault
        isOrgAdmin
        organization {
          id
          name
          timezone
          defaultCurrency
        }
      }
    }
  }
`)
