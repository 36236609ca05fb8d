import { useQuery } from '@apollo/client/react'
import { graphql } from '../../graphql/gql.ts'
import type { FilterFieldsQuery } from '../../graphql/graphql.ts'

const FIELDS = graphql(`
  query FilterFields {
    filterFields(list: INVOICES) {
      name
      field
      label
      description
      control
      type
      hasOptions
      choices {
        value
        label
      }
    }
  }
`)

export type FilterField = FilterFieldsQuery['filterFields'][number]

/** Every filter that the list has, as the API tells it: one that is new there is in the bar with it. */
export function useFilterFields(): readonly FilterField[] {
  const { data } = useQuery(FIELDS, { fetchPolicy: 'cache-first' })
  return data?.filterFields ?? NONE
}

const NONE: readonly FilterField[] = []
