import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Panel } from '../../components/Page.tsx'
import { Skeleton } from '../../components/Skeleton.tsx'
import { readFragment } from '../../graphql/fragment-masking.ts'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { SecretDialog } from '../parts/SecretDialog.tsx'
import { NewWebhookDialog } from './NewWebhookDialog.tsx'
import { WebhookList } from './WebhookList.tsx'
import { WEBHOOK, WEBHOOKS } from './webhooks.ts'

/** Where sending services report to. For administrators. */
export function WebhooksSection() {
  const text = useText()
  const { organization, isReadOnly } = useViewer()
  const [isCreating, setCreating] = useState(false)
  const [secret, setSecret] = useState<string | null>(null)
  const { data, error, refetch } = useQuery(WEBHOOKS, { variables: { organizationId: organization.id } })
  const endpoints = data === undefined ? undefined : readFragment(WEBHOOK, data.webhookEndpoints)
  const add = <Button onClick={() => setCreating(true)}>{text('settings.webhooks.create')}</Button>
  return (
    <Panel title={text('settings.section.webhooks')} {...(isReadOnly ? {} : { actions: add })}>
      {endpoints === undefined && error !== undefined && (
        <ErrorState error={error} onRetry={() => void refetch()} />
      )}
      {endpoints === undefined && error === undefined && <Skeleton lines={6} />}
      {endpoints?.length === 0 && (
        <EmptyState title={text('settings.webhooks.none')}>{text('settings.webhooks.noneHint')}</EmptyState>
      )}
      {endpoints !== undefined && endpoints.length > 0 && <WebhookList endpoints={endpoints} />}
      {isCreating && (
        <NewWebhookDialog
          onClose={() => setCreating(false)}
          onCreated={(made) => {
            setCreating(false)
            setSecret(made)
          }}
        />
      )}
      {secret !== null && (
        <SecretDialog
          title={text('settings.webhooks.made')}
          secret={secret}
          onClose={() => setSecret(null)}
        />
      )}
    </Panel>
  )
}
