import { graphql } from '../../graphql/gql.ts'
import type { AuditOutcome } from '../../graphql/graphql.ts'

export const AUDIT_ITEM = graphql(`
  fragment AuditItem on AuditEntry {
    id
    occurredAt
    action
    outcome
    code
    source
    actor {
      id
      name
    }
    tokenName
    clientAddress
    entityType
    entityId
    changes
  }
`)

export const AUDIT = graphql(`
  query SettingsAudit($organizationId: ID!, $where: AuditEntryWhere, $first: Int!, $after: String) {
    auditEntries(organizationId: $organizationId, where: $where, first: $first, after: $after) {
      totalCount
      edges {
        node {
          id
          ...AuditItem
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)

/** Who may have done something: the members of today. */
export const AUDIT_ACTORS = graphql(`
  query SettingsAuditActors($organizationId: ID!) {
    organization(id: $organizationId) {
      id
      members {
        id
        uid
        name
      }
    }
  }
`)

export type AuditFilter = {
  action: string
  actorId: string
  outcome: AuditOutcome | ''
  /** Days of the organization, both included. */
  from: string
  through: string
}

export const NO_FILTER: AuditFilter = { action: '', actorId: '', outcome: '', from: '', through: '' }
