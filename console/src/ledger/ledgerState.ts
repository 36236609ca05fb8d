import type { InvoiceOrder, InvoiceWhere } from '../graphql/graphql.ts'
import { COLUMN_IDS, type ColumnId, DEFAULT_COLUMNS } from './columnIds.ts'

/** What the page shows, all of which stands in the address bar: a link to it shows the same, and the back button goes one step back. */
export type LedgerState = {
  tab: 'invoices' | 'debtors'
  viewId: string | null
  where: InvoiceWhere
  search: string
  orderBy: readonly InvoiceOrder[]
  columns: readonly ColumnId[]
  includeInactive: boolean
}

/** Reads the address. What cannot be read counts as left out: an address may come from anywhere. */
export function readState(params: URLSearchParams): LedgerState {
  const columns = (params.get('columns') ?? '').split(',').filter(isColumn)
  return {
    tab: params.get('tab') === 'debtors' ? 'debtors' : 'invoices',
    viewId: params.get('view'),
    where: readWhere(params.get('where')),
    search: params.get('search') ?? '',
    orderBy: (params.get('order') ?? '').split(',').flatMap(readOrder),
    columns: columns.length > 0 ? columns : DEFAULT_COLUMNS,
    includeInactive: params.get('inactive') === '1',
  }
}

/** Writes only what differs from the usual, so that addresses stay short. */
export function writeState(state: LedgerState): URLSearchParams {
  const { tab, viewId, where, search, orderBy, columns, includeInactive } = state
  const params = new URLSearchParams()
  if (tab !== 'invoices') params.set('tab', tab)
  if (viewId !== null) params.set('view', viewId)
  if (Object.keys(where).length > 0) params.set('where', JSON.stringify(where))
  if (search !== '') params.set('search', search)
  if (orderBy.length > 0) params.set('order', orderBy.map(writeOrder).join(','))
  if (columns.join() !== DEFAULT_COLUMNS.join()) params.set('columns', columns.join(','))
  if (includeInactive) params.set('inactive', '1')
  return params
}

function isColumn(text: string): text is ColumnId {
  return COLUMN_IDS.some((id) => id === text)
}

function readWhere(text: string | null): InvoiceWhere {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    // The server reads it field by field, and says what is wrong with it.
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as InvoiceWhere) : {}
  } catch {
    return {}
  }
}

/** `-TOTAL`: the largest first. */
function readOrder(text: string): InvoiceOrder[] {
  const [, sign = '', field = ''] = /^(-?)([A-Z_]{1,40})$/.exec(text) ?? []
  // One that there is not is refused by the server, by its name.
  return field === ''
    ? []
    : [{ field: field as InvoiceOrder['field'], direction: sign === '-' ? 'DESC' : 'ASC' }]
}

function writeOrder({ field, direction }: InvoiceOrder): string {
  return `${direction === 'DESC' ? '-' : ''}${field}`
}
