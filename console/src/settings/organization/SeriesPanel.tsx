import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Panel } from '../../components/Page.tsx'
import { type FragmentType, readFragment } from '../../graphql/fragment-masking.ts'
import { graphql } from '../../graphql/gql.ts'
import type { SeriesRowFragment } from '../../graphql/graphql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { ItemList } from '../parts/ItemList.tsx'
import styles from '../parts/Parts.module.css'
import { EditSeriesDialog } from './EditSeriesDialog.tsx'
import { NewSeriesDialog } from './NewSeriesDialog.tsx'
import { SeriesItem } from './SeriesItem.tsx'
import { SERIES_ROW } from './series.ts'

const SERIES = graphql(`
  fragment SeriesPanel on Organization {
    id
    invoiceSeries {
      id
      ...SeriesRow
    }
  }
`)

/** From which invoices and credit notes have their numbers. */
export function SeriesPanel({ of }: { of: FragmentType<typeof SERIES> }) {
  const text = useText()
  const { isAdmin, isReadOnly } = useViewer()
  const [isAdding, setAdding] = useState(false)
  const [editing, setEditing] = useState<SeriesRowFragment | null>(null)
  const series = readFragment(SERIES_ROW, readFragment(SERIES, of).invoiceSeries)
  const mayChange = isAdmin && !isReadOnly
  const add = <Button onClick={() => setAdding(true)}>{text('settings.series.add')}</Button>
  return (
    <Panel title={text('settings.series.title')} {...(mayChange ? { actions: add } : {})}>
      {series.length === 0 ? (
        <p className={styles.quiet}>{text('settings.series.none')}</p>
      ) : (
        <ItemList label={text('settings.series.title')}>
          {series.map((one) => (
            <SeriesItem key={one.id} series={one} {...(mayChange ? { onEdit: () => setEditing(one) } : {})} />
          ))}
        </ItemList>
      )}
      {isAdding && <NewSeriesDialog onClose={() => setAdding(false)} />}
      {editing !== null && <EditSeriesDialog series={editing} onClose={() => setEditing(null)} />}
    </Panel>
  )
}
