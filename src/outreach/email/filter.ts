import { and, not, raw, type Sql, sql } from '../../database/sql.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { compareInstants } from '../../graph/filter/compareInstants.ts'
import { compareText } from '../../graph/filter/compareText.ts'
import { combine, compare, compareIds, quantify, when } from '../../graph/filter/condition.ts'
import type { EmailWhere, FilterScope, InitiatorWhere, InvoiceWhere } from '../../graph/filter/where.ts'
import { column } from '../../graph/read/table.ts'
import { isMember } from '../../ledger/organization/filter.ts'
import { hasParty } from '../../ledger/party/filter.ts'

/** The condition of an `EmailWhere` on the email table under this alias. */
export function emailCondition(scope: FilterScope, alias: string, where: EmailWhere): Sql {
  const field = (name: string) => column(alias, name)
  return and([
    ...combine(where, (part) => emailCondition(scope, alias, part)),
    ...compareIds('id', field('id'), 'Email', scope.organizationId, where.id),
    ...compare('uid', field('id'), 'uuid', where.uid),
    ...states(alias, where),
    ...dates(scope, alias, where),
    ...compareText('subject', field('subject'), where.subject),
    ...compareAddress('fromEmail', field('fromEmail'), where.fromEmail),
    ...when(where.recipient, (filter) =>
      hasRecipient(scope, field('id'), compareAddress('recipient', RECIPIENT, filter)),
    ),
    ...when(where.initiator, (initiator) => isInitiator(scope, alias, initiator)),
    ...when(where.isBounced, (value) => sql`${field('isBounced')} = ${value}`),
    ...when(where.isAutomated, (value) => sql`${field('isAutomated')} = ${value}`),
    ...when(where.invoice, (invoice) => hasInvoice(scope, field('id'), invoice, false)),
    ...quantify(where.invoices, (invoice, isNegated) => hasInvoice(scope, field('id'), invoice, isNegated)),
    ...when(where.party, (party) => hasParty(scope, field('partyId'), party)),
  ])
}

const RECIPIENT = sql`r.address`

function states(alias: string, where: EmailWhere): Sql[] {
  const state = (name: 'direction' | 'status' | 'deliveryStatus' | 'reason' | 'bounceReason', type: string) =>
    compare<string>(name, column(alias, name), type, where[name])
  return [
    ...state('direction', '"Direction"'),
    ...state('status', '"EmailStatus"'),
    ...state('deliveryStatus', '"DeliveryStatus"'),
    ...state('reason', '"EmailReason"'),
    ...state('bounceReason', '"BounceReason"'),
  ]
}

function dates({ calendar }: FilterScope, alias: string, where: EmailWhere): Sql[] {
  const names = ['sentAt', 'plannedSendAt', 'openedAt', 'clickedAt', 'bouncedAt', 'createdAt'] as const
  return names.flatMap((name) => compareInstants(name, column(alias, name), where[name], calendar.timezone))
}

function isInitiator(scope: FilterScope, alias: string, where: InitiatorWhere): Sql {
  return and([
    ...compare('initiator.type', column(alias, 'initiatorType'), '"InitiatorType"', where.type),
    ...when(where.userId, (id) => isMember(scope, 'initiator', column(alias, 'initiatorUserId'), { id })),
    ...compareIds(
      'initiator.agentId',
      column(alias, 'initiatorAgentId'),
      'Agent',
      scope.organizationId,
      where.agentId === null || where.agentId === undefined ? null : { eq: where.agentId },
    ),
  ])
}

function hasRecipient(scope: FilterScope, emailId: Sql, conditions: Sql[]): Sql {
  return sql`exists (select 1 from email_recipient r where r.organization_id = ${scope.organizationId}::uuid
    and r.email_id = ${emailId} and ${and(conditions)})`
}

function hasInvoice(scope: FilterScope, emailId: Sql, where: InvoiceWhere, isNegated: boolean): Sql {
  const link = scope.alias('email_invoice')
  const invoice = scope.alias('invoice')
  const condition = scope.invoice(scope, invoice, where)
  return sql`exists (select 1 from email_invoice ${raw(link)} join invoice ${raw(invoice)}
      on ${column(invoice, 'organizationId')} = ${scope.organizationId}::uuid
        and ${column(invoice, 'id')} = ${column(link, 'invoiceId')}
    where ${column(link, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(link, 'emailId')} = ${emailId} and ${isNegated ? not(condition) : condition})`
}
