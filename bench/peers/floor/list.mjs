import { daysSince, LISTED, money, ORGANIZATION, rows, STATUS, TODAY } from './listed.mjs'

const PARTY_LIKE = (parameter) => `select p.id from party p
  where p.organization_id = ${ORGANIZATION} and p.name ilike ${parameter}`
const TEXT = `select ${rows(
  `i.id, i.invoice_number, ${STATUS}, ${daysSince('i.due_date')}, i.issue_date, i.due_date, i.total, i.amount_remaining,
    p.name`,
  `(select * from invoice i
      where ${LISTED} and i.target_party_id in (${PARTY_LIKE('$1')}) and (i.standing = 'PARTIALLY_PAID' or (i.standing = 'SENT' and i.amount_remaining > 0))
        and i.due_date >= ${TODAY} - $2 * interval '1 day' and i.due_date < ${TODAY} - ($3 - 1) * interval '1 day'
        and (i.invoice_number ilike $4 or i.purchase_order_number ilike $4
          or i.target_party_id in (${PARTY_LIKE('$4')}))
      order by i.issue_date desc, i.id desc limit $5) i
    join party p on p.organization_id = ${ORGANIZATION} and p.id = i.target_party_id`,
  'i.issue_date desc, i.id desc',
)} as answer`

export const list = ({ where, search, first }) => ({
  // Without a name it is planned anew for the values: how many rows fit decides where to begin.
  text: TEXT,
  values: [
    `%${where.partyName.contains}%`,
    where.overdueDays.lte,
    where.overdueDays.gte,
    `%${search}%`,
    first,
  ],
  read: (invoices) => ({ invoices: { nodes: invoices.map(toInvoice) } }),
})

function toInvoice([uid, invoiceNumber, status, overdueDays, issueDate, dueDate, total, remaining, name]) {
  return {
    uid,
    invoiceNumber,
    status,
    overdueDays,
    issueDate,
    dueDate,
    total: money(total),
    amountRemaining: money(remaining),
    client: { name },
  }
}
