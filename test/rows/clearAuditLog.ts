import type { Database } from '../../src/database/client.ts'

/** Does what the audit log itself refuses: it is only added to, and a test now and then needs it empty. */
export async function clearAuditLog(database: Database, clear: () => Promise<unknown>): Promise<void> {
  await database.$executeRaw`alter table audit_entry disable trigger audit_entry_kept`
  await clear()
  await database.$executeRaw`alter table audit_entry enable trigger audit_entry_kept`
}
