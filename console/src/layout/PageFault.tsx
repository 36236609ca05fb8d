import { Button } from '../components/Button.tsx'
import { EmptyState } from '../components/EmptyState.tsx'
import { Page } from '../components/Page.tsx'
import { useText } from '../messages/useText.ts'

/** A page that broke, or whose file is gone since the server was renewed: loading anew mends both. */
export function PageFault() {
  const text = useText()
  return (
    <Page title={text('common.errorTitle')}>
      <EmptyState
        title={text('layout.broken')}
        action={<Button onClick={() => location.reload()}>{text('common.reload')}</Button>}
      >
        {text('layout.brokenHint')}
      </EmptyState>
    </Page>
  )
}
