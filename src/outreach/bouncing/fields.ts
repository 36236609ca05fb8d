import { raw, type Sql, sql } from '../../database/sql.ts'
import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import { addressField, enumField, instantField } from '../../graph/field/kinds.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { sortedBy } from '../../graph/field/stored.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'
import { column } from '../../graph/read/table.ts'
import { behind } from '../../ledger/invoice/behindAddresses.ts'
import { type InvoiceWhere, invoiceFields } from '../../ledger/invoice/fields.ts'
import { hasParty, partyFields } from '../../ledger/party/fields.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'
import { BounceReasonFilter, BounceType } from '../email/enums.ts'

const BounceTypeFilter = enumFilter('BounceTypeFilter', BounceType, 'whether it is worth trying again')

const FIELDS = {
  address: addressField({
    description: 'The e-mail address.',
    sort: { ADDRESS: 'The e-mail address, as a dictionary sorts.' },
  }),
  type: enumField({
    type: BounceTypeFilter,
    description: 'Whether the last bounce was hard or soft.',
    column: 'bounceType',
  }),
  reason: enumField({
    type: BounceReasonFilter,
    description: 'Why it last bounced.',
    column: 'bounceReason',
  }),
  lastBouncedAt: instantField({
    description: 'When it last bounced.',
    sort: { LAST_BOUNCED_AT: 'When it last bounced.' },
  }),
  bounceCount: sortedBy('int', {
    column: 'bounceCount',
    sort: { BOUNCE_COUNT: 'How many emails bounced there.' },
  }),
  party: particular({
    type: partyFields.where,
    description: 'The party that the email was for must fit. Without a party: no match.',
    condition: ({ scope, alias }, party) => [hasParty(scope, column(alias, 'partyId'), party)],
  }),
  isSuppressed: particular<boolean>({
    type: 'Boolean',
    description: 'Whether it is on the suppression list.',
    condition: ({ scope, alias }, value) => [
      sql`${isSuppressed(scope.organizationId, column(alias, 'addressKey'))} = ${value}`,
    ],
  }),
  invoice: particular({
    type: invoiceFields.where,
    description: 'At least one invoice that emails bounced there were about must fit.',
    condition: ({ scope, alias }, invoice) => [hasInvoiceBehind(scope, column(alias, 'addressKey'), invoice)],
  }),
}

export type BouncingContactWhere = WhereOf<typeof FIELDS>

/** What bouncing addresses can be filtered and sorted by. */
export const bouncingFields = declareFields(
  {
    model: 'BouncingContact',
    description:
      'Picks bouncing addresses. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'bouncing addresses',
    order: [{ field: 'LAST_BOUNCED_AT', direction: 'DESC' }],
  },
  FIELDS,
)

/** A set of addresses, worked out once: a look at the emails of each address would read them over and over. */
function hasInvoiceBehind(scope: Scope, key: Sql, where: InvoiceWhere): Sql {
  const alias = scope.alias('invoice')
  const { tables, condition, addressKey, invoiceId } = behind(scope.alias('behind'), scope.organizationId)
  return sql`${key} in (select ${addressKey} from ${tables}
    join invoice ${raw(alias)} on ${column(alias, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(alias, 'id')} = ${invoiceId}
    where ${condition} and ${invoiceFields.condition(scope, alias, where)})`
}
