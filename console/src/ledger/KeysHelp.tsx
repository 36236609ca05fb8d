import { Modal } from '../components/Modal.tsx'
import { useText } from '../messages/useText.ts'
import styles from './LedgerPage.module.css'

const KEYS = ['j', 'k', 'Enter', 'x', 'X', '/', '?'] as const
const NAMES = {
  j: 'next',
  k: 'previous',
  Enter: 'open',
  x: 'choose',
  X: 'range',
  '/': 'find',
  '?': 'help',
} as const

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const text = useText()
  return (
    <Modal isOpen onClose={onClose} title={text('ledger.keys')}>
      <dl className={styles.keys}>
        {KEYS.map((key) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{text(`ledger.key.${NAMES[key]}`)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
