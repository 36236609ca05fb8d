import type { FormEvent, ReactNode } from 'react'
import { Button } from '../components/Button.tsx'
import { Faults } from '../components/Faults.tsx'
import { Modal } from '../components/Modal.tsx'
import styles from './InvoicePage.module.css'

type Props = {
  title: string
  action: string
  isBusy: boolean
  isDirty: boolean
  faults: readonly string[]
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog with one form, which is sent by Enter or by its one button. */
export function FormDialog({ title, action, isBusy, isDirty, faults, onSubmit, onClose, children }: Props) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal
      isOpen
      title={title}
      isDirty={isDirty}
      onClose={onClose}
      footer={
        <Button tone="primary" type="submit" form="form-dialog" isBusy={isBusy}>
          {action}
        </Button>
      }
    >
      <form id="form-dialog" className={styles.form} onSubmit={submit}>
        {children}
        <Faults sentences={faults} />
      </form>
    </Modal>
  )
}
