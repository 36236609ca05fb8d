import { sql } from '../../../database/sql.ts'
import { uuidv7 } from '../../../database/uuid.ts'
import { idIn, notFound } from '../../../graph/mutation/input.ts'
import { refusal } from '../../../graph/mutation/userError.ts'
import type { DirectWork } from '../../../graph/mutation/work.ts'
import type { SeriesKind } from './series.ts'
import { writtenNumber } from './writtenNumber.ts'

type Wanted = { kind: SeriesKind; seriesId?: string | null | undefined; field?: string }
export type Taken = { seriesId: string; seriesNumber: number; invoiceNumber: string }
type Series = { id: string; prefix: string; digits: number; next: number }

const DEFAULT_PREFIX: Record<SeriesKind, string> = { INVOICE: 'INV-', CREDIT_NOTE: 'CN-' }
const LAST_NUMBER = 2_147_483_647
/** So many numbers at most are looked through at a time for one that is free. */
const LOOKED_THROUGH = 1_000

/**
 * The next number of a series, of the default one of the kind where none is named; that one is made when it is first needed.
 * Its row is held until the transaction ends, so that numbers are given out in the order in which they are committed, and
 * what fails gives its number back: call it last. A number that a receivable bears already, from an import, is passed over:
 * it stands in the books, so that nothing is missing from them.
 */
export async function takeNumber(work: DirectWork, wanted: Wanted): Promise<Taken> {
  const { run, organizationId, now } = work
  // Whoever writes an invoice comes to this lock; before the series everybody, so that nobody waits in a circle.
  await run(sql`select invoice_tally_lock(array[${organizationId}]::uuid[])::text`)
  const series = await holdSeries(work, wanted)
  const seriesNumber = await nextFree(work, series)
  await run(sql`update invoice_series set next_number = ${seriesNumber + 1}::int, updated_at = ${now}::timestamptz
    where organization_id = ${organizationId}::uuid and id = ${series.id}::uuid returning id`)
  return { seriesId: series.id, seriesNumber, invoiceNumber: writtenNumber(series, seriesNumber) }
}

async function holdSeries(work: DirectWork, { kind, seriesId, field = 'seriesId' }: Wanted): Promise<Series> {
  const { run, organizationId, now } = work
  if (seriesId === null || seriesId === undefined) {
    await run(sql`insert into invoice_series (organization_id, id, kind, prefix, is_default, created_at, updated_at)
      select ${organizationId}::uuid, ${uuidv7()}::uuid, ${kind}::"InvoiceSeriesKind", ${DEFAULT_PREFIX[kind]}::text, true,
        ${now}::timestamptz, ${now}::timestamptz
      where not exists (select from invoice_series s
        where s.organization_id = ${organizationId}::uuid and s.kind = ${kind}::"InvoiceSeriesKind" and s.is_default)
      returning id`)
  }
  const which = seriesId
    ? sql`s.id = ${idIn(work, 'InvoiceSeries', seriesId, field)}::uuid`
    : sql`s.kind = ${kind}::"InvoiceSeriesKind" and s.is_default`
  const [series] = await run<Series & { kind: SeriesKind }>(sql`
    select s.id, s.kind, s.prefix, s.digits, s.next_number as next from invoice_series s
    where s.organization_id = ${organizationId}::uuid and ${which} for no key update`)
  if (series === undefined) throw notFound('InvoiceSeries', seriesId ?? '', field)
  if (series.kind !== kind) {
    const message = `The series is for ${series.kind === 'INVOICE' ? 'invoices' : 'credit notes'} alone.`
    throw refusal('INVALID', field, message)
  }
  return series
}

/** Mostly the first one is; after an import of many numbers more are looked through at a time. */
async function nextFree({ run, organizationId }: DirectWork, series: Series): Promise<number> {
  const { prefix, digits } = series
  let many = 1
  for (let from = series.next; from < LAST_NUMBER; from += many, many = Math.min(10 * many, LOOKED_THROUGH)) {
    const to = Math.min(from + many, LAST_NUMBER) - 1
    // Asked for each number by itself, which reads the index and never all invoices.
    const [free] = await run<{ number: number }>(sql`
      select n.number from generate_series(${from}::int, ${to}::int) n(number)
      where (select i.id from invoice i
        where i.organization_id = ${organizationId}::uuid and i.type = 'RECEIVABLE'
          and i.invoice_number = ${prefix}::text || lpad(n.number::text, greatest(${digits}::int, length(n.number::text)), '0')
        limit 1) is null
      order by n.number limit 1`)
    if (free !== undefined) return free.number
  }
  throw refusal('IMMUTABLE_STATE', 'seriesId', 'The series has no numbers left: make another one.')
}
