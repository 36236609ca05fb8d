import type { CallRecord } from '../record/call.ts'
import { withoutFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import { storeClassifications } from './classifications.ts'
import type { Ground, Writing } from './ground.ts'
import { noteLinks } from './links.ts'
import { memberId } from './members.ts'
import type { Added } from './plan.ts'
import { replaceInvoices } from './replaceInvoices.ts'
import { insertRows, type Row, updateRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

type PlannedCall = Planned<CallRecord>

/** Returns the invoices whose calls changed. */
export async function storeCalls(
  transaction: Transaction,
  scope: Scope,
  { planned, ground, added }: Writing<CallRecord> & { added: readonly Added[] },
): Promise<string[]> {
  const { organizationId } = scope
  const rows = (calls: readonly PlannedCall[]) => calls.map((call) => callRow(scope, call, ground))
  await insertRows(transaction, 'call', rows(planned.filter(({ isNew }) => isNew)))
  const older = planned.filter(({ isNew }) => !isNew)
  await updateRows(transaction, { organizationId, table: 'call', rows: rows(older) })
  const invoiceIds = await replaceInvoices(transaction, scope, {
    table: 'call_invoice',
    owner: 'callId',
    planned,
    added,
    ground,
  })
  if (planned.length === 0) return invoiceIds
  await storeClassifications(transaction, scope, {
    owner: 'callId',
    ground,
    classified: planned.map(({ id, isNew, record }) => ({
      id,
      isNew,
      classifications: record.classifications,
      about: aboutOf(record, ground),
    })),
  })
  noteLinks(scope, { entityType: 'CALL', planned, ground })
  return invoiceIds
}

type About = { partyExternalId: string | null; invoiceExternalIds: readonly string[] }

/** What the tasks of a call or an email are about: its party, and the first of its invoices. */
export function aboutOf({ partyExternalId, invoiceExternalIds }: About, { idOf }: Ground) {
  return {
    partyId: idOf('PARTY', partyExternalId),
    invoiceId: idOf('INVOICE', invoiceExternalIds[0] ?? null),
  }
}

function callRow(
  { organizationId, members, now }: Scope,
  { id, record }: PlannedCall,
  { idOf }: Ground,
): Row {
  const { externalId, partyExternalId, invoiceExternalIds, agentExternalId, workflowExternalId, ...rest } =
    record
  const { approverEmail, classifications, status, sentiment, ...columns } = rest
  return {
    organizationId,
    id,
    ...withoutFacts(columns),
    ...wordColumns('status', status),
    ...wordColumns('sentiment', sentiment),
    partyId: idOf('PARTY', partyExternalId),
    agentId: idOf('AGENT', agentExternalId),
    workflowId: idOf('WORKFLOW', workflowExternalId),
    approverId: memberId(members, approverEmail),
    updatedAt: now.toISOString(),
  }
}
