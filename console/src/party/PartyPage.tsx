import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Page, Panel } from '../components/Page.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { isAbsent } from '../graph/isAbsent.ts'
import { graphql } from '../graphql/gql.ts'
import styles from '../invoice/InvoicePage.module.css'
import { NotFound } from '../layout/NotFound.tsx'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { Contacts } from './Contacts.tsx'
import { OpenInvoices } from './OpenInvoices.tsx'
import { PartyTimeline } from './PartyTimeline.tsx'
import { PauseForm } from './PauseForm.tsx'
import { Receivables } from './Receivables.tsx'
import { Statement } from './Statement.tsx'

const PARTY = graphql(`
  query PartyPage($organizationId: ID!, $id: ID!) {
    party(organizationId: $organizationId, by: { id: $id }) {
      id
      name
      accountNumber
      email
      phone
      formattedAddress
      isEmailOutreachPaused
      assignee {
        id
        name
      }
      ...Receivables
      ...Contacts
      ...OpenInvoices
    }
  }
`)

export function Component() {
  const { partyId = '' } = useParams()
  return <Party key={partyId} id={partyId} />
}

function Party({ id }: { id: string }) {
  const text = useText()
  const { organization, isReadOnly } = useViewer()
  const { data, error, refetch } = useQuery(PARTY, { variables: { organizationId: organization.id, id } })
  const [isPausing, setPausing] = useState(false)
  if (data === undefined) {
    if (error !== undefined && isAbsent(error)) return <NotFound />
    return (
      <Page title={text('party.title')}>
        {error === undefined ? (
          <Skeleton lines={16} />
        ) : (
          <ErrorState error={error} onRetry={() => void refetch()} />
        )}
      </Page>
    )
  }
  const { party } = data
  if (!party) return <NotFound />
  const isPaused = party.isEmailOutreachPaused
  const facts = [party.accountNumber, party.email, party.phone, party.formattedAddress, party.assignee?.name]
  return (
    <Page
      title={party.name}
      aside={isPaused && <Badge tone="warn">{text('party.paused')}</Badge>}
      actions={
        !isReadOnly && (
          <Button onClick={() => setPausing(true)}>{text(isPaused ? 'party.resume' : 'party.pause')}</Button>
        )
      }
    >
      <p className={`anyText ${styles.quiet}`}>{facts.filter(Boolean).join(' · ')}</p>
      <Receivables party={party} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel
            title={text('party.openInvoices')}
            actions={
              <Link to={`/ledger?where=${encodeURIComponent(JSON.stringify({ partyIds: [party.id] }))}`}>
                {text('party.allInvoices')}
              </Link>
            }
          >
            <OpenInvoices party={party} />
          </Panel>
          <Contacts party={party} />
          <Statement partyId={party.id} />
        </div>
        <Panel title={text('invoice.timeline')} className={styles.timeline ?? ''}>
          <PartyTimeline partyId={party.id} />
        </Panel>
      </div>
      {isPausing && <PauseForm partyId={party.id} isPaused={isPaused} onClose={() => setPausing(false)} />}
    </Page>
  )
}
