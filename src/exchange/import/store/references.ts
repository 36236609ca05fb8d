import type { EntityType } from '../../../../prisma/generated/client/enums.ts'
import type { ClassificationRecord } from '../record/classification.ts'
import type { CanonicalRecord, RecordType, RecordTypes } from '../record/record.ts'

export const ENTITY_TYPE = {
  tag: 'TAG',
  apPortalAccount: 'AP_PORTAL_ACCOUNT',
  integration: 'INTEGRATION',
  linkedIntegration: 'LINKED_INTEGRATION',
  emailSender: 'EMAIL_SENDER',
  workflow: 'WORKFLOW',
  agent: 'AGENT',
  party: 'PARTY',
  emailThread: 'EMAIL_THREAD',
  invoice: 'INVOICE',
  email: 'EMAIL',
  call: 'CALL',
  payment: 'PAYMENT',
  allocation: 'INVOICE_PAYMENT',
  task: 'TASK',
} as const satisfies Record<RecordType, EntityType>

export type RecordReference = {
  field: string
  entityType: EntityType
  externalId: string
  /** That the record is nothing without it. */
  isRequired: boolean
}
export type MemberReference = { field: string; email: string }

type Named = { [T in RecordType]: (fields: RecordTypes[T]) => RecordReference[] }
type Members = { [T in RecordType]: (fields: RecordTypes[T]) => MemberReference[] }

const RECORD_REFERENCES: Named = {
  tag: none,
  apPortalAccount: none,
  integration: none,
  agent: none,
  emailSender: none,
  linkedIntegration: (it) => to('INTEGRATION', 'integrationExternalId', it.integrationExternalId),
  workflow: (it) => to('EMAIL_SENDER', 'emailSenderExternalId', it.emailSenderExternalId),
  party: (it) => [
    ...to('PARTY', 'parentExternalId', it.parentExternalId),
    ...linked(it),
    ...it.tags.flatMap(({ tagExternalId }, at) => needed('TAG', `tags[${at}].tagExternalId`, tagExternalId)),
    ...it.apPortals.flatMap(({ accountExternalId }, at) =>
      to('AP_PORTAL_ACCOUNT', `apPortals[${at}].accountExternalId`, accountExternalId),
    ),
  ],
  emailThread: (it) => to('PARTY', 'partyExternalId', it.partyExternalId),
  invoice: (it) => [
    ...to('PARTY', 'targetPartyExternalId', it.targetPartyExternalId),
    ...linked(it),
    ...to('INVOICE', 'correctsInvoiceExternalId', it.correctsInvoiceExternalId),
    ...(it.creditApplications ?? []).flatMap(({ invoiceExternalId }, at) =>
      needed('INVOICE', `creditApplications[${at}].invoiceExternalId`, invoiceExternalId),
    ),
  ],
  email: (it) => [
    ...to('PARTY', 'partyExternalId', it.partyExternalId),
    ...invoices(it),
    ...to('EMAIL_THREAD', 'threadExternalId', it.threadExternalId),
    ...to('EMAIL', 'parentExternalId', it.parentExternalId),
    ...to('EMAIL_SENDER', 'senderExternalId', it.senderExternalId),
    ...it.remoteLinks.flatMap(({ senderExternalId }, at) =>
      to('EMAIL_SENDER', `remoteLinks[${at}].senderExternalId`, senderExternalId),
    ),
    ...linked(it),
  ],
  call: (it) => [
    ...to('PARTY', 'partyExternalId', it.partyExternalId),
    ...invoices(it),
    ...to('AGENT', 'agentExternalId', it.agentExternalId),
    ...to('WORKFLOW', 'workflowExternalId', it.workflowExternalId),
    ...linked(it),
  ],
  payment: (it) => [
    ...to('PARTY', 'partyExternalId', it.partyExternalId),
    ...linked(it),
    ...(it.allocations ?? []).flatMap(({ invoiceExternalId }, at) =>
      needed('INVOICE', `allocations[${at}].invoiceExternalId`, invoiceExternalId),
    ),
  ],
  allocation: (it) => [
    ...needed('PAYMENT', 'paymentExternalId', it.paymentExternalId),
    ...needed('INVOICE', 'invoiceExternalId', it.invoiceExternalId),
  ],
  task: (it) => [
    ...to('PARTY', 'partyExternalId', it.partyExternalId),
    ...to('INVOICE', 'invoiceExternalId', it.invoiceExternalId),
    ...to('EMAIL', 'emailExternalId', it.emailExternalId),
    ...to('CALL', 'callExternalId', it.callExternalId),
  ],
}

