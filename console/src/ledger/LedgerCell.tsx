import { Link } from 'react-router'
import { InvoiceStatusBadge } from '../components/InvoiceStatusBadge.tsx'
import { Money } from '../components/Money.tsx'
import { Day, InstantDay } from '../components/Time.tsx'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import type { ColumnId } from './columnIds.ts'
import type { LedgerRowData } from './LedgerRow.tsx'
import styles from './LedgerTable.module.css'

type Props = { column: ColumnId; row: LedgerRowData }

/** What a row says in one column. */
export function LedgerCell({ column, row }: Props) {
  switch (column) {
    case 'party':
      return <Party row={row} />
    case 'status':
      return <InvoiceStatusBadge status={row.status} />
    case 'issuedOn':
      return <Day of={row.issuedOn} />
    case 'dueOn':
      return <Day of={row.dueOn} />
    case 'overdueDays':
      return <OverdueDays days={row.overdueDays ?? null} />
    case 'total':
      return <Money of={row.total} />
    case 'paid':
      return <Money of={row.amountPaid} />
    case 'remaining':
      return <Money of={row.amountRemaining} />
    case 'blocker':
      return <Blocker row={row} />
    case 'lastOutreach':
      return <InstantDay of={row.lastOutreachAt} />
    case 'promise':
      return <Day of={row.promisedToPayDate} />
    case 'assignee':
      return <span className={styles.clipped}>{row.assignee?.name ?? '–'}</span>
    case 'number':
      return row.invoiceNumber
  }
}

function Party({ row }: { row: LedgerRowData }) {
  const { targetParty, counterpartyName } = row
  if (!targetParty) return <span className={styles.clipped}>{counterpartyName ?? '–'}</span>
  return (
    <Link
      to={`/parties/${encodeURIComponent(targetParty.id)}`}
      className={styles.clipped}
      title={targetParty.name}
    >
      {targetParty.name}
    </Link>
  )
}

function OverdueDays({ days }: { days: number | null }) {
  const text = useText()
  if (days === null || days <= 0) return <span className={styles.quiet}>–</span>
  return <span className={days > 30 ? styles.late : undefined}>{text('ledger.days', { count: days })}</span>
}

/** Why nobody is mailed about it: the first reason in the row, all of them in its title. */
function Blocker({ row }: { row: LedgerRowData }) {
  const text = useText()
  const term = useTerm()
  const { allowed, blockers } = row.outreachEligibility.email
  const [first] = blockers
  if (allowed || first === undefined) return <span className={styles.free}>{text('ledger.mayBeMailed')}</span>
  return (
    <span
      className={`${styles.clipped} ${styles.quiet}`}
      title={blockers.map(({ message }) => message).join('\n')}
    >
      {term('OutreachBlocker', first.code)}
      {blockers.length > 1 && ` +${blockers.length - 1}`}
    </span>
  )
}
