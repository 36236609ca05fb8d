import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Panel } from '../../components/Page.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { readFragment } from '../../graphql/fragment-masking.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import styles from '../parts/Parts.module.css'
import { SecretDialog } from '../parts/SecretDialog.tsx'
import { NewTokenDialog } from './NewTokenDialog.tsx'
import { TokenList } from './TokenList.tsx'
import { hasEnded, OWN_TOKEN, OWN_TOKENS } from './tokens.ts'

/** The viewer's own tokens, and where they are signed in. */
export function TokensSection() {
  const text = useText()
  const { isReadOnly } = useViewer()
  const [isCreating, setCreating] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(OWN_TOKENS)

  if (data === undefined) {
    return (
      <Panel title={text('settings.tokens.title')}>
        {error === undefined ? (
          <Skeleton lines={8} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </Panel>
    )
  }
  const own = readFragment(OWN_TOKEN, data.viewer.apiTokens)
  const tokens = own.filter(({ isSession }) => !isSession)
  const sessions = own.filter((token) => token.isSession && !hasEnded(token))
  return (
    <>
      <Panel
        title={text('settings.tokens.title')}
        {...(isReadOnly
          ? {}
          : { actions: <Button onClick={() => setCreating(true)}>{text('settings.tokens.create')}</Button> })}
      >
        <p className={styles.quiet}>{text('settings.tokens.hint')}</p>
        <TokenList label={text('settings.tokens.title')} tokens={tokens} />
        {tokens.length === 0 && <p>{text('settings.tokens.none')}</p>}
      </Panel>
      <Panel title={text('settings.sessions.title')}>
        <p className={styles.quiet}>{text('settings.sessions.hint')}</p>
        <TokenList label={text('settings.sessions.title')} tokens={sessions} />
        {sessions.length === 0 && <p>{text('settings.sessions.none')}</p>}
      </Panel>
      {isCreating && (
        <NewTokenDialog
          onClose={() => setCreating(false)}
          onCreated={(token) => {
            setCreating(false)
            setSecret(token)
          }}
        />
      )}
      {secret !== null && (
        <SecretDialog
          title={text('settings.tokens.created')}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </>
  )
}
