import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { type ArgumentBuilder, pageArgs } from '../../graph/connection/pageArgs.ts'
import { pageBelow } from '../../graph/connection/pageBelow.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { readRow } from '../../graph/read/readRow.ts'
import { Invoice } from '../../ledger/invoice/type.ts'
import { Party } from '../../ledger/party/type.ts'
import { viewArg, viewable } from '../../ledger/savedView/viewed.ts'
import { taskFields } from './fields.ts'
import { type TaskListArguments, type TaskParent, taskList } from './list.ts'
import { Task, TaskConnection } from './type.ts'

const listArgs = (arg: ArgumentBuilder) => ({
  where: arg({ type: taskFields.where, description: 'Which of them.' }),
  orderBy: arg({
    ...takesNull,
    type: [taskFields.order],
    description: 'Sort keys; newest first when left out.',
  }),
  ...pageArgs(arg),
})

builder.queryFields((t) => ({
  task: t.field({
    type: Task,
    nullable: true,
    description: 'One task. NOT_FOUND when there is none, or none that you may see.',
    args: {
      organizationId: organizationArg(t.arg),
      id: t.arg.id({ required: true, description: 'Global id or UUID of the task.' }),
    },
    resolve: async (_root, { organizationId, id }, context, info) => {
      const place = resolveRow(context, 'Task', { argument: 'id', text: id, organizationId })
      const task = place && (await readRow(context, 'Task', place, info))
      if (!task) throw refuse('NOT_FOUND', 'There is no such task in your organization.')
      return task
    },
  }),
  tasks: t.field({
    type: TaskConnection,
    description: 'The tasks of one organization, open and closed, newest first unless asked otherwise.',
    args: { organizationId: organizationArg(t.arg), ...viewArg(t.arg), ...listArgs(t.arg) },
    resolve: viewable('TASKS', (context, id, args: TaskListArguments, info) =>
      openPage(context, taskList(context, id, args), args, info),
    ),
  }),
}))

const tasksBelow = (parent: TaskParent) =>
  pageBelow({
    name: `tasks of ${parent}`,
    model: 'Task',
    alias: 'tk',
    list: (context, organizationId, args: TaskListArguments) =>
      taskList(context, organizationId, args, parent),
  })

builder.objectField(Invoice, 'tasks', (t) =>
  t.field({
    type: TaskConnection,
    description: 'What is to be done about it, and what was, newest first unless asked otherwise.',
    args: listArgs(t.arg),
    ...tasksBelow('invoice'),
  }),
)

builder.objectField(Party, 'tasks', (t) =>
  t.field({
    type: TaskConnection,
    description:
      'What is to be done about it or its invoices, and what was, newest first unless asked otherwise.',
    args: listArgs(t.arg),
    ...tasksBelow('party'),
  }),
)