const MEMBER_REFERENCES: Members = {
  tag: none,
  apPortalAccount: none,
  integration: none,
  agent: none,
  workflow: none,
  emailThread: none,
  emailSender: (it) => member('userEmail', it.userEmail),
  linkedIntegration: (it) => member('ownerEmail', it.ownerEmail),
  party: (it) => member('assigneeEmail', it.assigneeEmail),
  invoice: (it) => [
    ...member('assigneeEmail', it.assigneeEmail),
    ...member('pdf.userEmail', it.pdf?.userEmail ?? null),
    ...it.comments.flatMap(({ authorEmail, resolvedByEmail }, at) => [
      ...member(`comments[${at}].authorEmail`, authorEmail),
      ...member(`comments[${at}].resolvedByEmail`, resolvedByEmail),
    ]),
  ],
  email: (it) => [
    ...(it.initiator?.kind === 'USER' ? member('initiator.email', it.initiator.email) : []),
    ...it.attachments.flatMap(({ userEmail }, at) => member(`attachments[${at}].userEmail`, userEmail)),
    ...assignees(it.classifications),
  ],
  call: (it) => [...member('approverEmail', it.approverEmail), ...assignees(it.classifications)],
  payment: (it) => [
    ...member('matchApproverEmail', it.matchApproverEmail),
    ...(it.allocations ?? []).flatMap(({ approverEmail }, at) =>
      member(`allocations[${at}].approverEmail`, approverEmail),
    ),
  ],
  allocation: (it) => member('approverEmail', it.approverEmail),
  task: (it) => member('assigneeEmail', it.assigneeEmail),
}

/** Which other records of the source a record names. */
export function recordReferences({ type, fields }: CanonicalRecord): RecordReference[] {
  // The fields are those of the type.
  return (RECORD_REFERENCES[type] as (fields: unknown) => RecordReference[])(fields)
}

/** Which members of the organization a record names. */
export function memberReferences({ type, fields }: CanonicalRecord): MemberReference[] {
  // The fields are those of the type.
  return (MEMBER_REFERENCES[type] as (fields: unknown) => MemberReference[])(fields)
}

function none(): [] {
  return []
}

function to(entityType: EntityType, field: string, externalId: string | null): RecordReference[] {
  return externalId === null ? [] : [{ field, entityType, externalId, isRequired: false }]
}

function needed(entityType: EntityType, field: string, externalId: string): RecordReference[] {
  return [{ field, entityType, externalId, isRequired: true }]
}

function linked(it: { linkedIntegrationExternalId: string | null }): RecordReference[] {
  return to('LINKED_INTEGRATION', 'linkedIntegrationExternalId', it.linkedIntegrationExternalId)
}

function invoices(it: { invoiceExternalIds: readonly string[] }): RecordReference[] {
  return it.invoiceExternalIds.flatMap((name, at) => to('INVOICE', `invoiceExternalIds[${at}]`, name))
}

function assignees(classifications: readonly ClassificationRecord[]): MemberReference[] {
  return classifications.flatMap(({ tasks }, at) =>
    tasks.flatMap(({ assigneeEmail }, index) =>
      member(`classifications[${at}].tasks[${index}].assigneeEmail`, assigneeEmail),
    ),
  )
}

function member(field: string, email: string | null): MemberReference[] {
  return email === null ? [] : [{ field, email }]
}
