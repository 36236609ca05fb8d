import { LISTED, money, ORGANIZATION, rows, STATUS } from './listed.mjs'

const OF_PARTY = `where r.organization_id = ${ORGANIZATION} and r.party_id = p.id`
const OLDEST_FIRST = 'r.is_primary desc, r.created_at, r.id'
const TEXT = `select json_build_array(p.id, p.name, p.email, p.account_number,
  ${rows('r.id, r.type, r.is_primary, r.line1, r.city, r.postal_code, r.country', `address r ${OF_PARTY}`, OLDEST_FIRST)},
  ${rows(
    'r.id, r.name, r.job_title, r.email, r.phone, r.external_role, r.is_primary',
    `(select * from contact r ${OF_PARTY} order by ${OLDEST_FIRST} limit 10) r`,
    OLDEST_FIRST,
  )},
  ${rows(
    `i.id, i.invoice_number, ${STATUS}, i.issue_date, i.due_date, i.paid_date, i.total, i.amount_paid, i.amount_remaining`,
    `(select * from invoice i where ${LISTED} and i.target_party_id = p.id
      order by i.issue_date desc, i.id desc limit 20) i`,
    'i.issue_date desc, i.id desc',
  )}) as answer
  from party p where p.organization_id = ${ORGANIZATION} and p.id = $1`

export const party = ({ uid }) => ({
  name: 'party',
  text: TEXT,
  values: [uid],
  read: ([uid, name, email, accountNumber, addresses, contacts, invoices]) => ({
    party: {
      uid,
      name,
      email,
      accountNumber,
      addresses: addresses.map(toAddress),
      contacts: { nodes: contacts.map(toContact) },
      invoices: { nodes: invoices.map(toInvoice) },
    },
  }),
})

function toAddress([uid, type, isPrimary, line1, city, postalCode, country]) {
  return { uid, type, isPrimary, line1, city, postalCode, country }
}

function toContact([uid, name, jobTitle, email, phone, externalRole, isPrimary]) {
  return { uid, name, jobTitle, email, phone, externalRole, isPrimary }
}

function toInvoice([uid, invoiceNumber, status, issueDate, dueDate, paidDate, total, paid, remaining]) {
  return {
    uid,
    invoiceNumber,
    status,
    issueDate,
    dueDate,
    paidDate,
    total: money(total),
    amountPaid: money(paid),
    amountRemaining: money(remaining),
  }
}
