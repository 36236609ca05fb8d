import { LISTED, money, ORGANIZATION, rows } from './listed.mjs'

const ORDER = 'i.issue_date desc, i.id desc'
/** Each way to begin a page is a statement of its own, so that each gets the plan it needs. */
const text = (condition, offset) =>
  `select ${rows(
    'i.id, i.invoice_number, i.issue_date, i.total, p.name',
    `(select * from invoice i where ${LISTED} ${condition} order by ${ORDER} limit $1 + 1 ${offset}) i
    left join party p on p.organization_id = ${ORGANIZATION} and p.id = i.target_party_id`,
    ORDER,
  )} as answer`

const FIRST = text('', '')
const BY_OFFSET = text('', 'offset $2')
const AFTER = text('and (i.issue_date, i.id) < ($2::timestamptz, $3::uuid)', '')

export const depth = ({ first, after, offset }) => {
  const read = (invoices) => readPage(invoices, first)
  if (typeof offset === 'number') return { name: 'offset', text: BY_OFFSET, values: [first, offset], read }
  if (typeof after === 'string')
    return { name: 'after', text: AFTER, values: [first, ...JSON.parse(atob(after))], read }
  return { name: 'first', text: FIRST, values: [first], read }
}

function readPage(invoices, first) {
  const shown = invoices.slice(0, first)
  const [uid, , issueDate] = shown.at(-1) ?? []
  return {
    invoices: {
      nodes: shown.map(([uid, invoiceNumber, issueDate, total, name]) => ({
        uid,
        invoiceNumber,
        issueDate,
        total: money(total),
        client: { name },
      })),
      pageInfo: {
        hasNextPage: invoices.length > first,
        endCursor: btoa(JSON.stringify([issueDate, uid])),
      },
    },
  }
}
