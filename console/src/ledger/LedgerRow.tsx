import { memo, useRef } from 'react'
import { Link, useNavigate } from 'react-router'
import { CheckboxField } from '../components/CheckboxField.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { LedgerRowFragment } from '../graphql/graphql.ts'
import { useText } from '../messages/useText.ts'
import type { ColumnId } from './columnIds.ts'
import { LedgerCell } from './LedgerCell.tsx'
import styles from './LedgerTable.module.css'

export const ROW = graphql(`
  fragment LedgerRow on Invoice {
    id
    invoiceNumber
    status
    issuedOn
    dueOn
    overdueDays
    promisedToPayDate
    lastOutreachAt
    lastOutreachChannel
    counterpartyName
    total {
      minorUnits
      currency
      amount
    }
    amountPaid {
      minorUnits
      currency
      amount
    }
    amountRemaining {
      minorUnits
      currency
      amount
    }
    targetParty {
      id
      name
    }
    assignee {
      id
      name
    }
    outreachEligibility {
      email {
        allowed
        blockers {
          code
          message
        }
      }
    }
  }
`)

export type LedgerRowData = LedgerRowFragment

export type RowProps = {
  invoice: FragmentType<typeof ROW>
  index: number
  top: number
  columns: readonly ColumnId[]
  isSelected: boolean
  isActive: boolean
  canSelect: boolean
  onSelect: (index: number, isRange: boolean) => void
}

const invoiceAddress = (id: string) => `/invoices/${encodeURIComponent(id)}`

/** One invoice. Rows that did not change are not drawn again while others come into the window. */
export const LedgerRow = memo(function LedgerRow(props: RowProps) {
  const { invoice, index, top, columns, isSelected, isActive, canSelect, onSelect } = props
  const text = useText()
  const navigate = useNavigate()
  const isRange = useRef(false)
  const row = readFragment(ROW, invoice)
  const name = row.invoiceNumber ?? text('ledger.noNumber')
  return (
    <div
      role="row"
      tabIndex={isActive ? 0 : -1}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-row={index + 1}
      className={`${styles.row} ${isSelected ? styles.selected : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === event.currentTarget)
          void navigate(invoiceAddress(row.id))
      }}
    >
      {canSelect && (
        <div role="cell" className={styles.check}>
          <span
            role="presentation"
            // The change itself does not say which keys were held.
            onClickCapture={({ shiftKey }) => {
              isRange.current = shiftKey
            }}
          >
            <CheckboxField
              label={text('ledger.selectRow', { name })}
              isLabelHidden
              isChecked={isSelected}
              onValue={() => onSelect(index, isRange.current)}
            />
          </span>
        </div>
      )}
      {columns.map((column) => (
        <div key={column} role="cell" className={`${styles.cell} ${styles[column]}`}>
          {column === 'number' ? (
            <Link to={invoiceAddress(row.id)} className="anyText">
              {name}
            </Link>
          ) : (
            <LedgerCell column={column} row={row} />
          )}
        </div>
      ))}
    </div>
  )
})
