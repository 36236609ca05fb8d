import { Badge } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Instant } from '../../components/Time.tsx'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useText } from '../../messages/useText.ts'
import { Item } from '../parts/ItemList.tsx'
import { hasEnded, hasExpired, type OwnToken } from './tokens.ts'

type Props = { token: OwnToken; onRevoke: () => void }

export function TokenItem({ token, onRevoke }: Props) {
  const text = useText()
  const { isReadOnly } = useViewer()
  const { name, lastFour, isSession, expiresAt, revokedAt, createdAt } = token
  const title = name ?? text('settings.tokens.unnamed')
  const label = text(isSession ? 'settings.sessions.end' : 'settings.tokens.revoke')
  return (
    <Item
      title={title}
      badges={<TokenBadges token={token} />}
      facts={
        <>
          <span>{text('settings.tokens.lastFour', { lastFour })}</span>
          <span>
            {text('settings.tokens.made')} <Instant of={createdAt} />
          </span>
          {revokedAt ? (
            <span>
              {text('settings.tokens.revokedAt')} <Instant of={revokedAt} />
            </span>
          ) : (
            expiresAt && (
              <span>
                {text('settings.tokens.expiresAt')} <Instant of={expiresAt} />
              </span>
            )
          )}
        </>
      }
      {...(isReadOnly || hasEnded(token)
        ? {}
        : {
            actions: (
              <Button
                size="small"
                tone="danger"
                aria-label={`${label}: ${title} …${lastFour}`}
                onClick={onRevoke}
              >
                {label}
              </Button>
            ),
          })}
    />
  )
}

function TokenBadges({ token }: { token: OwnToken }) {
  const text = useText()
  return (
    <>
      {token.isCurrent && <Badge tone="accent">{text('settings.tokens.current')}</Badge>}
      {token.isReadOnly && <Badge>{text('settings.tokens.readOnly')}</Badge>}
      {token.revokedAt && <Badge tone="bad">{text('settings.tokens.revoked')}</Badge>}
      {!token.revokedAt && hasExpired(token) && <Badge tone="warn">{text('settings.tokens.expired')}</Badge>}
    </>
  )
}
