import { useState } from 'react'
import { TextField } from '../../components/TextField.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import { givesSecret, WEBHOOK_UPDATE, type Webhook } from './webhooks.ts'

type Props = { endpoint: Webhook; onClose: () => void }

export function EditWebhookDialog({ endpoint, onClose }: Props) {
  const text = useText()
  const { say } = useToasts()
  const [name, setName] = useState(endpoint.name ?? '')
  const [secret, setSecret] = useState('')
  const { run, isBusy, faults } = useAction(WEBHOOK_UPDATE)
  const update = async () => {
    const given = secret.trim() === '' ? {} : { secret }
    if ((await run({ input: { webhookEndpointId: endpoint.id, name, ...given } })) === null) return
    say(text('common.saved'))
    onClose()
  }
  return (
    <FormDialog
      title={text('settings.webhooks.edit')}
      onClose={onClose}
      onSubmit={() => void update()}
      isDirty={name !== (endpoint.name ?? '') || secret !== ''}
      isBusy={isBusy}
      faults={otherFaults(faults, ['name', 'secret'])}
    >
      <TextField
        label={text('settings.webhooks.name')}
        value={name}
        maxLength={200}
        onValue={setName}
        fault={faultOf(faults, 'name')}
      />
      {givesSecret(endpoint.provider) && (
        <TextField
          label={text('settings.webhooks.newSecret')}
          hint={text('settings.webhooks.newSecretHint')}
          autoComplete="off"
          value={secret}
          onValue={setSecret}
          fault={faultOf(faults, 'secret')}
        />
      )}
    </FormDialog>
  )
}
