import { useState } from 'react'
import { Link } from 'react-router'
import { Badge, type Tone } from '../components/Badge.tsx'
import { Button } from '../components/Button.tsx'
import { type FragmentType, readFragment } from '../graphql/fragment-masking.ts'
import { graphql } from '../graphql/gql.ts'
import { useTerm } from '../messages/useTerm.ts'
import { useText } from '../messages/useText.ts'
import { MailBody } from './MailBody.tsx'
import styles from './Timeline.module.css'

const EMAIL = graphql(`
  fragment EmailEntry on Email {
    id
    subject
    status
    direction
    fromEmail
    errorMessage
    recipients {
      address
      kind
      deliveryStatus
      bounce {
        type
        reason
        diagnosticCode
      }
    }
  }
`)

const TONES: Readonly<Record<string, Tone>> = {
  DELIVERED: 'good',
  OPENED: 'good',
  CLICKED: 'good',
  BOUNCED: 'bad',
  FAILED: 'bad',
  SPAM: 'bad',
  SUPPRESSED: 'warn',
}

/** A mail with what became of it at each recipient; its text when it is asked for. */
export function EmailEntry({ email }: { email: FragmentType<typeof EMAIL> }) {
  const text = useText()
  const term = useTerm()
  const [isOpen, setOpen] = useState(false)
  const { id, subject, status, direction, fromEmail, errorMessage, recipients } = readFragment(EMAIL, email)
  return (
    <>
      <p className={styles.line}>
        <span className={`anyText ${styles.subject}`}>{subject ?? text('timeline.noSubject')}</span>
        {direction === 'INBOUND' ? (
          <Badge tone="accent">{text('timeline.from', { address: fromEmail ?? '–' })}</Badge>
        ) : (
          <Badge>{term('EmailStatus', status)}</Badge>
        )}
      </p>
      <ul className={styles.recipients} aria-label={text('timeline.recipients')}>
        {recipients.map(({ address, kind, deliveryStatus, bounce }) => (
          <li key={`${kind} ${address}`}>
            <span className="anyText">{address}</span>{' '}
            {direction !== 'INBOUND' && (
              <Badge tone={TONES[deliveryStatus] ?? 'neutral'}>
                {term('DeliveryStatus', deliveryStatus)}
              </Badge>
            )}
            {bounce && (
              <p className={`anyText ${styles.bounce}`}>
                {term('BounceType', bounce.type)}
                {bounce.reason && `: ${term('BounceReason', bounce.reason)}`}
                {bounce.diagnosticCode && ` – ${bounce.diagnosticCode}`}{' '}
                <Link to={`/bounces?search=${encodeURIComponent(address)}`}>{text('timeline.correct')}</Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      {errorMessage && <p className={`anyText ${styles.bounce}`}>{errorMessage}</p>}
      <p className={styles.line}>
        <Button size="small" tone="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {text(isOpen ? 'timeline.hideMail' : 'timeline.showMail')}
        </Button>
      </p>
      {isOpen && <MailBody id={id} />}
    </>
  )
}
