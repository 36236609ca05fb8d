import { useToasts } from '../../components/Toasts.tsx'
import { useAction } from '../../graph/useAction.ts'
import { useText } from '../../messages/useText.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { OWN_TOKENS, type OwnToken, TOKEN_REVOKE } from './tokens.ts'

type Props = { token: OwnToken; onClose: () => void }

export function RevokeDialog({ token, onClose }: Props) {
  const text = useText()
  const { say } = useToasts()
  // A token takes the sessions with it that were opened with it.
  const { run, isBusy, faults } = useAction(TOKEN_REVOKE, {
    refetchQueries: token.isCurrent ? [] : [OWN_TOKENS],
  })
  const kind = token.isSession ? 'sessions' : 'tokens'
  const revoke = async () => {
    if ((await run({ input: { id: token.id } })) === null) return
    if (token.isCurrent) return location.assign('/console/?signedOut')
    say(text(`settings.${kind}.ended`))
    onClose()
  }
  const name = token.name ?? text('settings.tokens.unnamed')
  return (
    <ConfirmDialog
      title={text(`settings.${kind}.endTitle`, { name })}
      confirmLabel={text(token.isSession ? 'settings.sessions.end' : 'settings.tokens.revoke')}
      onClose={onClose}
      onConfirm={() => void revoke()}
      isBusy={isBusy}
      faults={faults.map(({ message }) => message)}
    >
      <p>{text(token.isCurrent ? 'settings.tokens.endCurrent' : `settings.${kind}.endHint`)}</p>
    </ConfirmDialog>
  )
}
