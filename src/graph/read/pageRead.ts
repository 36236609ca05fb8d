import type { Sql } from '../../database/sql.ts'
import type { Context } from '../context.ts'
import type { Reading } from './reading.ts'
import type { Model } from './table.ts'

/** How the rows of a page are read: each as the selection wants it, with its sort values where cursors matter. */
export type RowsReading = {
  /** Tells the readings of one request apart: statements that differ only in it must not be asked as one. */
  id: string
  reading: Reading
  hasCursors: boolean
}

/** A page below a row that can be read along with the row. */
export type PageRead = {
  name: string
  model: Model
  /** The page as JSON, for the row whose id is `parent.id`. Throws what the field itself would refuse. */
  along(context: Context, organizationId: string, args: Record<string, unknown>, rows: RowsReading): Sql
}
