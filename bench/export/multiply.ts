import pg from 'pg'

/** Copies at a time. */
const CHUNK = 50_000

/**
 * Copies the invoices of the ledger, each with its lines, until there are so many: filling a ledger takes far longer, and an export
 * reads nothing else. Triggers are left out, so that the tallies speak of the first ones only.
 */
export async function multiply(url: string, invoices: number, report: (line: string) => void): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('set session_replication_role = replica')
    const [own, lines] = [await storedColumns(client, 'invoice'), await storedColumns(client, 'line_item')]
    const copied = (columns: string) => columns.replaceAll(/\w+/g, '(copy).$&')
    for (;;) {
      const { rows } = await client.query<{ count: number }>('select count(*)::int as count from invoice')
      const count = rows[0]?.count ?? 0
      if (count >= invoices) break
      report(`${count} of ${invoices} invoices`)
      await client.query(
        `with picked as materialized (
          select i, i.id as old_id, gen_random_uuid() as new_id from invoice i order by i.created_at, i.id limit $1),
        copies as (
          insert into invoice (${own}) select ${copied(own)} from
            (select jsonb_populate_record(i, jsonb_build_object('id', new_id)) as copy from picked offset 0) made returning id)
        insert into line_item (${lines}) select ${copied(lines)} from
          (select jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'invoice_id', new_id)) as copy
            from picked join line_item l on l.invoice_id = old_id offset 0) made
        where (select count(*) from copies) > 0`,
        [Math.min(CHUNK, invoices - count)],
      )
    }
    await client.query('vacuum analyze invoice, line_item')
  } finally {
    await client.end()
  }
}

/** All but those that are worked out from the others. */
async function storedColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ names: string }>(
    `select string_agg(column_name, ', ' order by ordinal_position) as names from information_schema.columns
    where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
    [table],
  )
  return rows[0]?.names ?? ''
}
