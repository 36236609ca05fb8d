import { useQuery } from '@apollo/client/react'
import { SelectField } from '../components/SelectField.tsx'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import type { NumbersFilters } from './useNumbersFilters.ts'

const CURRENCIES = graphql(`
  query NumbersCurrencies($organizationId: ID!) {
    receivablesAging(organizationId: $organizationId, groupBy: CURRENCY, first: 1) {
      totals {
        currency
        count
      }
    }
  }
`)

/** Which currency the page is about: amounts of two are never added to one another. */
export function CurrencySwitch({ filters: { currency, set } }: { filters: NumbersFilters }) {
  const text = useText()
  const { organization } = useViewer()
  const { data } = useQuery(CURRENCIES, { variables: { organizationId: organization.id } })
  const owed = data?.receivablesAging.totals.map((total) => total.currency) ?? []
  const currencies = [...new Set([organization.defaultCurrency, currency, ...owed])]
  return (
    <SelectField
      label={text('numbers.currency')}
      value={currency}
      options={currencies.map((value) => ({ value, label: value }))}
      onValue={(value) => set('currency', value)}
    />
  )
}
