import { skipToken, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { ErrorState } from '../components/ErrorState.tsx'
import { Panel } from '../components/Page.tsx'
import { TextField } from '../components/TextField.tsx'
import { graphql } from '../graphql/gql.ts'
import styles from '../invoice/InvoicePage.module.css'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'

const STATEMENT = graphql(`
  query PartyStatementFiles($organizationId: ID!, $partyId: ID!, $from: LocalDate!, $to: LocalDate!) {
    partyStatement(organizationId: $organizationId, partyId: $partyId, from: $from, to: $to) {
      from
      to
      pdfUrl
      csvUrl
    }
  }
`)

const DAYS = 90

/** The statement of account of a period, as a file to send or to look at. */
export function Statement({ partyId }: { partyId: string }) {
  const text = useText()
  const { organization } = useViewer()
  const [period, setPeriod] = useState(() => ({ from: dayBefore(DAYS), to: dayBefore(0) }))
  const [asked, setAsked] = useState<typeof period | null>(null)
  const { data, error, loading } = useQuery(
    STATEMENT,
    asked === null
      ? skipToken
      : { variables: { organizationId: organization.id, partyId, ...asked }, fetchPolicy: 'network-only' },
  )
  const files = data?.partyStatement
  return (
    <Panel title={text('party.statement')}>
      <div className={styles.row}>
        <TextField
          label={text('party.from')}
          type="date"
          value={period.from}
          onValue={(from) => setPeriod({ ...period, from })}
        />
        <TextField
          label={text('party.to')}
          type="date"
          value={period.to}
          onValue={(to) => setPeriod({ ...period, to })}
        />
        <Button isBusy={loading} onClick={() => setAsked({ ...period })}>
          {text('party.makeStatement')}
        </Button>
      </div>
      {error !== undefined && <ErrorState error={error} />}
      {files && (
        <p className={styles.row}>
          <a href={files.pdfUrl} target="_blank" rel="noreferrer">
            PDF
          </a>
          <a href={files.csvUrl}>{text('common.csv')}</a>
        </p>
      )}
    </Panel>
  )
}

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
}
