import { and, raw, type Sql, sql } from '../../database/sql.ts'
import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import {
  addressField,
  flagField,
  idField,
  instantField,
  textField,
  uuidField,
} from '../../graph/field/kinds.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { compareText, compareTextOf, type StringComparison } from '../../graph/filter/compareText.ts'
import { StringFilter } from '../../graph/filter/operators.ts'
import { column } from '../../graph/read/table.ts'
import { comparePerson, isMember, PersonFilter, UserWhereInput } from '../organization/filter.ts'
import { tallied } from './tally.ts'

const FIELDS = {
  id: idField({ description: 'The global id.' }),
  uid: uuidField({ description: 'The raw UUID.', column: 'id' }),
  name: textField({ description: 'The name.', sort: { NAME: 'The name, as a dictionary sorts.' } }),
  email: addressField({ description: "The party's own e-mail address." }),
  contactEmail: particular({
    type: StringFilter,
    description: 'The e-mail address of any of its contacts.',
    condition: ({ scope, alias }, email) => [hasContact(scope, column(alias, 'id'), email)],
  }),
  accountNumber: textField({
    description: 'The customer or supplier number.',
    sort: { ACCOUNT_NUMBER: 'The customer or supplier number as text.' },
  }),
  country: particular({
    type: StringFilter,
    description: 'The country of the billing address, as stored.',
    condition: ({ scope, alias }, country) =>
      compareTextOf(country, (fits) => hasCountry(scope, column(alias, 'billingAddressId'), fits)),
  }),
  isActive: flagField({ description: 'Whether business is still done with it.' }),
  isCompany: flagField({ description: 'true: a company. false: a person.' }),
  isEmailOutreachPaused: flagField({ description: 'Whether somebody paused e-mail outreach to it.' }),
  isCallOutreachPaused: flagField({ description: 'Whether somebody paused calls to it.' }),
  assignee: particular({
    type: UserWhereInput,
    description: 'The person in charge of it.',
    condition: ({ scope, alias, name }, user) => [isMember(scope, name, column(alias, 'assigneeId'), user)],
  }),
  assigneeId: particular({
    type: PersonFilter,
    description: 'The person in charge of it, by global id; `isNull` asks for those nobody is in charge of.',
    condition: ({ alias, name }, person) => comparePerson(name, column(alias, 'assigneeId'), person),
  }),
  createdAt: instantField({
    description: 'When it was first stored.',
    sort: { CREATED_AT: 'When it was first stored.' },
  }),
  updatedAt: instantField({
    description: 'When it was last changed.',
    sort: { UPDATED_AT: 'When it was last changed.' },
  }),
  outstandingOrder: tallied({
    name: 'OUTSTANDING',
    column: 'outstanding',
    description:
      "What it owes in the organization's own currency, as `receivables` answers it; no value where that is nothing.",
  }),
  delayOrder: tallied({
    name: 'AVERAGE_DELAY_DAYS',
    column: 'average_delay_days',
    description:
      "By how many days it pays late in the organization's own currency; no value before anything was paid in it.",
  }),
}

export type PartyWhere = WhereOf<typeof FIELDS>

/** What parties can be filtered and sorted by; their invoices are contributed by `invoice/ofParty.ts`. */
export const partyFields = declareFields(
  {
    model: 'Party',
    description:
      'Picks parties. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'parties',
    order: [{ field: 'NAME', direction: 'ASC' }],
  },
  FIELDS,
)

/** True where the column holds a party that fits: a set of ids, not a look-up per row, so that its index leads. */
export function hasParty(scope: Scope, partyId: Sql, where: PartyWhere): Sql {
  const alias = scope.alias('party')
  return sql`${partyId} in (select ${column(alias, 'id')} from party ${raw(alias)}
    where ${column(alias, 'organizationId')} = ${scope.organizationId}::uuid and ${partyFields.condition(scope, alias, where)})`
}

function hasContact(scope: Scope, partyId: Sql, email: StringComparison): Sql {
  return sql`exists (select 1 from contact c where c.organization_id = ${scope.organizationId}::uuid
    and c.party_id = ${partyId} and ${and(compareAddress('contactEmail', sql`c.email`, email))})`
}

function hasCountry(scope: Scope, addressId: Sql, country: StringComparison): Sql {
  return sql`exists (select 1 from address a where a.organization_id = ${scope.organizationId}::uuid
    and a.id = ${addressId} and ${and(compareText('country', sql`a.country`, country))})`
}
