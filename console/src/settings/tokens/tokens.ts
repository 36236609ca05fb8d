import { graphql } from '../../graphql/gql.ts'
import type { OwnTokenFragment } from '../../graphql/graphql.ts'

export const OWN_TOKEN = graphql(`
  fragment OwnToken on ApiToken {
    id
    name
    lastFour
    isReadOnly
    isSession
    isCurrent
    createdAt
    expiresAt
    revokedAt
  }
`)

export const OWN_TOKENS = graphql(`
  query SettingsTokens {
    viewer {
      apiTokens {
        id
        ...OwnToken
      }
    }
  }
`)

export const TOKEN_CREATE = graphql(`
  mutation SettingsTokenCreate($input: ApiTokenCreateInput!) {
    apiTokenCreate(input: $input) {
      token
      apiToken {
        id
        ...OwnToken
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export const TOKEN_REVOKE = graphql(`
  mutation SettingsTokenRevoke($input: ApiTokenRevokeInput!) {
    apiTokenRevoke(input: $input) {
      apiToken {
        id
        ...OwnToken
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

export type OwnToken = OwnTokenFragment

export function hasExpired({ expiresAt }: OwnToken): boolean {
  return expiresAt !== null && expiresAt !== undefined && Date.parse(expiresAt) <= Date.now()
}

export function hasEnded(token: OwnToken): boolean {
  return (token.revokedAt !== null && token.revokedAt !== undefined) || hasExpired(token)
}
