import { summarizeDelivery, timelineAtOf } from '../../../outreach/email/rules.ts'
import type { EmailRecord, RecipientRecord } from '../record/email.ts'
import { withoutFacts } from '../record/remote.ts'
import { wordColumns } from '../record/word.ts'
import { type AgentIds, storeAgents } from './agents.ts'
import { replaceChildren } from './children.ts'
import { storeClassifications } from './classifications.ts'
import { storeAttachments } from './emailAttachments.ts'
import { calloutRows, findContacts, linkContacts, recipientRows, remoteLinkRows } from './emailParts.ts'
import type { Ground, Writing } from './ground.ts'
import { noteLinks } from './links.ts'
import { memberId } from './members.ts'
import type { Added } from './plan.ts'
import { replaceInvoices } from './replaceInvoices.ts'
import { insertRows, type Row, updateRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'
import { aboutOf } from './storeCalls.ts'

type PlannedEmail = Planned<EmailRecord>

/** Returns the invoices whose emails changed: those that now have, or had, one of them. */
export async function storeEmails(
  transaction: Transaction,
  scope: Scope,
  { planned, ground, added }: Writing<EmailRecord> & { added: readonly Added[] },
): Promise<string[]> {
  const { organizationId } = scope
  const agentIds = await storeAgents(transaction, scope, planned)
  const older = planned.filter(({ isNew }) => !isNew)
  const rows = (emails: readonly PlannedEmail[]) =>
    emails.map((email) => emailRow(scope, email, { ground, agentIds }))
  await insertRows(transaction, 'email', rows(planned.filter(({ isNew }) => isNew)))
  await updateRows(transaction, { organizationId, table: 'email', rows: rows(older) })
  if (planned.length > 0) await storeParts(transaction, scope, { planned, ground })
  const invoiceIds = await replaceInvoices(transaction, scope, {
    table: 'email_invoice',
    owner: 'emailId',
    planned,
    added,
    ground,
  })
  noteLinks(scope, { entityType: 'EMAIL', planned, ground })
  return invoiceIds
}

async function storeParts(
  transaction: Transaction,
  scope: Scope,
  { planned, ground }: Writing<EmailRecord>,
): Promise<void> {
  const parent = 'emailId'
  const olderParentIds = planned.filter(({ isNew }) => !isNew).map(({ id }) => id)
  const contactIds = await findContacts(transaction, scope, { planned, ground })
  await replaceChildren(transaction, scope, {
    table: 'email_recipient',
    parent,
    olderParentIds,
    rows: planned.flatMap((email) => recipientRows(scope, email, { ground, contactIds })),
    pointers: [{ table: 'email_event', field: 'recipientId' }],
  })
  await replaceChildren(transaction, scope, {
    table: 'bounce_callout',
    parent,
    olderParentIds,
    rows: planned.flatMap((email) => calloutRows(scope, email)),
    key: ['organizationId', 'emailId'],
  })
  await linkContacts(transaction, scope, olderParentIds)
  await storeAttachments(transaction, scope, { planned, ground })
  await replaceChildren(transaction, scope, {
    table: 'email_remote_link',
    parent,
    olderParentIds,
    rows: planned.flatMap((email) => remoteLinkRows(scope, email, ground)),
  })
  await storeClassifications(transaction, scope, {
    owner: 'emailId',
    ground,
    classified: planned.map(({ id, isNew, record }) => ({
      id,
      isNew,
      classifications: record.classifications,
      about: aboutOf(record, ground),
    })),
  })
}

function emailRow(
  { organizationId, members, now }: Scope,
  { id, record }: PlannedEmail,
  { ground: { idOf }, agentIds }: { ground: Ground; agentIds: AgentIds },
): Row {
  const { externalId, partyExternalId, invoiceExternalIds, initiator, recipients, ...rest } = record
  const { bounceCallout, attachments, remoteLinks, classifications, reason, ...others } = rest
  const { threadExternalId, parentExternalId, senderExternalId, metadata, ...facts } = others
  const columns = withoutFacts(facts)
  const userId = initiator?.kind === 'USER' ? memberId(members, initiator.email) : null
  const timelineAt = timelineAtOf({
    sentAt: instantOf(columns.sentAt),
    plannedSendAt: instantOf(columns.plannedSendAt),
    createdAt: new Date(columns.createdAt),
  })
  return {
    organizationId,
    id,
    ...columns,
    metadata,
    ...wordColumns('reason', reason),
    threadId: idOf('EMAIL_THREAD', threadExternalId),
    parentEmailId: idOf('EMAIL', parentExternalId),
    senderId: idOf('EMAIL_SENDER', senderExternalId),
    partyId: idOf('PARTY', partyExternalId),
    // A person who is no member here leaves the system as the one who began it.
    initiatorType: userId === null && initiator?.kind === 'USER' ? 'SYSTEM' : (initiator?.kind ?? 'SYSTEM'),
    initiatorUserId: userId,
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
