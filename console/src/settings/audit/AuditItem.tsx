import { Badge } from '../../components/Badge.tsx'
import { Instant } from '../../components/Time.tsx'
import { type FragmentType, readFragment } from '../../graphql/fragment-masking.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { Item } from '../parts/ItemList.tsx'
import { AuditChanges } from './AuditChanges.tsx'
import { AuditEntity } from './AuditEntity.tsx'
import { AUDIT_ITEM } from './audit.ts'

export function AuditItem({ of }: { of: FragmentType<typeof AUDIT_ITEM> }) {
  const text = useText()
  const term = useTerm()
  const entry = readFragment(AUDIT_ITEM, of)
  const { action, outcome, code, source, actor, tokenName, clientAddress, occurredAt, changes } = entry
  return (
    <Item
      title={action}
      badges={
        <>
          <Badge tone={outcome === 'REFUSED' ? 'bad' : 'good'}>{term('AuditOutcome', outcome)}</Badge>
          {code && <Badge tone="warn">{code}</Badge>}
        </>
      }
      facts={
        <>
          <Instant of={occurredAt} />
          <span className="anyText">{actor?.name ?? term('AuditSource', source)}</span>
          {tokenName && <span className="anyText">{text('settings.audit.token', { name: tokenName })}</span>}
          {clientAddress && <span>{clientAddress}</span>}
          <AuditEntity type={entry.entityType ?? null} id={entry.entityId ?? null} />
        </>
      }
    >
      <AuditChanges changes={changes} />
    </Item>
  )
}
