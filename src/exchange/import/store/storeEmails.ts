import { runIn } from '../../../graph/mutation/work.ts'
import { lastOutreachStatement } from '../../../outreach/email/lastOutreach.ts'
import { summarizeDelivery, timelineAtOf } from '../../../outreach/email/rules.ts'
import type { EmailRecord, RecipientRecord } from '../record/email.ts'
import { type AgentIds, storeAgents } from './agents.ts'
import { replaceChildren } from './children.ts'
import { replaceEmailInvoices } from './emailInvoices.ts'
import { calloutRows, linkContacts, recipientRows, storeAttachments } from './emailParts.ts'
import { storeLinks } from './links.ts'
import { memberId } from './members.ts'
import { insertRows, type Row, updateRows } from './rows.ts'
import type { IdOf, Planned, Scope, Transaction } from './scope.ts'

type PlannedEmail = Planned<EmailRecord>

/** Returns the invoices whose outreach changed: those that now have, or had, one of the emails. */
export async function storeEmails(
  transaction: Transaction,
  scope: Scope,
  { planned, idOf }: { planned: readonly PlannedEmail[]; idOf: IdOf },
): Promise<string[]> {
  if (planned.length === 0) return []
  const { organizationId } = scope
  const agentIds = await storeAgents(transaction, scope, planned)
  const older = planned.filter(({ isNew }) => !isNew)
  const rows = (emails: readonly PlannedEmail[]) =>
    emails.map((email) => emailRow(scope, email, { idOf, agentIds }))
  await insertRows(transaction, 'email', rows(planned.filter(({ isNew }) => isNew)))
  await updateRows(transaction, { organizationId, table: 'email', rows: rows(older) })
  await storeParts(transaction, scope, planned)
  const invoiceIds = await replaceEmailInvoices(transaction, scope, { planned, idOf })
  if (invoiceIds.length > 0) {
    await runIn(transaction)(lastOutreachStatement({ organizationId, invoiceIds, now: null }))
  }
  await storeLinks(transaction, scope, { entityType: 'EMAIL', planned })
  return invoiceIds
}

async function storeParts(
  transaction: Transaction,
  scope: Scope,
  planned: readonly PlannedEmail[],
): Promise<void> {
  const parent = 'emailId'
  const olderParentIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  await replaceChildren(transaction, scope, {
    table: 'email_recipient',
    parent,
    olderParentIds,
    rows: planned.flatMap((email) => recipientRows(scope, email)),
    pointers: [{ table: 'email_event', field: 'recipientId' }],
  })
  await replaceChildren(transaction, scope, {
    table: 'bounce_callout',
    parent,
    olderParentIds,
    rows: planned.flatMap((email) => calloutRows(scope, email)),
    key: ['organizationId', 'emailId'],
  })
  await linkContacts(
    transaction,
    scope,
    planned.map(({ id }) => id),
  )
  await storeAttachments(transaction, scope, planned)
}

function emailRow(
  { organizationId, members, now }: Scope,
  { id, record }: PlannedEmail,
  { idOf, agentIds }: { idOf: IdOf; agentIds: AgentIds },
): Row {
  const { externalId, partyExternalId, invoiceExternalIds, initiator, recipients, ...rest } = record
  const { bounceCallout, attachments, ...columns } = rest
  const timelineAt = timelineAtOf({
    sentAt: instantOf(columns.sentAt),
    plannedSendAt: instantOf(columns.plannedSendAt),
    createdAt: new Date(columns.createdAt),
  })
  return {
    organizationId,
    id,
    ...columns,
    partyId: partyExternalId === null ? null : idOf('PARTY', partyExternalId),
    initiatorType: initiator?.kind ?? 'SYSTEM',
    initiatorUserId: initiator?.kind === 'USER' ? memberId(members, initiator.email) : null,
    initiatorAgentId: initiator?.kind === 'AGENT' ? (agentIds.get(initiator.name ?? '') ?? null) : null,
    ...summarizeDelivery(recipients.map(deliveryOf), bounceCallout !== null),
    timelineAt,
    updatedAt: now.toISOString(),
  }
}

function deliveryOf(recipient: RecipientRecord) {
  return {
    ...recipient,
    firstOpenedAt: instantOf(recipient.firstOpenedAt),
    // Sources do not tell people from programs.
    firstHumanOpenedAt: null,
    firstClickedAt: instantOf(recipient.firstClickedAt),
    bouncedAt: instantOf(recipient.bouncedAt),
  }
}

function instantOf(text: string | null): Date | null {
  return text === null ? null : new Date(text)
}
