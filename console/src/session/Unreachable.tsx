import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { useText } from '../messages/useText.ts'

/** Before anything was read there is nothing to lose: the page is simply loaded again. */
export function Unreachable() {
  const text = useText()
  return (
    <main>
      <EmptyState
        title={text('session.unreachable')}
        action={<Button onClick={() => location.reload()}>{text('common.tryAgain')}</Button>}
      >
        {text('session.unreachableHint')}
      </EmptyState>
    </main>
  )
}
