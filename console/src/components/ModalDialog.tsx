import { AlertDialog } from '@base-ui/react/alert-dialog'
import { Dialog } from '@base-ui/react/dialog'
import { type ReactNode, useState } from 'react'
import { useText } from '../messages/useText.ts'
import { Button } from './Button.tsx'
import styles from './Modal.module.css'

export type ModalProps = {
  isOpen: boolean
  onClose: () => void
  title: string
  description?: string
  /** `side` stands at the edge at full height. */
  shape?: 'card' | 'wide' | 'side'
  /** Something was typed that closing would lose: it is asked first. */
  isDirty?: boolean
  /** Where the focus goes afterwards: by itself, to what had it before. */
  focusAfter?: () => HTMLElement | null
  children: ReactNode
  /** The buttons below, the one that is meant last. */
  footer?: ReactNode
}

/** A dialog that keeps the focus, closes by Escape, and does not lose what was typed. */
export function ModalDialog({
  isOpen,
  onClose,
  title,
  description,
  shape = 'card',
  isDirty = false,
  focusAfter,
  children,
  footer,
}: ModalProps) {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const close = () => (isDirty ? setAsking(true) : onClose())
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup
          className={`${styles.popup} ${styles[shape]}`}
          finalFocus={focusAfter === undefined ? true : () => focusAfter() ?? true}
        >
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close className={styles.close} aria-label={text('common.close')}>
              ✕
            </Dialog.Close>
            {description !== undefined && (
              <Dialog.Description className={styles.description}>{description}</Dialog.Description>
            )}
          </header>
          <div className={styles.body}>{children}</div>
          {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
        </Dialog.Popup>
      </Dialog.Portal>
      <AlertDialog.Root open={isAsking} onOpenChange={setAsking}>
        <AlertDialog.Portal>
          <AlertDialog.Backdrop className={styles.backdrop} />
          <AlertDialog.Popup className={`${styles.popup} ${styles.card}`}>
            <AlertDialog.Title className={styles.title}>{text('common.discardTitle')}</AlertDialog.Title>
            <AlertDialog.Description className={styles.description}>
              {text('common.discardHint')}
            </AlertDialog.Description>
            <footer className={styles.footer}>
              <Button
                tone="danger"
                onClick={() => {
                  setAsking(false)
                  onClose()
                }}
              >
                {text('common.discard')}
              </Button>
              <Button tone="primary" onClick={() => setAsking(false)}>
                {text('common.keepEditing')}
              </Button>
            </footer>
          </AlertDialog.Popup>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </Dialog.Root>
  )
}
