import { graphql } from '../graphql/gql.ts'

export const TREND_PERIOD = graphql(`
  fragment TrendPeriod_metrics on ReceivablesMetrics {
    from
    to
    currency
    dso
    bestPossibleDso
    collectionEffectivenessIndex
    averageDelayDays
    turnover
    openingReceivables {
      minorUnits
      currency
      amount
    }
    sales {
      minorUnits
      currency
      amount
    }
    closingReceivables {
      minorUnits
      currency
      amount
    }
    closingNotOverdue {
      minorUnits
      currency
      amount
    }
  }
`)

export const TREND = graphql(`
  query NumbersTrend(
    $organizationId: ID!
    $from: LocalDate!
    $to: LocalDate!
    $interval: ReceivablesInterval!
  ) {
    receivablesMetrics(organizationId: $organizationId, from: $from, to: $to, interval: $interval) {
      ...TrendPeriod_metrics
    }
  }
`)
