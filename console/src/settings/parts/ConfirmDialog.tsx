import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { Faults } from '../../components/Faults.tsx'
import { Modal } from '../../components/Modal.tsx'
import { useText } from '../../messages/useText.ts'

type Props = {
  title: string
  confirmLabel: string
  onClose: () => void
  onConfirm: () => void
  isBusy: boolean
  faults: readonly string[]
  /** What will be, and what cannot be undone. */
  children: ReactNode
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ title, confirmLabel, onClose, onConfirm, isBusy, faults, children }: Props) {
  const text = useText()
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={title}
      footer={
        <>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
          <Button tone="danger" isBusy={isBusy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="anyText">{children}</div>
      <Faults sentences={faults} />
    </Modal>
  )
}
