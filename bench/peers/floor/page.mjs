import { LISTED, money, ORGANIZATION, rows } from './listed.mjs'

const LINES = rows(
  'l.name, l.quantity, l.line_total',
  `line_item l where l.organization_id = ${ORGANIZATION} and l.invoice_id = i.id`,
  'l.line_number, l.id',
)
const EMAILS = rows(
  `e.subject, e.sent_at, e.delivery_status,
    case when b.id is not null then json_build_array(b.source, b.detected_at, b.recipient_emails) end`,
  `(select e.* from email_invoice ei
      join email e on e.organization_id = ${ORGANIZATION} and e.id = ei.email_id and e.direction = 'OUTBOUND'
      where ei.organization_id = ${ORGANIZATION} and ei.invoice_id = i.id
      order by e.timeline_at desc, e.id desc limit 5) e
    left join bounce_callout b on b.organization_id = ${ORGANIZATION} and b.email_id = e.id`,
  'e.timeline_at desc, e.id desc',
)
const TEXT = `with i as materialized (
    select * from invoice i where ${LISTED} and i.standing = $1::"InvoiceStanding"
    order by i.issue_date desc, i.id desc limit $2)
  select ${rows(
    `i.id, i.invoice_number, i.standing, i.issue_date, i.due_date, i.total, i.amount_paid, i.amount_remaining, p.name,
      ${LINES}, ${EMAILS}`,
    `i left join party p on p.organization_id = ${ORGANIZATION} and p.id = i.target_party_id`,
    'i.issue_date desc, i.id desc',
  )} as answer`

export const page = ({ status, first }) => ({
  name: 'page',
  text: TEXT,
  // One status, told by `=`: the index then yields the rows in order, as it cannot for any of several.
  values: [status[0], first],
  read: (invoices) => ({ invoices: { nodes: invoices.map(toInvoice) } }),
})

function toInvoice([
  uid,
  invoiceNumber,
  status,
  issueDate,
  dueDate,
  total,
  paid,
  remaining,
  name,
  lines,
  emails,
]) {
  return {
    uid,
    invoiceNumber,
    status,
    issueDate,
    dueDate,
    total: money(total),
    amountPaid: money(paid),
    amountRemaining: money(remaining),
    client: { name },
    lineItems: lines.map(([name, quantity, lineTotal]) => ({ name, quantity, lineTotal: money(lineTotal) })),
    outreach: { emails: { nodes: emails.map(toEmail) } },
  }
}

function toEmail([subject, sentAt, deliveryStatus, callout]) {
  return { subject, sentAt, deliveryStatus, bounceCallout: callout && toCallout(callout) }
}

export function toCallout([source, detectedAt, recipientEmails]) {
  return { source, detectedAt, recipientEmails }
}
