import { lazy, Suspense, useState } from 'react'
import { ActionMenu } from '../../components/ActionMenu.tsx'
import { Button } from '../../components/Button.tsx'
import type { InvoiceWhere } from '../../graphql/graphql.ts'
import { useText } from '../../messages/useText.ts'
import type { ListVariables } from '../listVariables.ts'
import type { Condition } from './condition.ts'
import styles from './FilterBar.module.css'
import { FilterChip } from './FilterChip.tsx'
import { type FilterField, useFilterFields } from './useFilterFields.ts'
import { useFilterName } from './useFilterName.ts'

const FilterDialog = lazy(async () => ({ default: (await import('./FilterDialog.tsx')).FilterDialog }))

type Props = {
  list: ListVariables
  where: InvoiceWhere
  onWhere: (where: InvoiceWhere) => void
}

/** What the list is filtered by, a chip each, and a menu of everything else that it could be filtered by. */
export function FilterBar({ list, where, onWhere }: Props) {
  const text = useText()
  const nameOf = useFilterName()
  const fields = useFilterFields()
  const [edited, setEdited] = useState<FilterField | null>(null)
  // By name, since the API has more filters than this page knows of.
  const conditions = where as Readonly<Record<string, Condition>>
  const write = (name: string, condition: Condition | undefined) => {
    const { [name]: _former, ...others } = conditions
    onWhere(condition === undefined ? others : { ...others, [name]: condition })
  }
  return (
    <section className={styles.bar} aria-label={text('ledger.filters')}>
      {Object.entries(conditions).map(([name, condition]) => (
        <FilterChip
          key={name}
          name={name}
          field={fields.find((field) => field.name === name) ?? null}
          condition={condition}
          list={list}
          onEdit={setEdited}
          onRemove={() => write(name, undefined)}
        />
      ))}
      <ActionMenu
        label={text('ledger.addFilter')}
        actions={fields
          .map((field) => ({ label: nameOf(field), onSelect: () => setEdited(field) }))
          .sort((a, b) => a.label.localeCompare(b.label))}
      />
      {Object.keys(conditions).length > 0 && (
        <Button tone="quiet" onClick={() => onWhere({})}>
          {text('ledger.clearFilters')}
        </Button>
      )}
      {edited !== null && (
        <Suspense>
          <FilterDialog
            field={edited}
            list={list}
            condition={conditions[edited.name]}
            onApply={(condition) => {
              write(edited.name, condition)
              setEdited(null)
            }}
            onClose={() => setEdited(null)}
          />
        </Suspense>
      )}
    </section>
  )
}
