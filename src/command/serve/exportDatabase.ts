import { createDatabase, type Database, mostConnections } from '../../database/client.ts'

/** Pages are read one after the other. */
const POOL_SIZE = 1
/** Milliseconds. Nobody waits for a page of an export, and where a filter finds little it may take long. */
const PATIENCE = 60_000

/** At most, in each process that works. */
export const EXPORT_CONNECTIONS = mostConnections(POOL_SIZE)

/** Connections of their own, so that a long list keeps nobody else waiting. None is opened before the first export. */
export function createExportDatabase(url: string): Database {
  return createDatabase({ url, poolSize: POOL_SIZE, statementTimeout: PATIENCE })
}
