import { Button } from '../components/Button.tsx'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import styles from './Bounces.module.css'
import { buttonIdOf } from './buttonIdOf.ts'

type Props = { id: string; address: string; isSuppressed: boolean; onFix: () => void; onLift: () => void }

export function BounceActions({ id, address, isSuppressed, onFix, onLift }: Props) {
  const text = useText()
  const { isReadOnly } = useViewer()
  if (isReadOnly) return null
  return (
    <div className={styles.actions}>
      <Button
        id={buttonIdOf(id)}
        size="small"
        tone="primary"
        aria-label={text('bounces.fixOf', { address })}
        onClick={onFix}
      >
        {text('bounces.fix')}
      </Button>
      {isSuppressed && (
        <Button size="small" aria-label={text('bounces.liftOf', { address })} onClick={onLift}>
          {text('bounces.lift')}
        </Button>
      )}
    </div>
  )
}
