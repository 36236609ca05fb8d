import { Button } from '../components/Button.tsx'
import { CheckboxField } from '../components/CheckboxField.tsx'
import { SelectField } from '../components/SelectField.tsx'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'
import { SearchField } from './SearchField.tsx'
import { BOUNCE_REASONS, BOUNCE_SORTS, BOUNCE_TYPES, type BounceFilterState } from './useBounceFilters.ts'

export function BounceFilters({ filters }: { filters: BounceFilterState }) {
  const text = useText()
  const term = useTerm()
  const { type, reason, isSuppressed, isOwed, sort, set } = filters
  const any = { value: '', label: text('bounces.any') }
  return (
    <search className={styles.filters}>
      <SearchField value={filters.search} onValue={(value) => set('search', value)} />
      <SelectField
        label={text('bounces.type')}
        value={type ?? ''}
        options={[any, ...BOUNCE_TYPES.map((value) => ({ value, label: term('BounceType', value) }))]}
        onValue={(value) => set('type', value)}
      />
      <SelectField
        label={text('bounces.reason')}
        value={reason ?? ''}
        options={[any, ...BOUNCE_REASONS.map((value) => ({ value, label: term('BounceReason', value) }))]}
        onValue={(value) => set('reason', value)}
      />
      <SelectField
        label={text('bounces.suppression')}
        value={isSuppressed === null ? '' : isSuppressed ? 'yes' : 'no'}
        options={[
          any,
          { value: 'yes', label: text('bounces.suppressed') },
          { value: 'no', label: text('bounces.notSuppressed') },
        ]}
        onValue={(value) => set('suppressed', value)}
      />
      <SelectField
        label={text('bounces.sort')}
        value={sort}
        options={BOUNCE_SORTS.map((value) => ({ value, label: text(`bounces.sort.${value}`) }))}
        onValue={(value) => set('sort', value)}
      />
      <CheckboxField
        label={text('bounces.owed')}
        isChecked={isOwed}
        onValue={(value) => set('owed', value ? 'yes' : '')}
      />
      {filters.isAny && (
        <Button tone="quiet" onClick={filters.clear}>
          {text('bounces.clear')}
        </Button>
      )}
    </search>
  )
}
