import { randomUUID } from 'node:crypto'
import type { Exporter } from '../../exchange/export/exporter.ts'
import { EXPORT_PAGE_SIZE } from '../../graph/connection/arguments.ts'
import type { Work } from './work.ts'

type Pieces = Pick<Work, 'exports' | 'mailroom' | 'cursorKey' | 'isAccelerated'>

/** The schema, and what its resolvers are given where the rows go to a file. */
export async function createExportContext({
  exports: database,
  mailroom,
  cursorKey,
  isAccelerated,
}: Pieces): Promise<Pick<Exporter, 'schema' | 'contextOf'>> {
  const [{ schema }, { withoutAccelerator }, { createContext }, { auditWriter }] = await Promise.all([
    import('../../server/schema.ts'),
    import('../../graph/execution/accelerator.ts'),
    import('../../server/createContext.ts'),
    import('../../ledger/audit/auditWriter.ts'),
  ])
  const given = { database, mailroom, cursorKey, audit: auditWriter, mostRows: EXPORT_PAGE_SIZE }
  return {
    schema: isAccelerated ? schema : withoutAccelerator(schema),
    contextOf: (viewer, now) => createContext({ ...given, viewer, now, requestId: randomUUID() }),
  }
}
