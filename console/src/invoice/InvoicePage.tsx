import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Button } from '../components/Button.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { InvoiceStatusBadge } from '../components/InvoiceStatusBadge.tsx'
import { Page, Panel } from '../components/Page.tsx'
import { Skeleton } from '../components/Skeleton.tsx'
import { isAbsent } from '../graph/isAbsent.ts'
import { graphql } from '../graphql/gql.ts'
import type { InvoicePageQuery } from '../graphql/graphql.ts'
import { NotFound } from '../layout/NotFound.tsx'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { CommentForm } from './CommentForm.tsx'
import { Composer } from './Composer.tsx'
import { Eligibility } from './Eligibility.tsx'
import styles from './InvoicePage.module.css'
import { InvoiceTimeline } from './InvoiceTimeline.tsx'
import { Lines } from './Lines.tsx'
import { Parties } from './Parties.tsx'
import { Standing } from './Standing.tsx'
import { Summary } from './Summary.tsx'
import { useInvoiceLive } from './useInvoiceLive.ts'

const INVOICE = graphql(`
  query InvoicePage($organizationId: ID!, $id: ID!) {
    invoice(organizationId: $organizationId, by: { id: $id }) {
      id
      invoiceNumber
      status
      counterpartyName
      renderedPdfUrl
      targetParty {
        id
        name
      }
      ...Summary
      ...Eligibility
      ...Standing
      ...Lines
      ...Parties
      ...Composer
    }
  }
`)

export function Component() {
  const { invoiceId = '' } = useParams()
  // Of another invoice nothing is kept: neither what was typed nor what is open.
  return <Invoice key={invoiceId} id={invoiceId} />
}

function Invoice({ id }: { id: string }) {
  const text = useText()
  const { organization } = useViewer()
  const { data, error, refetch } = useQuery(INVOICE, { variables: { organizationId: organization.id, id } })
  useInvoiceLive(data?.invoice?.id ?? null)
  if (data === undefined) {
    if (error !== undefined) return isAbsent(error) ? <NotFound /> : <Fault error={error} onRetry={refetch} />
    return (
      <Page title={text('invoice.title')}>
        <Skeleton lines={16} />
      </Page>
    )
  }
  return data.invoice ? <Shown invoice={data.invoice} /> : <NotFound />
}

function Shown({ invoice }: { invoice: NonNullable<InvoicePageQuery['invoice']> }) {
  const text = useText()
  const { isReadOnly } = useViewer()
  const [isComposing, setComposing] = useState(false)
  const { targetParty, counterpartyName, invoiceNumber, status, renderedPdfUrl } = invoice
  return (
    <Page
      title={invoiceNumber ?? text('invoice.noNumber')}
      aside={
        <>
          <InvoiceStatusBadge status={status} />
          {targetParty ? (
            <Link to={`/parties/${encodeURIComponent(targetParty.id)}`} className={`anyText ${styles.party}`}>
              {targetParty.name}
            </Link>
          ) : (
            <span className="anyText">{counterpartyName}</span>
          )}
        </>
      }
      actions={
        <>
          {renderedPdfUrl && (
            <a className={styles.link} href={renderedPdfUrl} target="_blank" rel="noreferrer">
              {text('invoice.pdf')}
            </a>
          )}
          {!isReadOnly && (
            <Button tone="primary" onClick={() => setComposing(true)}>
              {text('invoice.remind')}
            </Button>
          )}
        </>
      }
    >
      <Summary invoice={invoice} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Eligibility invoice={invoice} />
          <Standing invoice={invoice} />
          <Lines invoice={invoice} />
          <Parties invoice={invoice} />
        </div>
        <Panel title={text('invoice.timeline')} className={styles.timeline ?? ''}>
          {!isReadOnly && <CommentForm invoiceId={invoice.id} />}
          <InvoiceTimeline invoiceId={invoice.id} />
        </Panel>
      </div>
      {isComposing && <Composer invoice={invoice} onClose={() => setComposing(false)} />}
    </Page>
  )
}

function Fault({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const text = useText()
  return (
    <Page title={text('invoice.title')}>
      <ErrorState error={error} onRetry={() => void onRetry()} />
    </Page>
  )
}
