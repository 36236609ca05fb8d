import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '../../components/Button.tsx'
import { Faults } from '../../components/Faults.tsx'
import { Modal } from '../../components/Modal.tsx'
import { useText } from '../../messages/useText.ts'
import styles from './Parts.module.css'
import { useLeaveGuard } from './useLeaveGuard.ts'

type Props = {
  title: string
  description?: string
  onClose: () => void
  onSubmit: () => void
  submitLabel?: string
  isDirty: boolean
  isBusy: boolean
  /** Something that must be there is not yet. */
  isIncomplete?: boolean
  faults: readonly string[]
  children: ReactNode
}

/** A form in a dialog, which stands as long as it is rendered. */
export function FormDialog(props: Props) {
  const { title, description, onClose, onSubmit, submitLabel, isDirty, isBusy, children } = props
  const { faults, isIncomplete = false } = props
  const text = useText()
  const id = useId()
  useLeaveGuard(isDirty)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={title}
      {...(description === undefined ? {} : { description })}
      isDirty={isDirty}
      footer={
        <Button tone="primary" type="submit" form={id} isBusy={isBusy} disabled={isIncomplete}>
          {submitLabel ?? text('common.save')}
        </Button>
      }
    >
      <form id={id} className={styles.form} onSubmit={submit}>
        {children}
        <Faults sentences={faults} />
      </form>
    </Modal>
  )
}
