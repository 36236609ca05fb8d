import { type FormEvent, useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { CheckboxField } from '../../components/CheckboxField.tsx'
import { Faults } from '../../components/Faults.tsx'
import { Modal } from '../../components/Modal.tsx'
import { TextField } from '../../components/TextField.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { graphql } from '../../graphql/gql.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import type { LedgerState } from '../ledgerState.ts'

const SAVE = graphql(`
  mutation SaveView($input: SavedViewCreateInput!) {
    savedViewCreate(input: $input) {
      savedView {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

type Props = { state: LedgerState; onSaved: (id: string) => void; onClose: () => void }

/** Keeps what the page shows under a name. */
export function SaveView({ state, onSaved, onClose }: Props) {
  const text = useText()
  const { organization } = useViewer()
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const save = useAction(SAVE)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { where, search, orderBy, columns, includeInactive } = state
    const input = {
      organizationId: organization.id,
      list: 'INVOICES' as const,
      name,
      where,
      search,
      orderBy,
      columns: [...columns],
      includeInactive,
      isShared,
    }
    const data = await save.run({ input })
    const id = data?.savedViewCreate.savedView?.id
    if (id !== undefined) onSaved(id)
  }
  return (
    <Modal
      isOpen
      onClose={onClose}
      isDirty={name !== ''}
      title={text('ledger.saveView')}
      footer={
        <Button
          tone="primary"
          type="submit"
          form="save-view"
          isBusy={save.isBusy}
          disabled={name.trim() === ''}
        >
          {text('common.save')}
        </Button>
      }
    >
      <form id="save-view" onSubmit={submit}>
        <TextField
          label={text('ledger.viewName')}
          value={name}
          onValue={setName}
          fault={faultOf(save.faults, 'name')}
        />
        <CheckboxField label={text('ledger.shareView')} isChecked={isShared} onValue={setShared} />
        <Faults sentences={otherFaults(save.faults, ['name'])} />
      </form>
    </Modal>
  )
}
