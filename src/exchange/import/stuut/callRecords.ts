import type { SourceRecord } from '../source/source.ts'
import { CALL, WORKFLOW } from './callSpec.ts'
import { listOf, partyRecords } from './partyRecords.ts'
import { isRaw, type Raw } from './spec.ts'
import type { Telling } from './telling.ts'
import { id } from './values.ts'

type Invoice = { id: unknown; partyId: unknown }

/** A call with its classifications and tasks, and before it what it names. */
export function* callRecords(
  telling: Telling,
  call: Raw,
  { path, invoice }: { path: string; invoice: Invoice },
): Generator<SourceRecord> {
  const { partner, workflow } = call
  // It says less than the invoice's own partner, so it only counts where nobody has said anything.
  if (isRaw(partner) && id(partner.id) !== invoice.partyId) {
    yield* partyRecords(telling, partner, { path: `${path}.partner`, isMention: true })
  }
  if (isRaw(workflow) && telling.told.isNews(`workflow ${String(workflow.id)}`, workflow)) {
    yield telling.record({ type: 'workflow', spec: WORKFLOW, source: workflow, path: `${path}.workflow` })
  }
  if (
    call.agent_id != null &&
    call.agent_id !== '' &&
    telling.told.isNews(`agent ${String(call.agent_id)}`, 1)
  ) {
    // Stuut tells no more of it.
    const extra = { externalId: id(call.agent_id), name: id(call.agent_id) }
    const origins = { externalId: 'agent_id', name: 'agent_id' }
    yield telling.record({ type: 'agent', spec: {}, source: call, path, extra, origins, isMention: true })
  }
  yield telling.record({
    type: 'call',
    spec: CALL,
    source: {
      ...call,
      status: call.status ?? 'completed',
      classifications: classificationsOf(telling, call),
    },
    raw: call,
    path,
    addsInvoices: true,
    extra: {
      ...telling.member('approverEmail', call, ['approver', 'approver_id']),
      ...partyOf(call, invoice),
      ...(workflowOf(call) ?? {}),
      invoiceExternalIds: invoicesOf(call, invoice),
    },
    origins: {
      approverEmail: 'approver.email',
      partyExternalId: 'partner_id',
      workflowExternalId: 'workflow.id',
      invoiceExternalIds: 'invoices',
    },
  })
}

function partyOf({ partner, partner_id: partnerId }: Raw, invoice: Invoice): Raw {
  const own = partnerId ?? (isRaw(partner) ? partner.id : null) ?? invoice.partyId
  return own == null || own === '' ? {} : { partyExternalId: id(own) }
}

function workflowOf({ workflow }: Raw): Raw | null {
  return isRaw(workflow) && workflow.id != null ? { workflowExternalId: id(workflow.id) } : null
}

/** The invoice that it came with first, then those that it lists, by their ids or whole. */
function invoicesOf({ invoices }: Raw, invoice: Invoice): unknown[] {
  const listed = listOf(invoices).map((entry) => id(isRaw(entry) ? (entry.id ?? entry.invoice_id) : entry))
  const names = [invoice.id, ...listed].filter((name) => typeof name === 'string' && name.trim() !== '')
  return [...new Set(names)]
}

/** The classifications with the addresses of those who are to do their tasks. */
function classificationsOf(telling: Telling, { classifications }: Raw): unknown {
  if (!Array.isArray(classifications)) return classifications
  return classifications.map((entry: unknown) =>
    isRaw(entry) && Array.isArray(entry.tasks)
      ? { ...entry, tasks: entry.tasks.map((task: unknown) => withAssignee(telling, task)) }
      : entry,
  )
}

function withAssignee(telling: Telling, task: unknown): unknown {
  if (!isRaw(task)) return task
  return { ...task, ...telling.member('assignee_email', task, ['assignee', 'assignee_id']) }
}
