import { not, raw, type Sql, sql } from '../../database/sql.ts'
import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import { enumField, flagField, idField, instantField, textField, uuidField } from '../../graph/field/kinds.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { quantify } from '../../graph/filter/condition.ts'
import { column } from '../../graph/read/table.ts'
import { type InvoiceWhere, invoiceFields } from '../../ledger/invoice/fields.ts'
import { InvoiceListFilter } from '../../ledger/invoice/ofParty.ts'
import { hasParty, partyFields } from '../../ledger/party/fields.ts'
import { DirectionFilter } from '../email/enums.ts'
import { CallStatusFilter, SentimentFilter } from './enums.ts'

const FIELDS = {
  id: idField({ description: 'The global id.' }),
  uid: uuidField({ description: 'The raw UUID.', column: 'id' }),
  direction: enumField({ type: DirectionFilter, description: 'To or from the customer.' }),
  status: enumField({ type: CallStatusFilter, description: 'How far it has come.' }),
  sentiment: enumField({ type: SentimentFilter, description: 'How the other side sounded.' }),
  isVoicemail: flagField({ description: 'Whether a voicemail box answered.' }),
  isAutomated: flagField({ description: 'Whether nobody pressed a button.' }),
  fromNumber: textField({ description: 'The number that called.' }),
  toNumber: textField({ description: 'The number that was called.' }),
  timelineAt: instantField({
    description: 'When it began, else when it was entered.',
    sort: { TIMELINE_AT: 'When it began, else when it was entered: the order of the timeline.' },
  }),
  startedAt: instantField({ description: 'When it began.' }),
  createdAt: instantField({
    description: 'When it was entered.',
    sort: { CREATED_AT: 'When it was entered.' },
  }),
  updatedAt: instantField({
    description: 'When it was last changed.',
    sort: { UPDATED_AT: 'When it was last changed.' },
  }),
  party: particular({
    type: partyFields.where,
    description: 'The party it was held with.',
    condition: ({ scope, alias }, party) => [hasParty(scope, column(alias, 'partyId'), party)],
  }),
  invoices: particular({
    type: InvoiceListFilter,
    description: 'The invoices it was about, of either type.',
    condition: ({ scope, alias }, filter) =>
      quantify(filter, (invoice, isNegated) => hasInvoice(scope, column(alias, 'id'), invoice, isNegated)),
  }),
}

export type CallWhere = WhereOf<typeof FIELDS>

/** What calls can be filtered and sorted by. */
export const callFields = declareFields(
  {
    model: 'Call',
    description: 'Picks calls. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'calls',
    order: [{ field: 'TIMELINE_AT', direction: 'DESC' }],
  },
  FIELDS,
)

/** True where the call was about an invoice that fits, or, negated, about one that does not. */
function hasInvoice(scope: Scope, callId: Sql, where: InvoiceWhere, isNegated: boolean): Sql {
  const link = scope.alias('call_invoice')
  const invoice = scope.alias('invoice')
  const condition = invoiceFields.condition(scope, invoice, where)
  return sql`exists (select 1 from call_invoice ${raw(link)} join invoice ${raw(invoice)}
      on ${column(invoice, 'organizationId')} = ${scope.organizationId}::uuid
        and ${column(invoice, 'id')} = ${column(link, 'invoiceId')}
    where ${column(link, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(link, 'callId')} = ${callId} and ${isNegated ? not(condition) : condition})`
}
