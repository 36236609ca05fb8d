import { Money } from '../components/Money.tsx'
import { Panel } from '../components/Page.tsx'
import { Day } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useText } from '../messages/useText.ts'
import styles from './InvoicePage.module.css'

const SUMMARY = graphql(`
  fragment Summary on Invoice {
    id
    issuedOn
    dueOn
    paidOn
    overdueDays
    purchaseOrderNumber
    total {
      minorUnits
      currency
      amount
    }
    amountPaid {
      minorUnits
      currency
      amount
    }
    amountRemaining {
      minorUnits
      currency
      amount
    }
    amountWrittenOff {
      minorUnits
      currency
      amount
    }
    assignee {
      id
      name
    }
  }
`)

/** What is owed, since when, and who looks after it. */
export function Summary({ invoice }: { invoice: FragmentType<typeof SUMMARY> }) {
  const text = useText()
  const row = readFragment(SUMMARY, invoice)
  const { overdueDays } = row
  return (
    <Panel>
      <dl className={styles.amounts}>
        <div>
          <dt>{text('invoice.remaining')}</dt>
          <dd className={styles.large}>
            <Money of={row.amountRemaining} />
          </dd>
        </div>
        <div>
          <dt>{text('invoice.total')}</dt>
          <dd>
            <Money of={row.total} />
          </dd>
        </div>
        <div>
          <dt>{text('invoice.paid')}</dt>
          <dd>
            <Money of={row.amountPaid} />
          </dd>
        </div>
        {row.amountWrittenOff.minorUnits > 0 && (
          <div>
            <dt>{text('invoice.writtenOff')}</dt>
            <dd>
              <Money of={row.amountWrittenOff} />
            </dd>
          </div>
        )}
        <div>
          <dt>{text('invoice.issued')}</dt>
          <dd>
            <Day of={row.issuedOn} />
          </dd>
        </div>
        <div>
          <dt>{text('invoice.due')}</dt>
          <dd className={(overdueDays ?? 0) > 0 && !row.paidOn ? styles.late : undefined}>
            <Day of={row.dueOn} />
            {(overdueDays ?? 0) > 0 && ` (${text('invoice.overdueBy', { count: overdueDays })})`}
          </dd>
        </div>
        <div>
          <dt>{text('invoice.order')}</dt>
          <dd className="anyText">{row.purchaseOrderNumber ?? '–'}</dd>
        </div>
        <div>
          <dt>{text('invoice.assignee')}</dt>
          <dd className="anyText">{row.assignee?.name ?? '–'}</dd>
        </div>
      </dl>
    </Panel>
  )
}
