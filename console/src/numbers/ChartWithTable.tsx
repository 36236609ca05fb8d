import { type ReactNode, Suspense, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { CheckboxField } from '../components/CheckboxField.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { useText } from '../messages/useText.ts'
import { DataTable } from './DataTable.tsx'
import { downloadCsv } from './downloadCsv.ts'
import styles from './Numbers.module.css'
import type { Table } from './tableModel.ts'

type Props = {
  /** What is shown and by which formula. */
  description: string
  /** What the picture shows, for who does not see it. */
  alternative: string
  chart: ReactNode
  table: Table
  fileName: string
  /** Its place is held while the numbers are read. */
  isLoading: boolean
  /** Below the table. */
  more?: ReactNode
}

/** A picture, and the same numbers as a table that is always there: beside it, or only read out. */
export function ChartWithTable({ description, alternative, chart, table, fileName, isLoading, more }: Props) {
  const text = useText()
  const [isTableShown, setTableShown] = useState(true)
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.description}>{description}</figcaption>
      <div className={styles.tools}>
        <CheckboxField label={text('common.table')} isChecked={isTableShown} onValue={setTableShown} />
        <Button size="small" disabled={isLoading} onClick={() => downloadCsv(table, fileName)}>
          {text('numbers.csvOf', { name: table.caption })}
        </Button>
      </div>
      <div className={`${styles.pair} ${isTableShown ? '' : styles.alone}`}>
        <div className={styles.chart} role="img" aria-label={alternative}>
          {!isLoading && <Suspense fallback={null}>{chart}</Suspense>}
        </div>
        {isLoading ? (
          <div className={styles.tableBox}>
            <Skeleton lines={10} />
          </div>
        ) : (
          <DataTable table={table} isHidden={!isTableShown} />
        )}
      </div>
      {more}
    </figure>
  )
}
