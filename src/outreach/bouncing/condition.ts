import { and, raw, type Sql, sql } from '../../database/sql.ts'
import { compareAddress } from '../../graph/filter/compareAddress.ts'
import { compareInstants } from '../../graph/filter/compareInstants.ts'
import { combine, compare, when } from '../../graph/filter/condition.ts'
import type { FilterScope, InvoiceWhere } from '../../graph/filter/where.ts'
import { column } from '../../graph/read/table.ts'
import { behind } from '../../ledger/invoice/behindAddresses.ts'
import { hasParty } from '../../ledger/party/filter.ts'
import { isSuppressed } from '../../ledger/party/isSuppressed.ts'
import type { BouncingContactWhere } from './where.ts'

/** The condition of a `BouncingContactWhere` on the table of bouncing addresses under this alias. */
export function bouncingCondition(scope: FilterScope, alias: string, where: BouncingContactWhere): Sql {
  const field = (name: string) => column(alias, name)
  return and([
    ...combine(where, (part) => bouncingCondition(scope, alias, part)),
    ...compareAddress('address', field('address'), where.address),
    ...compare('type', field('bounceType'), '"BounceType"', where.type),
    ...compare('reason', field('bounceReason'), '"BounceReason"', where.reason),
    ...compareInstants('lastBouncedAt', field('lastBouncedAt'), where.lastBouncedAt, scope.calendar.timezone),
    ...when(where.party, (party) => hasParty(scope, field('partyId'), party)),
    ...when(
      where.isSuppressed,
      (value) => sql`${isSuppressed(scope.organizationId, field('addressKey'))} = ${value}`,
    ),
    ...when(where.invoice, (invoice) => hasInvoiceBehind(scope, field('addressKey'), invoice)),
  ])
}

/** A set of addresses, worked out once: a look at the emails of each address would read them over and over. */
function hasInvoiceBehind(scope: FilterScope, key: Sql, where: InvoiceWhere): Sql {
  const alias = scope.alias('invoice')
  const { tables, condition, addressKey, invoiceId } = behind(scope.alias('behind'), scope.organizationId)
  return sql`${key} in (select ${addressKey} from ${tables}
    join invoice ${raw(alias)} on ${column(alias, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(alias, 'id')} = ${invoiceId}
    where ${condition} and ${scope.invoice(scope, alias, where)})`
}
