import { graphql } from '../graphql/gql.ts'
import type { FixDialog_BounceFragment } from '../graphql/graphql.ts'

export const BOUNCE_FIX = graphql(`
  fragment FixDialog_bounce on BouncingContact {
    id
    address
    contact {
      id
      name
      isArchived
    }
    party {
      id
      name
    }
    suggestedContact {
      id
    }
  }
`)

export type BounceToFix = FixDialog_BounceFragment
