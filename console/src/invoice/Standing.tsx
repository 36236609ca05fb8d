import { useState } from 'react'
import { Badge } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { Money } from '../components/Money.tsx'
import { Panel } from '../components/Page.tsx'
import { Day } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { StandingFragment } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import { DisputeForm } from './DisputeForm.tsx'
import styles from './InvoicePage.module.css'
import { PromiseForm } from './PromiseForm.tsx'
import { ResolveForm } from './ResolveForm.tsx'
import { useCancelPromise } from './useCancelPromise.ts'

const STANDING = graphql(`
  fragment Standing on Invoice {
    id
    currency
    isInDispute
    dispute {
      id
      reason
      note
      isResolved
      amount {
        minorUnits
        currency
        amount
      }
    }
    promise {
      id
      promisedOn
      status
      note
      amount {
        minorUnits
        currency
        amount
      }
    }
  }
`)

type Opened = 'dispute' | 'resolve' | 'promise' | null

/** What the customer says to it: that it is wrong, or when it will be paid. */
export function Standing({ invoice }: { invoice: FragmentType<typeof STANDING> }) {
  const text = useText()
  const term = useTerm()
  const { isReadOnly } = useViewer()
  const [opened, setOpened] = useState<Opened>(null)
  const { id, currency, isInDispute, dispute, promise } = readFragment(STANDING, invoice)
  const cancel = useCancelPromise()
  const close = () => setOpened(null)
  const runs = promise?.status === 'ACTIVE'
  return (
    <Panel title={text('invoice.standing')}>
      {isInDispute && dispute ? (
        <p>
          <Badge tone="warn">{text('invoice.inDispute')}</Badge> {term('DisputeReason', dispute.reason)}{' '}
          {dispute.amount && <Money of={dispute.amount} />} <span className="anyText">{dispute.note}</span>
        </p>
      ) : (
        <p className={styles.quiet}>{text('invoice.noDispute')}</p>
      )}
      <Promised promise={promise ?? null} />
      {!isReadOnly && (
        <div className={styles.row}>
          <Button onClick={() => setOpened(isInDispute ? 'resolve' : 'dispute')}>
            {text(isInDispute ? 'invoice.resolveDispute' : 'invoice.openDispute')}
          </Button>
          <Button onClick={() => setOpened('promise')}>{text('invoice.recordPromise')}</Button>
          {runs && (
            <Button
              tone="quiet"
              isBusy={cancel.isBusy}
              onClick={() => void cancel.run({ input: { invoiceId: id } })}
            >
              {text('invoice.cancelPromise')}
            </Button>
          )}
        </div>
      )}
      {opened === 'dispute' && <DisputeForm invoiceId={id} onClose={close} />}
      {opened === 'resolve' && <ResolveForm invoiceId={id} onClose={close} />}
      {opened === 'promise' && <PromiseForm invoiceId={id} currency={currency} onClose={close} />}
    </Panel>
  )
}

function Promised({ promise }: { promise: NonNullable<StandingFragment['promise']> | null }) {
  const text = useText()
  const term = useTerm()
  if (promise === null) return <p className={styles.quiet}>{text('invoice.noPromise')}</p>
  const { status, promisedOn, amount, note } = promise
  return (
    <p>
      <Badge tone={status === 'BROKEN' ? 'bad' : 'accent'}>{term('PromiseStatus', status)}</Badge>{' '}
      {text('invoice.promisedFor')} <Day of={promisedOn} /> {amount && <Money of={amount} />}{' '}
      <span className="anyText">{note}</span>
    </p>
  )
}
