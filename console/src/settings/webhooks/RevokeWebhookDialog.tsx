import { useToasts } from '../../components/Toasts.tsx'
import { useAction } from '../../graph/useAction.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx'
import { WEBHOOK_REVOKE, type Webhook } from './webhooks.ts'

type Props = { endpoint: Webhook; onClose: () => void }

export function RevokeWebhookDialog({ endpoint, onClose }: Props) {
  const text = useText()
  const term = useTerm()
  const { say } = useToasts()
  const { run, isBusy, faults } = useAction(WEBHOOK_REVOKE)
  const revoke = async () => {
    if ((await run({ input: { webhookEndpointId: endpoint.id } })) === null) return
    say(text('settings.webhooks.ended'))
    onClose()
  }
  const name = endpoint.name ?? term('WebhookProvider', endpoint.provider)
  return (
    <ConfirmDialog
      title={text('settings.webhooks.endTitle', { name })}
      confirmLabel={text('settings.webhooks.revoke')}
      onClose={onClose}
      onConfirm={() => void revoke()}
      isBusy={isBusy}
      faults={faults.map(({ message }) => message)}
    >
      <p>{text('settings.webhooks.endHint')}</p>
    </ConfirmDialog>
  )
}
