import { useState } from 'react'
import { SelectField } from '../../components/SelectField.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useToasts } from '../../components/Toasts.tsx'
import { faultOf, otherFaults, useAction } from '../../graph/useAction.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { FormDialog } from '../parts/FormDialog.tsx'
import styles from '../parts/Parts.module.css'
import { givesSecret, PROVIDERS, WEBHOOK_CREATE, WEBHOOKS } from './webhooks.ts'

type Props = { onClose: () => void; onCreated: (madeSecret: string | null) => void }
const FIELDS = ['provider', 'name', 'secret']

export function NewWebhookDialog({ onClose, onCreated }: Props) {
  const text = useText()
  const term = useTerm()
  const { say } = useToasts()
  const { organization } = useViewer()
  const [provider, setProvider] = useState<(typeof PROVIDERS)[number]>('SES')
  const [name, setName] = useState('')
  const [secret, setSecret] = useState('')
  const { run, isBusy, faults } = useAction(WEBHOOK_CREATE, { refetchQueries: [WEBHOOKS] })
  const isGiven = givesSecret(provider)
  const create = async () => {
    const given = isGiven && secret.trim() !== '' ? { secret } : {}
    const data = await run({ input: { organizationId: organization.id, provider, name, ...given } })
    if (data === null) return
    say(text('settings.webhooks.created'))
    onCreated(data.webhookEndpointCreate.secret ?? null)
  }
  return (
    <FormDialog
      title={text('settings.webhooks.create')}
      onClose={onClose}
      onSubmit={() => void create()}
      submitLabel={text('settings.webhooks.make')}
      isDirty={name !== '' || secret !== ''}
      isBusy={isBusy}
      faults={otherFaults(faults, FIELDS)}
    >
      <SelectField
        label={text('settings.webhooks.provider')}
        value={provider}
        options={PROVIDERS.map((value) => ({ value, label: term('WebhookProvider', value) }))}
        onValue={setProvider}
        fault={faultOf(faults, 'provider')}
      />
      <TextField
        label={text('settings.webhooks.name')}
        value={name}
        maxLength={200}
        onValue={setName}
        fault={faultOf(faults, 'name')}
      />
      {isGiven ? (
        <TextField
          label={text('settings.webhooks.secret')}
          hint={text('settings.webhooks.secretHint')}
          autoComplete="off"
          value={secret}
          onValue={setSecret}
          fault={faultOf(faults, 'secret')}
        />
      ) : (
        <p className={styles.quiet}>{text('settings.webhooks.secretIsMade')}</p>
      )}
    </FormDialog>
  )
}
