import { useQuery } from '@apollo/client/react'
import { graphql } from '../graphql/gql.ts'
import type { ListVariables } from './listVariables.ts'

const FIGURES = graphql(`
  query LedgerFigures(
    $organizationId: ID!
    $viewId: ID
    $where: InvoiceWhere
    $search: String
    $includeInactive: Boolean
  ) {
    invoices(
      organizationId: $organizationId
      viewId: $viewId
      where: $where
      search: $search
      includeInactive: $includeInactive
      first: 0
    ) {
      totalCount
      totals {
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
      }
      aging {
        currency
        label
        fromDays
        toDays
        count
        amountRemaining {
          minorUnits
          currency
          amount
        }
      }
      facets {
        status {
          value
          count
        }
      }
    }
  }
`)

/** Count, sums, ageing and facets of exactly the list, asked for beside the rows, so that these need not wait. */
export function useFigures({ orderBy: _order, ...variables }: ListVariables) {
  const { data, previousData, error } = useQuery(FIGURES, { variables })
  return { figures: (data ?? previousData)?.invoices ?? null, isStale: data === undefined, error }
}

export type Figures = NonNullable<ReturnType<typeof useFigures>['figures']>
