import { useText } from '../../messages/useText.ts'
import type { ListVariables } from '../listVariables.ts'
import type { Condition } from './condition.ts'
import styles from './FilterBar.module.css'
import { useConditionText } from './useConditionText.ts'
import type { FilterField } from './useFilterFields.ts'
import { useFilterName } from './useFilterName.ts'
import { useFilterOptions } from './useFilterOptions.ts'

type Props = {
  name: string
  /** Null for what joins conditions, and for one that the API does not know: both can only be taken away. */
  field: FilterField | null
  condition: Condition
  list: ListVariables
  onEdit: (field: FilterField) => void
  onRemove: () => void
}

export function FilterChip({ name, field, condition, list, onEdit, onRemove }: Props) {
  const text = useText()
  const nameOf = useFilterName()
  const say = useConditionText()
  const title = nameOf(field ?? { name, label: name })
  return (
    <span className={styles.chip}>
      {field === null ? (
        <span className={styles.said}>{title}</span>
      ) : (
        <button type="button" className={styles.said} onClick={() => onEdit(field)}>
          {title}:{' '}
          <strong className="anyText">
            {field.control === 'REFERENCE' ? (
              <ReferenceText field={field} condition={condition} list={list} />
            ) : (
              say(field, condition)
            )}
          </strong>
        </button>
      )}
      <button
        type="button"
        className={styles.remove}
        aria-label={text('ledger.removeFilter', { name: title })}
        onClick={onRemove}
      >
        ✕
      </button>
    </span>
  )
}

/** The names of what is referred to, which the address bar does not have. */
function ReferenceText({
  field,
  condition,
  list,
}: Required<Pick<Props, 'condition' | 'list'>> & { field: FilterField }) {
  const text = useText()
  const { options } = useFilterOptions(list, field)
  const wanted = JSON.stringify(condition)
  const labels = options
    .filter(({ where }) => isWithin(wanted, Object.values(where as Record<string, unknown>)[0]))
    .map(({ label }) => label)
  return labels.length === 0 ? text('ledger.chosen') : labels.join(', ')
}

/** Whether the ids that an option picks are among those of the condition. */
function isWithin(wanted: string, picked: unknown): boolean {
  const ids = JSON.stringify(picked).match(/"[^"]{20,}"/g) ?? []
  return ids.length > 0 && ids.every((id) => wanted.includes(id))
}
