import { raw, type Sql, sql } from '../../database/sql.ts'
import { particular } from '../../graph/field/particular.ts'
import type { Scope } from '../../graph/field/scope.ts'
import { column } from '../../graph/read/table.ts'
import { truth } from '../../ledger/invoice/condition.ts'
import { invoiceFields } from '../../ledger/invoice/fields.ts'
import { partyFields } from '../../ledger/party/fields.ts'

invoiceFields.contribute({
  hasOpenTasks: particular<boolean>({
    type: 'Boolean',
    description: 'Whether a task about it is still to be done.',
    condition: ({ scope, alias }, value) => [
      truth(isOpenTask(scope, 'invoiceId', column(alias, 'id')), value),
    ],
  }),
})

partyFields.contribute({
  hasOpenTasks: particular<boolean>({
    type: 'Boolean',
    description: 'Whether a task about it is still to be done.',
    condition: ({ scope, alias }, value) => [truth(isOpenTask(scope, 'partyId', column(alias, 'id')), value)],
  }),
})

function isOpenTask(scope: Scope, pointer: 'invoiceId' | 'partyId', id: Sql): Sql {
  const task = scope.alias('task')
  return sql`exists (select 1 from task ${raw(task)}
    where ${column(task, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(task, pointer)} = ${id} and ${column(task, 'status')} = 'OPEN')`
}
