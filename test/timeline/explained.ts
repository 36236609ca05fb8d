import pg from 'pg'

type PlanNode = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/** What a statement read of each table in all, and which tables it read from end to end. */
export type Read = { rows: Map<string, number>; wholes: string[]; sorted: number }

/** Runs the statement with a plan that knows its values, or, `generic`, with the plan that is kept for all values. */
export async function explain(
  client: pg.ClientBase,
  { text, values }: { text: string; values: readonly unknown[] },
  mode: 'custom' | 'generic',
): Promise<Read> {
  await client.query(`set plan_cache_mode = force_${mode}_plan`)
  await client.query('deallocate all')
  await client.query(`prepare asked as ${text}`)
  const literals = values.map(literalOf).join(', ')
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
    `explain (analyze, format json) execute asked(${literals})`,
  )
  const read: Read = { rows: new Map(), wholes: [], sorted: 0 }
  for (const { Plan } of rows[0]?.['QUERY PLAN'] ?? []) note(Plan, read)
  return read
}

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'null'
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.join(',')}}`)
  return pg.escapeLiteral(value instanceof Date ? value.toISOString() : String(value))
}

function note(node: PlanNode, read: Read): void {
  const loops = node['Actual Loops']
  const rows = node['Actual Rows'] * loops
  const table = node['Relation Name']
  if (table !== undefined) {
    const removed = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)
    read.rows.set(table, (read.rows.get(table) ?? 0) + rows + removed * loops)
    if (node['Node Type'] === 'Seq Scan' && loops > 0) read.wholes.push(table)
  }
  const [below] = node.Plans ?? []
  if (/Sort$/.test(node['Node Type']) && below !== undefined) {
    read.sorted = Math.max(read.sorted, below['Actual Rows'] * below['Actual Loops'])
  }
  for (const part of node.Plans ?? []) note(part, read)
}
