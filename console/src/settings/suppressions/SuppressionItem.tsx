import { Badge, type Tone } from '../../components/Badge.tsx'
import { Button } from '../../components/Button.tsx'
import { Instant } from '../../components/Time.tsx'
import { useViewer } from '../../layout/ViewerContext.ts'
import { useTerm } from '../../messages/useTerm.ts'
import { useText } from '../../messages/useText.ts'
import { Item } from '../parts/ItemList.tsx'
import { isOwnWord, type Suppression } from './suppressions.ts'

const TONES: Readonly<Record<string, Tone>> = { HARD_BOUNCE: 'bad', COMPLAINT: 'bad', SOFT_BOUNCES: 'warn' }

type Props = { suppression: Suppression; onLift: () => void }

export function SuppressionItem({ suppression, onLift }: Props) {
  const text = useText()
  const term = useTerm()
  const { isReadOnly, isAdmin } = useViewer()
  const { address, reason, note, createdAt, createdBy } = suppression
  const mayLift = !isReadOnly && (isAdmin || !isOwnWord(reason))
  return (
    <Item
      title={address}
      badges={<Badge tone={TONES[reason] ?? 'neutral'}>{term('SuppressionReason', reason)}</Badge>}
      facts={
        <>
          <Instant of={createdAt} />
          {createdBy && <span className="anyText">{createdBy.name}</span>}
          {note && <span className="anyText">{note}</span>}
        </>
      }
      {...(mayLift
        ? {
            actions: (
              <Button
                size="small"
                aria-label={`${text('settings.suppressions.lift')}: ${address}`}
                onClick={onLift}
              >
                {text('settings.suppressions.lift')}
              </Button>
            ),
          }
        : {})}
    />
  )
}
