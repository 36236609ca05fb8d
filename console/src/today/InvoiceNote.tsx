import { useFormat } from '../components/useFormat.ts'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import type { InvoiceNote_InvoiceFragment } from '../graphql/graphql.ts'
import { useViewer } from '../layout/ViewerContext.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import type { InvoiceSectionName } from './links.ts'

const INVOICE_NOTE = graphql(`
  fragment InvoiceNote_invoice on Invoice {
    id
    overdueDays
    promise {
      id
      promisedOn
      amount {
        minorUnits
        currency
        amount
      }
    }
    dispute {
      id
      reason
      openedAt
    }
    outreach {
      bouncingRecipientEmails
    }
  }
`)

type Props = { section: InvoiceSectionName; of: FragmentType<typeof INVOICE_NOTE> }
type NoteProps = { invoice: InvoiceNote_InvoiceFragment }

/** What makes the invoice stand in its section. */
export function InvoiceNote({ section, of }: Props) {
  const invoice = readFragment(INVOICE_NOTE, of)
  switch (section) {
    case 'disputes':
      return <DisputeNote invoice={invoice} />
    case 'promisesDue':
    case 'brokenPromises':
      return <PromiseNote invoice={invoice} />
    case 'bounced':
      return <span className="anyText">{invoice.outreach.bouncingRecipientEmails.join(', ')}</span>
    case 'overdue':
      return <OverdueNote invoice={invoice} />
  }
}

function DisputeNote({ invoice: { dispute } }: NoteProps) {
  const text = useText()
  const term = useTerm()
  const format = useFormat()
  const { organization } = useViewer()
  if (!dispute) return null
  const since = format.instant(dispute.openedAt, organization.timezone)
  return text('today.disputed', { reason: term('DisputeReason', dispute.reason), since })
}

function PromiseNote({ invoice: { promise } }: NoteProps) {
  const text = useText()
  const format = useFormat()
  if (!promise) return null
  const day = format.day(promise.promisedOn)
  if (!promise.amount) return text('today.promised', { day })
  return text('today.promisedPart', { day, amount: format.money(promise.amount) })
}

function OverdueNote({ invoice: { overdueDays } }: NoteProps) {
  const text = useText()
  const count = overdueDays ?? 0
  return count > 0 ? text('today.overdueBy', { count }) : null
}
