import { CheckboxField } from '../../components/CheckboxField.tsx'
import { useFormat } from '../../components/useFormat.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { chosenValues, writeChoice } from './condition.ts'
import type { EditorProps } from './editors.tsx'
import styles from './FilterBar.module.css'
import { termTypeOf } from './useConditionText.ts'
import { useFilterOptions } from './useFilterOptions.ts'

/** The values with how many rows of the list each has. */
export function ChoiceEditor({ field, list, condition, onCondition }: EditorProps) {
  const text = useText()
  const term = useTerm()
  const format = useFormat()
  const { options } = useFilterOptions(list, field)
  const counts = new Map(options.map(({ value, count }) => [value ?? null, count]))
  const values = field.hasOptions
    ? options.map(({ value }) => value ?? null)
    : field.choices.map(({ value }) => value)
  const chosen = chosenValues(condition)
  return (
    <ul className={styles.options}>
      {values.map((value) => {
        const isChecked = chosen.includes(value)
        const count = counts.get(value)
        return (
          <li key={value}>
            <CheckboxField
              label={
                <>
                  {value === null ? text('common.none') : term(termTypeOf(field), value)}{' '}
                  {count !== undefined && <span className={styles.count}>{format.count(count)}</span>}
                </>
              }
              isChecked={isChecked}
              onValue={(isWanted) => {
                const others = chosen.filter((one) => one !== value && (one === null) === (value === null))
                onCondition(writeChoice(isWanted ? [...others, value] : others))
              }}
            />
          </li>
        )
      })}
    </ul>
  )
}
