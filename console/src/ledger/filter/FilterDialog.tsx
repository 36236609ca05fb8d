import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { Modal } from '../../components/Modal.tsx'
import { useText } from '../../messages/useText.ts'
import type { ListVariables } from '../listVariables.ts'
import type { Condition } from './condition.ts'
import { EDITOR_OF } from './editors.tsx'
import type { FilterField } from './useFilterFields.ts'
import { useFilterName } from './useFilterName.ts'

type Props = {
  field: FilterField
  list: ListVariables
  condition: Condition | undefined
  onApply: (condition: Condition | undefined) => void
  onClose: () => void
}

/** Picks what the list is filtered by in one field. */
export function FilterDialog({ field, list, condition, onApply, onClose }: Props) {
  const text = useText()
  const nameOf = useFilterName()
  const [draft, setDraft] = useState(condition)
  const [isSound, setSound] = useState(true)
  const Editor = EDITOR_OF[field.control]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onApply(draft)
  }
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={nameOf(field)}
      footer={
        <>
          <Button onClick={() => onApply(undefined)}>{text('ledger.noFilter')}</Button>
          <Button tone="primary" type="submit" form="filter" disabled={!isSound}>
            {text('ledger.applyFilter')}
          </Button>
        </>
      }
    >
      <form id="filter" onSubmit={submit}>
        <Editor
          field={field}
          list={list}
          condition={draft}
          onCondition={(next, isValid = true) => {
            setSound(isValid)
            if (isValid) setDraft(next)
          }}
        />
      </form>
    </Modal>
  )
}
