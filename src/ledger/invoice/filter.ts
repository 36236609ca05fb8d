import { and, not, raw, type Sql, sql } from '../../database/sql.ts'
import { compareInstants } from '../../graph/filter/compareInstants.ts'
import { compareText } from '../../graph/filter/compareText.ts'
import {
  checkedList,
  combine,
  compare,
  compareIds,
  quantify,
  uuidOf,
  when,
} from '../../graph/filter/condition.ts'
import type { EmailWhere, FilterScope, InvoiceFieldWhere, InvoiceWhere } from '../../graph/filter/where.ts'
import { column } from '../../graph/read/table.ts'
import { outreachBlockerCondition } from '../../outreach/eligibility/outreachBlockerFilter.ts'
import { isMember } from '../organization/filter.ts'
import { hasParty } from '../party/filter.ts'
import { agingBucketCondition } from './agingCondition.ts'
import { isOverdue, outstanding, statusCondition } from './condition.ts'
import { daysCondition } from './daysCondition.ts'
import { promiseStatusCondition } from './promiseCondition.ts'

/** The condition of an `InvoiceWhere` on the invoice table under this alias. */
export function invoiceCondition(scope: FilterScope, alias: string, where: InvoiceWhere): Sql {
  return and([
    ...combine(where, (part) => invoiceCondition(scope, alias, part)),
    ...identity(scope, alias, where),
    ...parties(scope, alias, where),
    ...datesAndDays(scope, alias, where),
    ...amounts(alias, where),
    ...relations(scope, alias, where),
  ])
}

function identity(scope: FilterScope, alias: string, where: InvoiceWhere): Sql[] {
  const field = (name: string) => column(alias, name)
  return [
    ...compareIds('id', field('id'), 'Invoice', scope.organizationId, where.id),
    ...compare('uid', field('id'), 'uuid', where.uid),
    ...compareText('invoiceNumber', field('invoiceNumber'), where.invoiceNumber, searchText(alias)),
    ...compareText(
      'purchaseOrderNumber',
      field('purchaseOrderNumber'),
      where.purchaseOrderNumber,
      searchText(alias),
    ),
    ...compare('type', field('type'), '"InvoiceType"', where.type),
    ...statusCondition(alias, where.status, scope.calendar),
    ...compare('collectionMethod', field('collectionMethod'), '"CollectionMethod"', where.collectionMethod),
    ...compare('currency', field('currency'), 'text', where.currency),
  ]
}

/** Named parties win over a party name at the same level of a filter, as the list documents it. */
function parties(scope: FilterScope, alias: string, where: InvoiceWhere): Sql[] {
  const partyId = column(alias, 'targetPartyId')
  const named = where.partyIds ?? where.partyUids ?? null
  const name = named === null ? where.partyName : null
  return [
    ...when(where.partyIds, (ids) => {
      const uuids = checkedList('partyIds', ids).map((id) => uuidOf(id, 'Party', scope.organizationId))
      return sql`${partyId} = any(${uuids.filter((id) => id !== null)}::uuid[])`
    }),
    ...when(where.partyUids, (uids) => sql`${partyId} = any(${[...checkedList('partyUids', uids)]}::uuid[])`),
    ...compareText('partyName', column(alias, 'partyName'), name, searchText(alias)),
    ...when(where.party, (party) => hasParty(scope, partyId, party)),
  ]
}

/** Number, purchase order number and name of the party, folded and in one column: any of them fits the pattern. */
export function inSearchText(alias: string, pattern: Sql): Sql {
  return sql`${searchText(alias)} like ${pattern}`
}

function searchText(alias: string): Sql {
  return column(alias, 'searchText')
}

