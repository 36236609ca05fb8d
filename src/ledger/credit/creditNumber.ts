import { sql } from '../../database/sql.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { DirectWork } from '../../graph/mutation/work.ts'

const PREFIX = 'CN-'

export type CreditNumber = { seriesId: string; seriesNumber: number; invoiceNumber: string }
type Taken = { id: string; prefix: string; digits: number; number: number }

/** The next number of credit notes. Whoever takes one holds the series until the commit, so that none is left out. */
export async function takeCreditNumber(work: DirectWork): Promise<CreditNumber> {
  const taken = (await take(work)) ?? (await begin(work))
  const { id, prefix, digits, number } = taken
  const invoiceNumber = `${prefix}${String(number).padStart(digits, '0')}`
  return { seriesId: id, seriesNumber: number, invoiceNumber }
}

async function take({ run, organizationId, now }: DirectWork): Promise<Taken | undefined> {
  const [taken] =
    await run<Taken>(sql`update invoice_series s set next_number = s.next_number + 1, updated_at = ${now}::timestamptz
    where s.organization_id = ${organizationId}::uuid and s.id = (select d.id from invoice_series d
      where d.organization_id = ${organizationId}::uuid and d.kind = 'CREDIT_NOTE'
      order by d.is_default desc, d.created_at, d.id limit 1)
    returning s.id, s.prefix, s.digits, s.next_number - 1 as number`)
  return taken
}

/** The first one of an organization begins the series. */
async function begin(work: DirectWork): Promise<Taken> {
  const { organizationId, now, run } = work
  await run(sql`insert into invoice_series (organization_id, id, kind, prefix, is_default, created_at, updated_at)
    values (${organizationId}::uuid, ${uuidv7()}::uuid, 'CREDIT_NOTE', ${PREFIX}::text, true, ${now}::timestamptz, ${now}::timestamptz)
    on conflict (organization_id, kind, prefix) do nothing`)
  const taken = await take(work)
  if (taken === undefined) throw new Error('A series of credit notes was begun and is not there.')
  return taken
}
