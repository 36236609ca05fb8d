import { useDeferredValue, useState } from 'react'
import { TextField } from '../../components/TextField.tsx'
import { useFormat } from '../../components/useFormat.ts'
import { useText } from '../../messages/useText.ts'
import type { Condition } from './condition.ts'
import type { EditorProps } from './editors.tsx'
import styles from './FilterBar.module.css'
import { useFilterOptions } from './useFilterOptions.ts'

/** Parties, people, tags and the like that occur in the list, found by their names. */
export function ReferenceEditor({ field, list, condition, onCondition }: EditorProps) {
  const text = useText()
  const format = useFormat()
  const [search, setSearch] = useState('')
  const { options, hasMore } = useFilterOptions(list, field, useDeferredValue(search.trim()))
  return (
    <>
      <TextField label={text('ledger.searchOptions')} type="search" value={search} onValue={setSearch} />
      <ul className={styles.options}>
        {options.map(({ value, label, count, where }) => {
          // Each option tells the condition that picks it, under the name of the filter.
          const picked = (where as Record<string, Condition>)[field.name]
          return (
            <li key={value ?? ''}>
              <label className={styles.option}>
                <input
                  type="radio"
                  name="reference"
                  checked={JSON.stringify(picked) === JSON.stringify(condition)}
                  onChange={() => onCondition(picked)}
                />
                <span className="anyText">{label}</span>
                <span className={styles.count}>{format.count(count)}</span>
              </label>
            </li>
          )
        })}
      </ul>
      {hasMore && <p className={styles.count}>{text('ledger.moreOptions')}</p>}
    </>
  )
}
