import type { InvoiceOrder } from '../graphql/graphql.ts'
import { useText } from '../messages/useText.ts'
import type { ColumnId } from './columnIds.ts'
import styles from './LedgerTable.module.css'
import type { LedgerState } from './ledgerState.ts'
import type { ChangeState } from './useLedgerState.ts'

/** What each column sorts by; those that are not named cannot be sorted by. */
const ORDER_OF: Readonly<Partial<Record<ColumnId, InvoiceOrder['field']>>> = {
  number: 'INVOICE_NUMBER',
  party: 'PARTY_NAME',
  status: 'STATUS',
  issuedOn: 'ISSUE_DATE',
  dueOn: 'DUE_DATE',
  overdueDays: 'OVERDUE_DAYS',
  total: 'TOTAL',
  remaining: 'AMOUNT_REMAINING',
  lastOutreach: 'LAST_OUTREACH_AT',
}

type Props = {
  columns: readonly ColumnId[]
  orderBy: LedgerState['orderBy']
  change: ChangeState
  hasChecks: boolean
}

const SORTED = { ASC: 'ascending', DESC: 'descending' } as const
const ARROWS = { ASC: '↑', DESC: '↓' } as const

export function ColumnHeads({ columns, orderBy, change, hasChecks }: Props) {
  const text = useText()
  return (
    <div role="row" tabIndex={-1} aria-rowindex={1} className={styles.heads}>
      {hasChecks && (
        <div role="columnheader" tabIndex={-1}>
          <span className="visuallyHidden">{text('ledger.selection')}</span>
        </div>
      )}
      {columns.map((column) => (
        <ColumnHead key={column} column={column} orderBy={orderBy} change={change} />
      ))}
    </div>
  )
}

/** The largest, the latest and the most overdue first; pressed again, the other way round. */
function ColumnHead({ column, orderBy, change }: Pick<Props, 'orderBy' | 'change'> & { column: ColumnId }) {
  const text = useText()
  const field = ORDER_OF[column]
  const name = text(`ledger.column.${column}`)
  const direction = directionOf(field, orderBy)
  return (
    <div
      role="columnheader"
      tabIndex={-1}
      className={styles[column]}
      aria-sort={direction === null ? 'none' : SORTED[direction]}
    >
      {field === undefined ? (
        <span className={styles.head}>{name}</span>
      ) : (
        <button
          type="button"
          className={styles.head}
          onClick={() => change({ orderBy: [{ field, direction: direction === 'DESC' ? 'ASC' : 'DESC' }] })}
        >
          {name}
          <span aria-hidden className={styles.arrow}>
            {direction !== null && ARROWS[direction]}
          </span>
        </button>
      )}
    </div>
  )
}

function directionOf(field: InvoiceOrder['field'] | undefined, [order]: LedgerState['orderBy']) {
  if (field === undefined || order?.field !== field) return null
  return order.direction ?? 'ASC'
}
