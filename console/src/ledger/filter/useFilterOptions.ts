import { skipToken, useQuery } from '@apollo/client/react'
import { graphql } from '../../graphql/gql.ts'
import type { ListVariables } from '../listVariables.ts'
import type { FilterField } from './useFilterFields.ts'

const OPTIONS = graphql(`
  query FilterOptions(
    $organizationId: ID!
    $field: InvoiceFilterField!
    $search: String
    $viewId: ID
    $where: InvoiceWhere
    $listSearch: String
    $includeInactive: Boolean
    $first: Int!
  ) {
    filterOptions(
      organizationId: $organizationId
      field: $field
      search: $search
      viewId: $viewId
      where: $where
      listSearch: $listSearch
      includeInactive: $includeInactive
      first: $first
    ) {
      options {
        value
        label
        count
        where
      }
      hasMore
    }
  }
`)

const MOST = 50

/** The values of one filter that occur in the list, the most frequent first, counted as if the filter itself chose none of them. */
export function useFilterOptions(list: ListVariables, { name, field, hasOptions }: FilterField, search = '') {
  const { orderBy: _order, search: listSearch, where = {}, ...rest } = list
  const { [name as keyof typeof where]: _own, ...others } = where
  const variables = {
    ...rest,
    ...(Object.keys(others).length === 0 ? {} : { where: others }),
    ...(listSearch === undefined ? {} : { listSearch }),
    ...(search === '' ? {} : { search }),
    first: MOST,
  }
  const { data, previousData, loading } = useQuery(
    OPTIONS,
    field && hasOptions ? { variables: { ...variables, field } } : skipToken,
  )
  const found = (data ?? previousData)?.filterOptions
  return { options: found?.options ?? [], hasMore: found?.hasMore ?? false, isLoading: loading }
}
