import { useState } from 'react'
import { useText } from '../../messages/useText.ts'
import { ItemList } from '../parts/ItemList.tsx'
import { EditWebhookDialog } from './EditWebhookDialog.tsx'
import { RevokeWebhookDialog } from './RevokeWebhookDialog.tsx'
import { WebhookItem } from './WebhookItem.tsx'
import type { Webhook } from './webhooks.ts'

export function WebhookList({ endpoints }: { endpoints: readonly Webhook[] }) {
  const text = useText()
  const [editing, setEditing] = useState<Webhook | null>(null)
  const [revoking, setRevoking] = useState<Webhook | null>(null)
  return (
    <>
      <ItemList label={text('settings.section.webhooks')}>
        {endpoints.map((endpoint) => (
          <WebhookItem
            key={endpoint.id}
            endpoint={endpoint}
            onEdit={() => setEditing(endpoint)}
            onRevoke={() => setRevoking(endpoint)}
          />
        ))}
      </ItemList>
      {editing !== null && <EditWebhookDialog endpoint={editing} onClose={() => setEditing(null)} />}
      {revoking !== null && <RevokeWebhookDialog endpoint={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}
