import { Link } from 'react-router'
import { EmptyState } from '../components/EmptyState.tsx'
import { Page } from '../components/Page.tsx'
import { useText } from '../messages/useText.ts'

/** For an address that leads nowhere, and for a row that is not there or is not yours: nobody is told which. */
export function NotFound() {
  const text = useText()
  return (
    <Page title={text('layout.notFound')}>
      <EmptyState
        title={text('layout.notFoundTitle')}
        action={<Link to="/ledger">{text('layout.toLedger')}</Link>}
      >
        {text('layout.notFoundHint')}
      </EmptyState>
    </Page>
  )
}
