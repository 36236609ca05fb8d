import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'

export const dataByTask = rowsByParent('TaskData', 'taskId', ['createdAt', 'id'])

export const TaskData = nodeType('TaskData', {
  description: 'Something that belongs to a task, such as the answer that was written for it (`data[]`).',
  fields: (t) => ({
    taskUid: t.expose('taskId', { type: 'UUID', description: 'The UUID of the task (`task_id`).' }),
    source: t.exposeString('source', { nullable: true, description: 'Where it comes from: `email`.' }),
    type: t.exposeString('type', { nullable: true, description: 'What it is: `response`.' }),
    data: t.expose('data', { type: 'JSON', nullable: true, description: 'The thing itself.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('TaskData', rowById('TaskData'))
