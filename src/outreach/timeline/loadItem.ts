import { sql } from '../../database/sql.ts'
import type { LoadContext } from '../../graph/context.ts'
import { isUuid } from '../../graph/globalId.ts'
import { wholeRow } from '../../graph/read/reading.ts'
import { column } from '../../graph/read/table.ts'
import { branchOf } from './branches.ts'
import type { Item } from './entry.ts'
import { PLACES } from './places.ts'

type Wanted = {
  parent: keyof typeof PLACES
  parentId: string
  /** As triggers tell it: `EMAIL:<id>`, and `RESOLUTION:<id>` where a dispute was resolved. */
  key: string
}

/** One item of a timeline; null where it is gone. */
export async function loadItem(
  { database }: LoadContext,
  organizationId: string,
  { parent, parentId, key }: Wanted,
): Promise<Item | null> {
  const [sort, id = ''] = key.split(':')
  const isEnd = sort === 'RESOLUTION'
  const kind = isEnd ? 'DISPUTE' : sort
  const rank = PLACES[parent].findIndex((place) => place.kind === kind && (place.isEnd === true) === isEnd)
  const place = PLACES[parent][rank]
  if (place === undefined || !isUuid(id)) return null
  const { columns, tables, where } = branchOf(place, rank, organizationId, () => [])
  const reading = wholeRow('TimelineItem')
  const rows = await database.read<{ cells: unknown[] }>(sql`
    select ${reading.cells('item')} as cells from (select ${parentId}::uuid as id) parent cross join lateral (
      select ${columns} from ${tables} where ${where} and ${column(place.alias, place.id ?? 'id')} = ${id}::uuid) item`)
  const [row] = rows
  return row === undefined ? null : reading.row(row.cells)
}
