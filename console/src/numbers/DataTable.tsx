import { Link } from 'react-router'
import styles from './Numbers.module.css'
import type { Cell, Column, Table } from './tableModel.ts'

/** `isHidden`: only read out. Then it has nothing that the keyboard could come to. */
export function DataTable({ table, isHidden = false }: { table: Table; isHidden?: boolean }) {
  const { caption, columns, rows, total } = table
  const content = (
    <table className={styles.table}>
      <caption className="visuallyHidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map(({ label, isNumber }) => (
            <th key={label} scope="col" className={isNumber ? styles.number : undefined}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((cells, row) => (
          // The rows of one answer stay in its order.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Row key={row} cells={cells} columns={columns} isHidden={isHidden} />
        ))}
      </tbody>
      {total !== undefined && (
        <tfoot>
          <Row cells={total} columns={columns} isHidden={isHidden} />
        </tfoot>
      )}
    </table>
  )
  if (isHidden) return <div className="visuallyHidden">{content}</div>
  return (
    // It scrolls by keyboard, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.tableBox} aria-label={caption} tabIndex={0}>
      {content}
    </section>
  )
}

type RowProps = { cells: readonly Cell[]; columns: readonly Column[]; isHidden: boolean }

function Row({ cells, columns, isHidden }: RowProps) {
  const [first, ...rest] = cells
  return (
    <tr>
      <th scope="row" className="anyText">
        {first?.href === undefined || isHidden ? first?.shown : <Link to={first.href}>{first.shown}</Link>}
      </th>
      {rest.map(({ shown }, place) => {
        const column = columns[place + 1]
        return (
          <td key={column?.label ?? place} className={column?.isNumber === true ? styles.number : undefined}>
            {shown}
          </td>
        )
      })}
    </tr>
  )
}
