import { deleteRows } from './children.ts'
import { type Row, upsertRows } from './rows.ts'
import type { Transaction } from './scope.ts'

const RECORD_KEY = ['organizationId', 'integrationName', 'entityType', 'remoteId', 'scope']

/** The links of a batch, which are written together at its end. */
export class LinkBuffer {
  private readonly records = new Map<string, Row>()
  private readonly parts = new Map<unknown, Row>()
  private readonly lost: string[] = []

  /** Of what the source names: the latest that is told of it. */
  addRecord(row: Row): void {
    this.records.set(`${String(row.entityType)} ${String(row.remoteId)}`, row)
  }

  /** With an id that follows from the row that it is of. */
  addPart(row: Row): void {
    this.parts.set(row.id, row)
  }

  /** That there is no such link, or no longer. */
  lose(id: string): void {
    this.lost.push(id)
  }

  async write(transaction: Transaction, organizationId: string): Promise<void> {
    await deleteRows(transaction, { organizationId, table: 'integration_link', ids: this.lost })
    await upsertRows(transaction, 'integration_link', [...this.records.values()], RECORD_KEY)
    await upsertRows(transaction, 'integration_link', [...this.parts.values()])
  }
}
