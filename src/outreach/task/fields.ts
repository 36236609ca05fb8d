import { raw, type Sql, sql } from '../../database/sql.ts'
import { declareFields } from '../../graph/field/declareFields.ts'
import type { WhereOf } from '../../graph/field/field.ts'
import { dayField, enumField, idField, instantField, textField, uuidField } from '../../graph/field/kinds.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { column } from '../../graph/read/table.ts'
import { type InvoiceWhere, invoiceFields } from '../../ledger/invoice/fields.ts'
import { isMember, UserWhereInput } from '../../ledger/organization/filter.ts'
import { hasParty, partyFields } from '../../ledger/party/fields.ts'
import { TaskStatusFilter } from './enums.ts'

const FIELDS = {
  id: idField({ description: 'The global id.' }),
  uid: uuidField({ description: 'The raw UUID.', column: 'id' }),
  label: textField({
    description: 'What is to be done.',
    sort: { LABEL: 'What is to be done, as a dictionary sorts.' },
  }),
  type: textField({ description: 'What kind of task it is, in one word.' }),
  status: enumField({
    type: TaskStatusFilter,
    description: 'Whether it is still to be done.',
    sort: { STATUS: 'Whether it is still to be done, in the order of the values of `TaskStatus`.' },
  }),
  dueOn: dayField({
    description: 'The day by which it is to be done.',
    sort: { DUE_ON: 'The day by which it is to be done.' },
  }),
  completedAt: instantField({
    description: 'When it was closed.',
    sort: { COMPLETED_AT: 'When it was closed.' },
  }),
  createdAt: instantField({
    description: 'When it was opened.',
    sort: { CREATED_AT: 'When it was opened.' },
  }),
  updatedAt: instantField({
    description: 'When it was last changed.',
    sort: { UPDATED_AT: 'When it was last changed.' },
  }),
  assignee: particular({
    type: UserWhereInput,
    description: 'Who is to do it. Assigned to nobody: no match.',
    condition: ({ scope, alias, name }, user) => [isMember(scope, name, column(alias, 'assigneeId'), user)],
  }),
  party: particular({
    type: partyFields.where,
    description: 'The party it is about. About none: no match.',
    condition: ({ scope, alias }, party) => [hasParty(scope, column(alias, 'partyId'), party)],
  }),
  invoice: particular({
    type: invoiceFields.where,
    description: 'The invoice it is about, of either type. About none: no match.',
    condition: ({ scope, alias }, invoice) => [isAbout(scope, column(alias, 'invoiceId'), invoice)],
  }),
}

export type TaskWhere = WhereOf<typeof FIELDS>

/** What tasks can be filtered and sorted by. */
export const taskFields = declareFields(
  {
    model: 'Task',
    description: 'Picks tasks. Conditions side by side must all hold; `or` and `not` combine them otherwise.',
    what: 'tasks',
    order: [{ field: 'CREATED_AT', direction: 'DESC' }],
  },
  FIELDS,
)

/** True where the column holds an invoice that fits. */
function isAbout(scope: Scope, invoiceId: Sql, where: InvoiceWhere): Sql {
  const invoice = scope.alias('invoice')
  return sql`exists (select 1 from invoice ${raw(invoice)}
    where ${column(invoice, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(invoice, 'id')} = ${invoiceId} and ${invoiceFields.condition(scope, invoice, where)})`
}
