export const ORGANIZATION = `'01920001-0000-7000-8000-000000000000'::uuid`

/** What our lists leave out unless told otherwise. */
export const LISTED = `i.organization_id = ${ORGANIZATION} and i.type = 'RECEIVABLE'
  and (i.document_id is null or i.document_id not in (
    select d.id from document d where d.organization_id = ${ORGANIZATION} and d.is_archived))
  and (i.blueprint_id is null or i.blueprint_id not in (
    select b.id from invoice_blueprint b where b.organization_id = ${ORGANIZATION} and not b.is_active))`

export const TODAY = `(date_trunc('day', now() at time zone 'Europe/Berlin') at time zone 'Europe/Berlin')`

export const STATUS = `case when i.standing = 'SENT' and i.amount_remaining > 0 and i.due_date < ${TODAY} then 'OVERDUE'
  else i.standing::text end`

const DAY = `(now() at time zone 'Europe/Berlin')::date`
export const daysSince = (column) => `${DAY} - (${column} at time zone 'Europe/Berlin')::date`

/** Rows of a related table as arrays, which take PostgreSQL less time than objects. */
export const rows = (columns, from, order) =>
  `(select coalesce(json_agg(json_build_array(${columns}) order by ${order}), '[]') from ${from})`

export const money = (minorUnits) => ({ minorUnits })
