import { graphql } from '../graphql/gql.ts'

export const AGEING_GROUP = graphql(`
  fragment AgeingGroup_group on ReceivablesAgingGroup {
    currency
    count
    outstanding {
      minorUnits
      currency
      amount
    }
    overdue {
      minorUnits
      currency
      amount
    }
    unappliedCredit {
      minorUnits
      currency
      amount
    }
    buckets {
      fromDays
      toDays
      count
      amount {
        minorUnits
        currency
        amount
      }
    }
    party {
      id
      name
    }
    assignee {
      id
      name
    }
    tag {
      id
      name
    }
  }
`)

export const AGEING = graphql(`
  query NumbersAgeing(
    $organizationId: ID!
    $currency: CurrencyCode!
    $asOf: LocalDate!
    $edges: [Int!]!
    $basis: AgingBasis!
    $groupBy: ReceivablesGrouping!
    $first: Int!
    $after: String
  ) {
    ageing: receivablesAging(
      organizationId: $organizationId
      where: { currency: { eq: $currency } }
      asOf: $asOf
      edges: $edges
      basis: $basis
      groupBy: $groupBy
      first: $first
      after: $after
    ) {
      totalCount
      totals {
        ...AgeingGroup_group
      }
      edges {
        cursor
        node {
          ...AgeingGroup_group
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    everything: receivablesAging(
      organizationId: $organizationId
      asOf: $asOf
      edges: $edges
      basis: $basis
      groupBy: CURRENCY
      first: 1
    ) {
      ...CurrencySummary_ageing
    }
  }
`)
