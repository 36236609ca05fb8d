import { subjectKeyOf } from '../../../outreach/delivery/letter/subjectKey.ts'
import type { RecordTypes } from '../record/record.ts'
import { wordColumns } from '../record/word.ts'
import { distinct } from './distinct.ts'
import type { Ground, Writing } from './ground.ts'
import { noteLinks } from './links.ts'
import { memberId } from './members.ts'
import { tagKey } from './naturalKeys.ts'
import { ENTITY_TYPE } from './references.ts'
import { insertRows, type Row, type Table, updateRows } from './rows.ts'
import type { Planned, Scope, Transaction } from './scope.ts'

/** Types of records that are one row each, without parts. */
export type SimpleType =
  | 'tag'
  | 'apPortalAccount'
  | 'integration'
  | 'emailSender'
  | 'workflow'
  | 'agent'
  | 'emailThread'

type ColumnsOf<T extends SimpleType> = (
  record: RecordTypes[T],
  ground: Ground & Pick<Scope, 'members'>,
) => Record<string, unknown>

const TABLES: { readonly [T in SimpleType]: Table } = {
  tag: 'tag',
  apPortalAccount: 'ap_portal_account',
  integration: 'integration',
  emailSender: 'email_sender',
  workflow: 'workflow',
  agent: 'agent',
  emailThread: 'email_thread',
}

const COLUMNS: { readonly [T in SimpleType]: ColumnsOf<T> } = {
  tag: ({ externalId, ...columns }) => ({ ...columns, nameKey: tagKey(columns.name) }),
  apPortalAccount: ({ externalId, provider, ...columns }) => ({
    ...columns,
    ...wordColumns('provider', provider),
  }),
  integration: ({ externalId, ...columns }) => columns,
  emailSender: ({ externalId, userEmail, ...columns }, { members }) => ({
    ...columns,
    userId: memberId(members, userEmail),
  }),
  workflow: ({ externalId, emailSenderExternalId, pendingRunStrategy, ...columns }, { idOf }) => ({
    ...columns,
    ...wordColumns('pendingRunStrategy', pendingRunStrategy),
    emailSenderId: idOf('EMAIL_SENDER', emailSenderExternalId),
  }),
  agent: ({ externalId, ...columns }) => columns,
  emailThread: ({ externalId, partyExternalId, ...columns }, { idOf }) => ({
    ...columns,
    subjectKey: subjectKeyOf(columns.subject),
    partyId: idOf('PARTY', partyExternalId),
  }),
}

export async function storeSimple<T extends SimpleType>(
  transaction: Transaction,
  scope: Scope,
  { type, planned, ground }: { type: T } & Writing<RecordTypes[T]>,
): Promise<void> {
  if (planned.length === 0) return
  const { organizationId, members, now } = scope
  const columnsOf = COLUMNS[type]
  const row = ({ id, record }: Planned<RecordTypes[T]>): Row => ({
    organizationId,
    id,
    ...columnsOf(record, { ...ground, members }),
    ...(type === 'agent' ? {} : { updatedAt: now.toISOString() }),
  })
  await insertRows(transaction, TABLES[type], planned.filter(({ isNew }) => isNew).map(row))
  const older = distinct(planned.filter(({ isNew }) => !isNew).map(row))
  await updateRows(transaction, { organizationId, table: TABLES[type], rows: older })
  noteLinks(scope, { entityType: ENTITY_TYPE[type], planned, ground })
}
