import { Link } from 'react-router'
import { Badge } from '../components/Badge.tsx'
import { Instant } from '../components/Time.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import { BounceActions } from './BounceActions.tsx'
import styles from './Bounces.module.css'
import type { BOUNCE_FIX } from './bounceFix.ts'
import { Diagnostic } from './Diagnostic.tsx'
import { InvoicesBehind } from './InvoicesBehind.tsx'
import type { BOUNCE_LIFT } from './LiftDialog.tsx'
import { WhoIsWrittenTo } from './WhoIsWrittenTo.tsx'

const BOUNCE_ROW = graphql(`
  fragment BounceRow_bounce on BouncingContact {
    id
    address
    type
    reason
    lastBouncedAt
    bounceCount
    isSuppressed
    party {
      id
      name
    }
    ...Diagnostic_bounce
    ...InvoicesBehind_bounce
    ...WhoIsWrittenTo_bounce
    ...FixDialog_bounce
    ...LiftDialog_bounce
  }
`)

type Props = {
  bounce: FragmentType<typeof BOUNCE_ROW>
  /** What was done about it a moment ago. */
  done: string | null
  onFix: (bounce: FragmentType<typeof BOUNCE_FIX>) => void
  onLift: (bounce: FragmentType<typeof BOUNCE_LIFT>) => void
}

export function BounceRow({ bounce: of, done, onFix, onLift }: Props) {
  const text = useText()
  const term = useTerm()
  const bounce = readFragment(BOUNCE_ROW, of)
  const { id, address, type, reason, lastBouncedAt, bounceCount, isSuppressed, party } = bounce
  return (
    <li className={styles.row} aria-labelledby={`address-${id}`}>
      <div className={styles.who}>
        <h2 id={`address-${id}`} className={`${styles.address} anyText`}>
          {address}
        </h2>
        {party === null || party === undefined ? (
          <p className={styles.quiet}>{text('bounces.noParty')}</p>
        ) : (
          <Link className={`${styles.party} anyText`} to={`/parties/${encodeURIComponent(party.id)}`}>
            {party.name}
          </Link>
        )}
        <p className={styles.badges}>
          <Badge tone={type === 'HARD' ? 'bad' : 'warn'}>{term('BounceType', type)}</Badge>
          {reason !== null && reason !== undefined && <Badge>{term('BounceReason', reason)}</Badge>}
          {isSuppressed && <Badge tone="warn">{text('bounces.suppressed')}</Badge>}
        </p>
        <p className={styles.quiet}>
          {text('bounces.times', { count: bounceCount })} · <Instant of={lastBouncedAt} />
        </p>
      </div>
      <Diagnostic of={bounce} />
      <InvoicesBehind of={bounce} />
      <div className={styles.next}>
        {done !== null && (
          <p className={styles.done}>
            <span aria-hidden>✓ </span>
            {done}
          </p>
        )}
        <WhoIsWrittenTo of={bounce} />
        <BounceActions
          id={id}
          address={address}
          isSuppressed={isSuppressed}
          onFix={() => onFix(bounce)}
          onLift={() => onLift(bounce)}
        />
      </div>
    </li>
  )
}
