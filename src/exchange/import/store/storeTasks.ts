import type { TaskRecord } from '../record/task.ts'
import type { Writing } from './ground.ts'
import { noteLinks } from './links.ts'
import type { Planned, Scope, Transaction } from './scope.ts'
import { storeTaskRows } from './taskRows.ts'
import type { TaskAbout } from './taskToStore.ts'

type Found = TaskAbout & { id: string }

/** Tasks by themselves. One that came with a call or an email too stays with that. Returns the invoices they are about. */
export async function storeTasks(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<TaskRecord>,
): Promise<string[]> {
  if (planned.length === 0) return []
  const found = await findAbout(transaction, scope, planned)
  const tasks = planned.map(({ id, isNew, record }) => {
    const { partyExternalId, invoiceExternalId, emailExternalId, callExternalId, ...fields } = record
    const before = found.get(id)
    return {
      id,
      isNew,
      record: fields,
      about: {
        partyId: ground.idOf('PARTY', partyExternalId) ?? before?.partyId ?? null,
        invoiceId: ground.idOf('INVOICE', invoiceExternalId) ?? before?.invoiceId ?? null,
        emailId: ground.idOf('EMAIL', emailExternalId) ?? before?.emailId ?? null,
        callId: ground.idOf('CALL', callExternalId) ?? before?.callId ?? null,
      },
    }
  })
  await storeTaskRows(transaction, scope, { tasks, ground })
  noteLinks(scope, { entityType: 'TASK', planned, ground })
  return tasks.flatMap(({ about }) => about.invoiceId ?? [])
}

async function findAbout(
  transaction: Transaction,
  { organizationId }: Scope,
  planned: readonly Planned<TaskRecord>[],
): Promise<Map<string, Found>> {
  const rows = await transaction.$queryRaw<Found[]>`
    select id, party_id as "partyId", invoice_id as "invoiceId", email_id as "emailId", call_id as "callId"
    from task where organization_id = ${organizationId}::uuid and id = any(${planned.map(({ id }) => id)}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}
