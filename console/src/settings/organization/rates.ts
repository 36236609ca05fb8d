import { graphql } from '../../graphql/gql.ts'

export const RATES = graphql(`
  query SettingsRates($organizationId: ID!) {
    exchangeRates(organizationId: $organizationId) {
      currency
      organizationCurrency
      rate
      validFrom
    }
  }
`)

export const RATE_SET = graphql(`
  mutation SettingsRateSet($input: ExchangeRateSetInput!) {
    exchangeRateSet(input: $input) {
      exchangeRate {
        currency
        rate
        validFrom
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)
