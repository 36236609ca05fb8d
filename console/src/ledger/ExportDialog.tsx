import { useQuery } from '@apollo/client/react'
import { print } from 'graphql'
import { useState } from 'react'
import { Button } from '../components/Button.tsx'
import { Faults } from '../components/Faults.tsx'
import { Modal } from '../components/Modal.tsx'
import { SelectField } from '../components/SelectField.tsx'
import { useFormat } from '../components/useFormat.ts'
import { useAction } from '../graph/useAction.ts'
import { graphql } from '../graphql/gql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useText } from '../messages/useText.ts'
import { EXPORTED } from './exportQuery.ts'
import styles from './LedgerPage.module.css'
import type { ListVariables } from './listVariables.ts'

const RUN = graphql(`
  mutation RunExport($input: BulkQueryRunInput!) {
    bulkQueryRun(input: $input) {
      bulkQuery {
        id
      }
      userErrors {
        code
        message
        field
      }
    }
  }
`)

const STATE = graphql(`
  query ExportStateQuery($organizationId: ID!, $id: ID!) {
    bulkQuery(organizationId: $organizationId, id: $id) {
      id
      status
      rowCount
      url
      errorMessage
    }
  }
`)

const POLL = 500
type Format = 'CSV' | 'JSON_LINES'

type Props = { list: ListVariables; totalCount: number | null; onClose: () => void }

/** Writes exactly this list, in its order, to a file. */
export function ExportDialog({ list, totalCount, onClose }: Props) {
  const text = useText()
  const format = useFormat()
  const { organization } = useViewer()
  const [kind, setKind] = useState<Format>('CSV')
  const [id, setId] = useState<string | null>(null)
  const run = useAction(RUN)
  const { data, stopPolling } = useQuery(STATE, {
    variables: { organizationId: organization.id, id: id ?? '' },
    skip: id === null,
    pollInterval: POLL,
    fetchPolicy: 'network-only',
  })
  const state = data?.bulkQuery
  const hasEnded =
    state?.status === 'COMPLETED' || state?.status === 'FAILED' || state?.status === 'CANCELLED'
  if (hasEnded) stopPolling()
  const begin = async () => {
    const { organizationId, ...variables } = list
    const input = { organizationId, query: print(EXPORTED), variables, format: kind }
    const answer = await run.run({ input })
    setId(answer?.bulkQueryRun.bulkQuery?.id ?? null)
  }
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={text('ledger.export')}
      description={text('ledger.exportHint', { count: totalCount ?? 0 })}
      footer={
        <Button tone="primary" onClick={() => void begin()} isBusy={run.isBusy || (id !== null && !hasEnded)}>
          {text('ledger.exportRun')}
        </Button>
      }
    >
      <SelectField
        label={text('ledger.exportFormat')}
        value={kind}
        options={[
          { value: 'CSV', label: 'CSV' },
          { value: 'JSON_LINES', label: 'JSON Lines' },
        ]}
        onValue={setKind}
      />
      <Faults sentences={run.faults.map(({ message }) => message)} />
      <p aria-live="polite" className={styles.exported}>
        {id !== null && !hasEnded && text('ledger.exportRunning', { count: state?.rowCount ?? 0 })}
        {state?.status === 'FAILED' && (state.errorMessage ?? text('common.notDone'))}
        {state?.status === 'COMPLETED' && state.url && (
          <a href={state.url} download>
            {text('ledger.exportReady', { rows: format.count(state.rowCount) })}
          </a>
        )}
      </p>
    </Modal>
  )
}
