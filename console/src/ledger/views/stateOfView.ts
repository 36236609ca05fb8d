import type { InvoiceOrder, InvoiceWhere } from '../../graphql/graphql.ts'
import { COLUMN_IDS, DEFAULT_COLUMNS } from '../columnIds.ts'
import type { LedgerState } from '../ledgerState.ts'
import type { View } from './ViewsMenu.tsx'

/**
 * What a view shows, as the page's own filters and order: they stand in the bar, where they can be changed. The address names the view
 * beside them only so that the menu says which one it was.
 */
export function stateOfView(view: View): Partial<LedgerState> {
  const columns = COLUMN_IDS.filter((id) => view.columns.includes(id))
  return {
    viewId: view.id,
    // What was kept was checked as a filter and an order by the API.
    where: (view.where ?? {}) as InvoiceWhere,
    orderBy: (view.orderBy ?? []) as readonly InvoiceOrder[],
    search: view.search ?? '',
    includeInactive: view.includeInactive,
    columns: columns.length > 0 ? columns : DEFAULT_COLUMNS,
  }
}
