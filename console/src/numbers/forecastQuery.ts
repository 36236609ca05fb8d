import { graphql } from '../graphql/gql.ts'

export const FORECAST_DAY = graphql(`
  fragment ForecastDay_day on CashForecastDay {
    date
    currency
    invoiceCount
    expected {
      minorUnits
      currency
      amount
      fractionDigits
    }
    promised {
      minorUnits
      currency
      amount
      fractionDigits
    }
  }
`)

export const FORECAST = graphql(`
  query NumbersForecast($organizationId: ID!, $horizonDays: Int!) {
    cashForecast(organizationId: $organizationId, horizonDays: $horizonDays) {
      from
      through
      days {
        ...ForecastDay_day
      }
      totals {
        currency
        ...ForecastSummary_totals
      }
    }
  }
`)
