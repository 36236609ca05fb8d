import { ageInDays, tenth } from './invoices.ts'
import { id, type LedgerSize, organizationId, organizationNumber, partiesOf, periodOf } from './size.ts'
import { numbers, type Step } from './step.ts'

const emails = ({ invoices }: LedgerSize) => invoices

/**
 * Of ten emails six are about the partly paid invoice of the same ten, two and one about the unpaid ones, one about a
 * paid one: as many emails as invoices, and several where somebody has to be reminded.
 */
const ABOUT = 'array[7, 7, 7, 7, 7, 7, 8, 8, 9, 0]'

/**
 * The emails with the invoice each is about, in SQL. Where the last ten are not complete, email n is about invoice n.
 * About one in twenty bounced; the prime 1009 keeps that apart from organizations and invoices.
 */
function numbered(size: LedgerSize, from: number, to: number): string {
  const period = periodOf(size)
  const group = 10 * period
  return `(select n, about, n % 1009 < 50 as bounced, about % ${partiesOf(size)} as party, n / ${period} % 10 as turn,
      date_trunc('day', now()) - ${ageInDays('about')} * (10 - n / ${period} % 10) * interval '2 hours'
        + (n % 28800) * interval '1 second' as sent
    from (select n, case when (n / ${group} + 1) * ${group} > ${size.invoices} then n
        else n / ${group} * ${group} + (${ABOUT})[1 + n / ${period} % 10] * ${period} + n % ${period} end as about
      from ${numbers(from, to)} n) numbers) e`
}

const address = (k: string) => `'contact' || party || '.' || ${k} || '@party.example'`
const organization = (size: LedgerSize) => organizationId(size, 'n')

export const EMAIL_STEPS: readonly Step[] = [
  {
    table: 'email',
    rows: emails,
    insert: (size, from, to) => `
      insert into email (organization_id, id, party_id, status, delivery_status, subject, body_text, from_email,
        initiator_type, sender_id, thread_id, initiator_user_id, initiator_agent_id, is_automated, reason, is_bounced, bounced_at,
        bounce_reason, bounce_reason_text, bounce_details, sent_at, timeline_at, created_at)
      select ${organization(size)}, ${id('email', 'n')}, ${id('party', 'party')}, 'SENT',
        (case when bounced then 'BOUNCED' else 'DELIVERED' end)::"DeliveryStatus", 'Reminder ' || n,
        'Please pay invoice INV-' || lpad(about::text, 8, '0') || '. Thank you.', 'billing@duegraph.example',
        (array['SYSTEM','USER','AGENT'])[1 + turn % 3]::"InitiatorType",
        ${id('sender', organizationNumber(size, 'n'))},
        case when ${tenth(size, 'about')} = 7 then ${id('thread', 'about')} end, case turn % 3 when 1 then ${id('user', '1')} end,
        case turn % 3 when 2 then ${id('agent', organizationNumber(size, 'n'))} end,
        turn % 3 <> 1, 'PAYMENT_REMINDER', bounced, case when bounced then sent + interval '1 minute' end,
        case when bounced then 'MAILBOX_FULL'::"BounceReason" end, case when bounced then 'Mailbox full' end,
        case when bounced then '{"code": "552"}'::jsonb end, sent, sent, sent
      from ${numbered(size, from, to)}`,
  },
  {
    table: 'email_invoice',
    rows: emails,
    insert: (size, from, to) => `
      insert into email_invoice (organization_id, email_id, invoice_id)
      select ${organization(size)}, ${id('email', 'n')}, ${id('invoice', 'about')} from ${numbered(size, from, to)}`,
  },
  {
    table: 'email_recipient',
    rows: emails,
    insert: (size, from, to) => `
      insert into email_recipient (organization_id, id, email_id, kind, address, contact_id, delivery_status, bounced_at,
        bounce_type, bounce_reason, bounce_reason_text)
      select ${organization(size)}, ${id('recipient', 'n * 2 + k')}, ${id('email', 'n')},
        (array['TO','CC'])[1 + k]::"RecipientKind", ${address('k')}, ${id('contact', 'party * 2 + k')},
        (case when bounced and k = 0 then 'BOUNCED' else 'DELIVERED' end)::"DeliveryStatus",
        case when bounced and k = 0 then sent + interval '1 minute' end,
        case when bounced and k = 0 then 'SOFT'::"BounceType" end,
        case when bounced and k = 0 then 'MAILBOX_FULL'::"BounceReason" end,
        case when bounced and k = 0 then 'Mailbox full' end
      from ${numbered(size, from, to)}, generate_series(0, 1) k where k = 0 or n % 3 = 0`,
  },
  {
    table: 'bounce_callout',
    rows: emails,
    insert: (size, from, to) => `
      insert into bounce_callout (organization_id, id, email_id, source, detected_at, recipient_emails)
      select ${organization(size)}, ${id('callout', 'n')}, ${id('email', 'n')}, 'DELIVERY_WEBHOOK',
        sent + interval '1 minute', array[${address('0')}]
      from ${numbered(size, from, to)} where bounced`,
  },
  {
    table: 'email_event',
    rows: emails,
    insert: (size, from, to) => `
      insert into email_event (organization_id, id, email_id, recipient_id, type, occurred_at)
      select ${organization(size)}, ${id('event', 'n')}, ${id('email', 'n')}, ${id('recipient', 'n * 2')},
        (case when bounced then 'BOUNCED' else 'DELIVERED' end)::"EmailEventType", sent + interval '1 minute'
      from ${numbered(size, from, to)} where turn = 0`,
  },
]
