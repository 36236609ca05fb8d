import { ActionMenu } from '../components/ActionMenu.tsx'
import { useText } from '../messages/useText.ts'
import { COLUMN_IDS, type ColumnId } from './columnIds.ts'
import type { ChangeState } from './useLedgerState.ts'

type Props = { columns: readonly ColumnId[]; change: ChangeState }

/** The number stays: it is what a row is opened by. */
export function ColumnsMenu({ columns, change }: Props) {
  const text = useText()
  const toggle = (id: ColumnId) => {
    const wanted = columns.includes(id) ? columns.filter((one) => one !== id) : [...columns, id]
    change({ columns: COLUMN_IDS.filter((one) => wanted.includes(one)) }, { replace: true })
  }
  return (
    <ActionMenu
      label={text('ledger.columns')}
      actions={COLUMN_IDS.filter((id) => id !== 'number').map((id) => ({
        label: text(`ledger.column.${id}`),
        isChosen: columns.includes(id),
        onSelect: () => toggle(id),
      }))}
    />
  )
}
