import type { Database } from '../../src/database/client.ts'
import { uuidv7 } from '../../src/database/uuid.ts'

export type Tenant = { id: string; timezone: string; ownPartyId: string }
/** Names of rows and their UUIDs; a row asked for the first time gets one. */
export type Ids = Map<string, string>

export const REMOTE_ID = 'remote-7'
export const INVOICE_NUMBER = 'RE-7'

export type Filling = {
  database: Database
  organization: Tenant
  memberId: string
  /** Stands in every text, so that a row can be told wherever it shows. */
  mark: string
  id(name: string): string
}

export function idsFrom(ids: Ids): (name: string) => string {
  return (name) => {
    const id = ids.get(name) ?? uuidv7()
    ids.set(name, id)
    return id
  }
}
