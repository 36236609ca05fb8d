import { graphql } from '../graphql/gql.ts'

export const BOUNCES = graphql(`
  query Bounces(
    $organizationId: ID!
    $where: BouncingContactWhere
    $search: String
    $orderBy: [BouncingContactOrder!]
    $first: Int!
    $after: String
  ) {
    bouncingContacts(
      organizationId: $organizationId
      where: $where
      search: $search
      orderBy: $orderBy
      first: $first
      after: $after
    ) {
      ...BounceTotals_connection
      edges {
        cursor
        node {
          id
          address
          isSuppressed
          ...BounceRow_bounce
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`)

/** One row anew: what was done to a contact changes what is said of its address. */
export const BOUNCE = graphql(`
  query Bounce($id: ID!) {
    node(id: $id) {
      id
      ... on BouncingContact {
        isSuppressed
        ...BounceRow_bounce
      }
    }
  }
`)
