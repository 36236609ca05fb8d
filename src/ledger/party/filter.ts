import { and, not, raw, type Sql, sql } from '../../database/sql.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { compareInstants } from '../../graph/filter/compareInstants.ts'
import { compareText, compareTextOf, type StringComparison } from '../../graph/filter/compareText.ts'
import { combine, compare, compareIds, quantify, when } from '../../graph/filter/condition.ts'
import { DateTimeFilter, IDFilter, StringFilter, UUIDFilter } from '../../graph/filter/operators.ts'
import {
  type FilterScope,
  InvoiceListFilter,
  type InvoiceWhere,
  type PartyWhere,
  PartyWhereInput,
  UserWhereInput,
} from '../../graph/filter/where.ts'
import { column } from '../../graph/read/table.ts'
import { isMember } from '../organization/filter.ts'

PartyWhereInput.implement({
  description: 'Picks parties. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
  fields: (t) => ({
    and: t.field({ type: [PartyWhereInput], description: 'All of these must hold.' }),
    or: t.field({ type: [PartyWhereInput], description: 'One of these must hold. Empty: matches nothing.' }),
    not: t.field({ type: PartyWhereInput, description: 'This must not hold.' }),
    id: t.field({ type: IDFilter, description: 'The global id.' }),
    uid: t.field({ type: UUIDFilter, description: 'The raw UUID.' }),
    name: t.field({ type: StringFilter, description: 'The name.' }),
    email: t.field({ type: StringFilter, description: "The party's own e-mail address." }),
    contactEmail: t.field({ type: StringFilter, description: 'The e-mail address of any of its contacts.' }),
    accountNumber: t.field({ type: StringFilter, description: 'The customer or supplier number.' }),
    country: t.field({ type: StringFilter, description: 'The country of the billing address, as stored.' }),
    isActive: t.boolean({ description: 'Whether business is still done with it.' }),
    isCompany: t.boolean({ description: 'true: a company. false: a person.' }),
    isEmailOutreachPaused: t.boolean({ description: 'Whether somebody paused e-mail outreach to it.' }),
    isCallOutreachPaused: t.boolean({ description: 'Whether somebody paused calls to it.' }),
    assignee: t.field({ type: UserWhereInput, description: 'The person in charge of it.' }),
    invoices: t.field({ type: InvoiceListFilter, description: 'Its invoices of either type.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'When it was first stored.' }),
    updatedAt: t.field({ type: DateTimeFilter, description: 'When it was last changed.' }),
  }),
})

export function partyCondition(scope: FilterScope, alias: string, where: PartyWhere): Sql {
  const field = (name: string) => column(alias, name)
  const flag = (name: string) => (value: boolean) => sql`${field(name)} = ${value}`
  return and([
    ...combine(where, (part) => partyCondition(scope, alias, part)),
    ...compareIds('id', field('id'), 'Party', scope.organizationId, where.id),
    ...compare('uid', field('id'), 'uuid', where.uid),
    ...compareText('name', field('name'), where.name),
    ...compareAddress('email', field('email'), where.email),
    ...when(where.contactEmail, (filter) => hasContact(scope, field('id'), filter)),
    ...compareText('accountNumber', field('accountNumber'), where.accountNumber),
    ...compareTextOf(where.country, (fits) => hasCountry(scope, field('billingAddressId'), fits)),
    ...when(where.isActive, flag('isActive')),
    ...when(where.isCompany, flag('isCompany')),
    ...when(where.isEmailOutreachPaused, flag('isEmailOutreachPaused')),
    ...when(where.isCallOutreachPaused, flag('isCallOutreachPaused')),
    ...when(where.assignee, (user) => isMember(scope, 'assignee', field('assigneeId'), user)),
    ...quantify(where.invoices, (invoices, isNegated) => hasInvoice(scope, field('id'), invoices, isNegated)),
    ...compareInstants('createdAt', field('createdAt'), where.createdAt, scope.calendar.timezone),
    ...compareInstants('updatedAt', field('updatedAt'), where.updatedAt, scope.calendar.timezone),
  ])
}

/** True where the column holds a party that fits: a set of ids, not a look-up per row, so that its index leads. */
export function hasParty(scope: FilterScope, partyId: Sql, where: PartyWhere): Sql {
  const alias = scope.alias('party')
  return sql`${partyId} in (select ${column(alias, 'id')} from party ${raw(alias)}
    where ${column(alias, 'organizationId')} = ${scope.organizationId}::uuid and ${partyCondition(scope, alias, where)})`
}

function hasContact(scope: FilterScope, partyId: Sql, email: StringComparison): Sql {
  return sql`exists (select 1 from contact c where c.organization_id = ${scope.organizationId}::uuid
    and c.party_id = ${partyId} and ${and(compareAddress('contactEmail', sql`c.email`, email))})`
}

function hasCountry(scope: FilterScope, addressId: Sql, country: StringComparison): Sql {
  return sql`exists (select 1 from address a where a.organization_id = ${scope.organizationId}::uuid
    and a.id = ${addressId} and ${and(compareText('country', sql`a.country`, country))})`
}

function hasInvoice(scope: FilterScope, partyId: Sql, where: InvoiceWhere, isNegated: boolean): Sql {
  const alias = scope.alias('invoice')
  const condition = scope.invoice(scope, alias, where)
  return sql`exists (select 1 from invoice ${raw(alias)}
    where ${column(alias, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(alias, 'targetPartyId')} = ${partyId} and ${isNegated ? not(condition) : condition})`
}
