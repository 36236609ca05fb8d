import { Button } from '../../components/Button.tsx'
import { Modal } from '../../components/Modal.tsx'
import { useText } from '../../messages/useText.ts'
import { CopyButton } from './CopyButton.tsx'
import styles from './Parts.module.css'

type Props = { title: string; secret: string; onClose: () => void }

/** A secret that is shown this once: it is nowhere to be read again. */
export function SecretDialog({ title, secret, onClose }: Props) {
  const text = useText()
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={title}
      description={text('settings.secretOnce')}
      footer={
        <>
          <CopyButton value={secret} />
          <Button tone="primary" onClick={onClose}>
            {text('settings.secretKept')}
          </Button>
        </>
      }
    >
      <code className={styles.secret}>{secret}</code>
    </Modal>
  )
}
