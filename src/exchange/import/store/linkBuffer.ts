import { deleteRows } from './children.ts'
import { insertRows, type Row, upsertRows } from './rows.ts'
import type { Transaction } from './scope.ts'

const RECORD_KEY = ['organizationId', 'integrationName', 'entityType', 'remoteId', 'scope']

type Noted = {
  row: Row
  /** That there can be no such link yet, so that none need be looked for. */
  isNew: boolean
}

/** The links of a batch, which are written together at its end. */
export class LinkBuffer {
  private readonly records = new Map<string, Noted>()
  private readonly parts = new Map<unknown, Noted>()
  private readonly lost: string[] = []

  /** Of what the source names: the latest that is told of it. */
  addRecord(row: Row, isNew: boolean): void {
    this.records.set(`${String(row.entityType)} ${String(row.remoteId)}`, { row, isNew })
  }

  /** With an id that follows from the row that it is of. */
  addPart(row: Row, isNew: boolean): void {
    this.parts.set(row.id, { row, isNew })
  }

  /** That there is no such link, or no longer. */
  lose(id: string): void {
    this.lost.push(id)
  }

  async write(transaction: Transaction, organizationId: string): Promise<void> {
    const table = 'integration_link'
    const [records, parts] = [[...this.records.values()], [...this.parts.values()]]
    await deleteRows(transaction, { organizationId, table, ids: this.lost })
    await insertRows(transaction, table, rowsOf([...records, ...parts], true))
    await upsertRows(transaction, table, rowsOf(records, false), RECORD_KEY)
    await upsertRows(transaction, table, rowsOf(parts, false))
  }
}

function rowsOf(links: readonly Noted[], isNew: boolean): Row[] {
  return links.filter((link) => link.isNew === isNew).map(({ row }) => row)
}