function datesAndDays({ organizationId, calendar }: FilterScope, alias: string, where: InvoiceWhere): Sql[] {
  const date = (name: 'issueDate' | 'dueDate' | 'paidDate' | 'lastOutreachAt' | 'createdAt' | 'updatedAt') =>
    compareInstants(name, column(alias, name), where[name], calendar.timezone)
  const day = (name: 'issuedOn' | 'dueOn' | 'paidOn', stored: string) =>
    compareInstants(name, column(alias, stored), where[name], calendar.timezone)
  return [
    ...date('issueDate'),
    ...date('dueDate'),
    ...date('paidDate'),
    ...day('issuedOn', 'issueDate'),
    ...day('dueOn', 'dueDate'),
    ...day('paidOn', 'paidDate'),
    ...date('lastOutreachAt'),
    ...date('createdAt'),
    ...date('updatedAt'),
    ...daysCondition(alias, 'overdueDays', where.overdueDays, calendar),
    ...daysCondition(alias, 'ageDays', where.ageDays, calendar),
    ...agingBucketCondition(alias, where.agingBucket, calendar),
    ...when(where.isOverdue, (value) => truth(isOverdue(alias, calendar), value)),
    ...compare('promisedToPayDate', column(alias, 'promisedToPayDate'), 'date', where.promisedToPayDate),
    ...promiseStatusCondition(organizationId, alias, where.promiseStatus, calendar),
  ]
}

function amounts(alias: string, where: InvoiceWhere): Sql[] {
  const amount = (name: 'total' | 'amountDue' | 'amountPaid' | 'amountRemaining') =>
    compare(name, column(alias, name), 'bigint', where[name])
  return [
    ...amount('total'),
    ...amount('amountDue'),
    ...amount('amountPaid'),
    ...amount('amountRemaining'),
    ...compare('outstanding', outstanding(alias), 'bigint', where.outstanding),
  ]
}

function relations(scope: FilterScope, alias: string, where: InvoiceWhere): Sql[] {
  const id = column(alias, 'id')
  const bounced = (value: boolean) =>
    truth(hasEmail(scope, id, { isBounced: true, direction: OUTBOUND }, false), value)
  return [
    ...outreachBlockerCondition(scope.outreach, alias, where.outreachBlocker),
    ...when(where.isInDispute, (value) => sql`${column(alias, 'isInDispute')} = ${value}`),
    ...when(where.assignee, (user) => isMember(scope, 'assignee', column(alias, 'assigneeId'), user)),
    ...quantify(where.fields, (field, isNegated) => hasField(scope, id, field, isNegated)),
    ...quantify(where.emails, (email, isNegated) => hasEmail(scope, id, email, isNegated)),
    ...when(where.hasBounce, bounced),
    ...when(where.hasComments, (value) => truth(hasComment(scope, id), value)),
    ...compare(
      'lastOutreachChannel',
      column(alias, 'lastOutreachChannel'),
      '"OutreachChannel"',
      where.lastOutreachChannel,
    ),
  ]
}

const OUTBOUND = { eq: 'OUTBOUND' } as const

function truth(condition: Sql, value: boolean): Sql {
  return value ? condition : not(condition)
}

function hasEmail(scope: FilterScope, invoiceId: Sql, where: EmailWhere, isNegated: boolean): Sql {
  const link = scope.alias('email_invoice')
  const email = scope.alias('email')
  const condition = scope.email(scope, email, where)
  return sql`exists (select 1 from email_invoice ${raw(link)} join email ${raw(email)}
      on ${column(email, 'organizationId')} = ${scope.organizationId}::uuid
        and ${column(email, 'id')} = ${column(link, 'emailId')}
    where ${column(link, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(link, 'invoiceId')} = ${invoiceId} and ${isNegated ? not(condition) : condition})`
}

function hasField(scope: FilterScope, invoiceId: Sql, where: InvoiceFieldWhere, isNegated: boolean): Sql {
  const field = raw(scope.alias('invoice_field'))
  const condition = and([
    ...compareText('fields.key', sql`${field}.key`, where.key),
    ...compareText('fields.value', sql`(${field}.value #>> '{}')`, where.value),
  ])
  return sql`exists (select 1 from invoice_field ${field} where ${field}.organization_id = ${scope.organizationId}::uuid
    and ${field}.invoice_id = ${invoiceId} and ${isNegated ? not(condition) : condition})`
}

function hasComment(scope: FilterScope, invoiceId: Sql): Sql {
  return sql`exists (select 1 from comment c where c.organization_id = ${scope.organizationId}::uuid
    and c.invoice_id = ${invoiceId})`
}
