import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Instant } from '../../components/Time.tsx'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { CopyButton } from '../parts/CopyButton.tsx'
import { Item } from '../parts/ItemList.tsx'
import styles from '../parts/Parts.module.css'
import type { Webhook } from './webhooks.ts'

type Props = { endpoint: Webhook; onEdit: () => void; onRevoke: () => void }

export function WebhookItem({ endpoint, onEdit, onRevoke }: Props) {
  const text = useText()
  const term = useTerm()
  const { isReadOnly } = useViewer()
  const { name, provider, path, revokedAt } = endpoint
  const service = term('WebhookProvider', provider)
  const title = name ?? service
  const isOver = revokedAt !== null && revokedAt !== undefined
  const actions = (
    <>
      <Button size="small" aria-label={`${text('common.edit')}: ${title}`} onClick={onEdit}>
        {text('common.edit')}
      </Button>
      <Button
        size="small"
        tone="danger"
        aria-label={`${text('settings.webhooks.revoke')}: ${title}`}
        onClick={onRevoke}
      >
        {text('settings.webhooks.revoke')}
      </Button>
    </>
  )
  return (
    <Item
      title={title}
      badges={
        <>
          <Badge>{service}</Badge>
          {isOver && <Badge tone="bad">{text('settings.webhooks.revoked')}</Badge>}
        </>
      }
      facts={<WebhookFacts endpoint={endpoint} />}
      {...(isReadOnly || isOver ? {} : { actions })}
    >
      {!isOver && (
        <div className={styles.facts}>
          <code className={styles.code}>{location.origin + path}</code>
          <CopyButton
            size="small"
            value={location.origin + path}
            label={text('settings.webhooks.copyAddress')}
          />
        </div>
      )}
    </Item>
  )
}

function WebhookFacts({ endpoint }: { endpoint: Webhook }) {
  const text = useText()
  const { lastReceivedAt, receivedCount, eventCount, ignoredCount, refusedCount } = endpoint
  return (
    <>
      <span>
        {lastReceivedAt ? (
          <>
            {text('settings.webhooks.last')} <Instant of={lastReceivedAt} />
          </>
        ) : (
          text('settings.webhooks.never')
        )}
      </span>
      <span>
        {text('settings.webhooks.counts', {
          received: receivedCount,
          events: eventCount,
          ignored: ignoredCount,
          refused: refusedCount,
        })}
      </span>
    </>
  )
}
