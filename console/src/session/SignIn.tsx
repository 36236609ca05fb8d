import { Dialog } from '@base-ui/react/dialog'
import { type FormEvent, useState } from 'react'
import { Button } from '../components/Button.tsx'
import { TextField } from '../components/TextField.tsx'
import { useText } from '../messages/useText.ts'
import styles from './SignIn.module.css'
import { type Credentials, SessionRefusal } from './sessionApi.ts'

type Props = {
  enter: (credentials: Credentials) => Promise<void>
  isDemoOffered: boolean
  /** The page behind it stays as it is. */
  isAgain?: boolean
}

export function SignIn({ enter, isDemoOffered, isAgain = false }: Props) {
  const text = useText()
  const [token, setToken] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const tryTo = async (credentials: Credentials) => {
    setBusy(true)
    setRefusal(null)
    try {
      await enter(credentials)
    } catch (error) {
      setRefusal(error instanceof SessionRefusal ? error.message : text('session.unreachable'))
    }
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void tryTo({ token: token.trim() })
  }

  return (
    <Dialog.Root open modal>
      <Dialog.Portal>
        <Dialog.Backdrop className={isAgain ? styles.veil : styles.wall} />
        <Dialog.Popup className={styles.card}>
          <Dialog.Title className={styles.title}>
            {text(isAgain ? 'session.ended' : 'session.signIn')}
          </Dialog.Title>
          <Dialog.Description className={styles.hint}>
            {text(isAgain ? 'session.endedHint' : 'session.signInHint')}
          </Dialog.Description>
          <form onSubmit={submit} className={styles.form}>
            <TextField
              label={text('session.token')}
              type="password"
              autoComplete="off"
              value={token}
              onValue={setToken}
              fault={refusal}
            />
            <Button tone="primary" type="submit" isBusy={isBusy} disabled={token.trim() === ''}>
              {text('session.enter')}
            </Button>
          </form>
          {isDemoOffered && (
            <Button onClick={() => void tryTo({ demo: true })} isBusy={isBusy}>
              {text('session.demo')}
            </Button>
          )}
          <p className={styles.hint}>{text('session.linkHint')}</p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
