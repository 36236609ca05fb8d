import { money, ORGANIZATION, rows, STATUS } from './listed.mjs'
import { toCallout } from './page.mjs'

const EMAILS = rows(
  `e.id, e.from_email, e.subject, e.body_text, e.status, e.delivery_status, e.bounce_details, e.is_bounced,
    e.error_message, e.sent_at, e.planned_send_at, e.created_at, e.initiator_type, coalesce(e.initiator_user_id,
    e.initiator_agent_id), coalesce(concat_ws(' ', u.given_name, nullif(u.family_name, '')), ''), a.name,
    case when b.id is not null then json_build_array(b.source, b.detected_at, b.recipient_emails) end,
    (select json_agg(json_build_array(r.kind, r.address, r.delivery_status) order by r.kind, r.position, r.id)
      from email_recipient r where r.organization_id = ${ORGANIZATION} and r.email_id = e.id)`,
  `(select e.* from email_invoice ei
      join email e on e.organization_id = ${ORGANIZATION} and e.id = ei.email_id and e.direction = 'OUTBOUND'
      where ei.organization_id = ${ORGANIZATION} and ei.invoice_id = i.id
      order by e.timeline_at desc, e.id desc limit 50) e
    left join bounce_callout b on b.organization_id = ${ORGANIZATION} and b.email_id = e.id
    left join user_account u on u.id = e.initiator_user_id
    left join agent a on a.organization_id = ${ORGANIZATION} and a.id = e.initiator_agent_id`,
  'e.timeline_at desc, e.id desc',
)
const TEXT = `select json_build_array(i.id, i.invoice_number, ${STATUS}, i.currency, i.issue_date, i.due_date, i.paid_date,
    i.target_party_id, p.name, i.amount_due, i.amount_remaining, ${EMAILS}) as answer
  from invoice i left join party p on p.organization_id = ${ORGANIZATION} and p.id = i.target_party_id
  where i.organization_id = ${ORGANIZATION} and i.id = $1`

export const outreach = ({ uid }) => ({ name: 'outreach', text: TEXT, values: [uid], read })

function read([uid, invoiceNumber, status, currency, issueDate, dueDate, paidDate, ...rest]) {
  const [partyId, counterpartyName, due, remaining, emails] = rest
  const nodes = emails.map(toEmail)
  return {
    invoice: {
      uid,
      invoiceNumber,
      status,
      currency,
      issueDate,
      dueDate,
      paidDate,
      counterpartyName,
      targetParty: partyId && { uid: partyId },
      amountDue: money(due),
      amountRemaining: money(remaining),
      outreach: {
        emails: { nodes },
        bouncingRecipientEmails: unique(nodes.flatMap((email) => email.bouncingRecipientEmails)),
      },
    },
  }
}

function toEmail([
  uid,
  fromEmail,
  subject,
  bodyText,
  status,
  deliveryStatus,
  bounceDetails,
  isBounced,
  ...rest
]) {
  const [errorMessage, sentAt, plannedSendAt, createdAt, kind, initiatorId, user, agent, callout, all] = rest
  const recipients = all ?? []
  const addresses = (column, value) => recipients.filter((row) => row[column] === value).map((row) => row[1])
  const bounceCallout = callout && toCallout(callout)
  return {
    ...{ uid, fromEmail, subject, bodyText, status, deliveryStatus, bounceDetails, isBounced, errorMessage },
    ...{ sentAt, plannedSendAt, createdAt, bounceCallout },
    to: addresses(0, 'TO'),
    cc: addresses(0, 'CC'),
    initiator: toInitiator(kind, initiatorId, user, agent),
    bouncingRecipientEmails: unique([...(bounceCallout?.recipientEmails ?? []), ...addresses(2, 'BOUNCED')]),
  }
}

function toInitiator(kind, uid, user, agent) {
  if (kind === 'AGENT') return { __typename: 'Agent', kind, uid, name: agent }
  if (kind === 'USER') return { __typename: 'User', kind, uid, name: user }
  return { __typename: 'SystemActor', kind, name: 'System' }
}

const unique = (addresses) => [...new Set(addresses)].sort()
