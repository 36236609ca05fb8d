import { graphql } from '../../graphql/gql.ts'
import type { SuppressionItemFragment } from '../../graphql/graphql.ts'

export const SUPPRESSION = graphql(`
  fragment SuppressionItem on Suppression {
    id
    address
    reason
    note
    createdAt
    createdBy {
      id
      name
    }
  }
`)

export const SUPPRESSIONS = graphql(`
  query SettingsSuppressions(
    $organizationId: ID!
    $where: SuppressionWhere
    $search: String
    $first: Int!
    $after: String
  ) {
    suppressions(
      organizationId: $organizationId
      where: $where
      search: $search
      first: $first
      after: $after
    ) {
      totalCount
      edges {
        node {
          id
          ...SuppressionItem
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

export const SUPPRESSION_ADD = graphql(`
  mutation SettingsSuppressionAdd($input: SuppressionAddInput!) {
    suppressionAdd(input: $input) {
      suppression {
        id
        ...SuppressionItem
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export const SUPPRESSION_REMOVE = graphql(`
  mutation SettingsSuppressionRemove($input: SuppressionRemoveInput!) {
    suppressionRemove(input: $input) {
      address
      removedCount
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export type Suppression = SuppressionItemFragment

export const REASONS = ['HARD_BOUNCE', 'SOFT_BOUNCES', 'COMPLAINT', 'UNSUBSCRIBE', 'MANUAL'] as const

export type Reason = (typeof REASONS)[number]

/** What somebody said themselves is lifted by administrators alone. */
export function isOwnWord(reason: string): boolean {
  return reason === 'COMPLAINT' || reason === 'UNSUBSCRIBE'
}
