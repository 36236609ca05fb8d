import { SelectField } from '../../components/SelectField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import styles from '../parts/Parts.module.css'
import { REASONS, type Reason } from './suppressions.ts'

type Props = {
  search: string
  onSearch: (search: string) => void
  reason: Reason | ''
  onReason: (reason: Reason | '') => void
}

export function SuppressionFilters({ search, onSearch, reason, onReason }: Props) {
  const text = useText()
  const term = useTerm()
  return (
    <search className={styles.filters}>
      <TextField
        label={text('settings.suppressions.search')}
        type="search"
        maxLength={200}
        value={search}
        onValue={onSearch}
      />
      <SelectField
        label={text('settings.suppressions.reason')}
        value={reason}
        options={[
          { value: '', label: text('settings.any') },
          ...REASONS.map((value) => ({ value, label: term('SuppressionReason', value) })),
        ]}
        onValue={onReason}
      />
    </search>
  )
}
