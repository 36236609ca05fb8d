import { LISTED, money, STATUS, TODAY } from './listed.mjs'

const IS_OPEN = `i.standing in ('SENT', 'PARTIALLY_PAID', 'DISPUTED') and i.amount_remaining > 0`
const since = (days) => `i.due_date < ${TODAY} - interval '${days} days'`
const BUCKET = `case when not (${IS_OPEN}) then null when ${since(90)} then 'OVER_90' when ${since(60)} then 'DAYS_61_90'
  when ${since(30)} then 'DAYS_31_60' when ${since(0)} then 'DAYS_1_30' else 'CURRENT' end`
/** One pass over the rows: grouped as finely as needed, the few groups then added up by the server. */
const text = (
  issued,
) => `select coalesce(json_agg(json_build_array(status, method, type, currency, bucket, count, total, due, paid,
    remaining)), '[]') as answer
  from (select ${STATUS} as status, i.collection_method as method, i.type, i.currency, ${BUCKET} as bucket,
      count(*) as count, sum(i.total) as total, sum(i.amount_due) as due, sum(i.amount_paid) as paid,
      sum(i.amount_remaining) as remaining
    from invoice i where ${LISTED} ${issued}
    group by 1, 2, 3, 4, 5) groups`

const ALL = text('')
const ISSUED = text('and i.issue_date >= $1::timestamptz')

export const totals = ({ where: { issueDate } }) =>
  issueDate === undefined
    ? { name: 'all-totals', text: ALL, values: [], read }
    : { name: 'totals', text: ISSUED, values: [issueDate.gte], read }

function read(rows) {
  return {
    invoices: {
      totalCount: sum(rows, 5),
      totals: groups(rows, 3).map(([currency, own]) => toTotals(currency, own)),
      facets: {
        status: facet(rows, 0),
        collectionMethod: facet(rows, 1),
        type: facet(rows, 2),
        currency: facet(rows, 3),
        agingBucket: facet(rows, 4),
      },
    },
  }
}

function toTotals(currency, rows) {
  const open = rows.filter((row) => row[4] !== null)
  const overdue = open.filter((row) => row[4] !== 'CURRENT')
  return {
    currency,
    count: sum(rows, 5),
    total: money(sum(rows, 6)),
    amountDue: money(sum(rows, 7)),
    amountPaid: money(sum(rows, 8)),
    amountRemaining: money(sum(rows, 9)),
    outstanding: money(sum(open, 9)),
    overdue: money(sum(overdue, 9)),
  }
}

function facet(rows, column) {
  return groups(rows, column).map(([value, own]) => ({
    value,
    count: sum(own, 5),
    amountRemaining: groups(own, 3).map(([currency, part]) => ({ currency, ...money(sum(part, 9)) })),
  }))
}

const groups = (rows, column) => [...Map.groupBy(rows, (row) => row[column])]
const sum = (rows, column) => rows.reduce((total, row) => total + row[column], 0)
