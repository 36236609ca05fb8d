import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { SHORT_LIST_COST } from '../../graph/limit/cost.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { knownElsewhere, linksByEntity } from '../../ledger/integration/type.ts'
import { Invoice, invoiceById } from '../../ledger/invoice/type.ts'
import { memberById } from '../../ledger/organization/member.ts'
import { organizationOfRow } from '../../ledger/organization/ofRow.ts'
import { User } from '../../ledger/organization/user.ts'
import { Party, partyById } from '../../ledger/party/type.ts'
import { TaskActionTaken, TaskStatus } from './enums.ts'
import { Event, eventById } from './event.ts'
import { dataByTask, TaskData } from './taskData.ts'

export const taskById = rowById('Task')
export const tasksByClassification = rowsByParent('Task', 'classificationId', ['createdAt', 'id'])
export const tasksByEmail = rowsByParent('Task', 'emailId', ['createdAt', 'id'])
export const tasksByCall = rowsByParent('Task', 'callId', ['createdAt', 'id'])

export const Task = nodeType('Task', {
  description: 'Something for somebody of the team to do. The customer never sees it.',
  fields: (t) => ({
    organization: t.field(organizationOfRow),
    label: t.exposeString('label', { description: 'What is to be done, in a few words.' }),
    type: t.exposeString('type', {
      description:
        'What kind of task it is, in one word: `promise_to_pay`, `activity_summary_outreach`. Any word goes; those that ' +
        'inbound mail opens are listed in docs/outreach.md.',
    }),
    status: t.expose('status', { type: TaskStatus, description: 'Whether it is still to be done.' }),
    statusText: t.exposeString('statusText', {
      nullable: true,
      description: 'The same in the word of the source, where that is none of ours.',
    }),
    actionTaken: t.expose('actionTaken', {
      type: TaskActionTaken,
      nullable: true,
      description: 'What somebody did with it (`action_taken`). Null while nobody did anything.',
    }),
    actionTakenText: t.exposeString('actionTakenText', {
      nullable: true,
      description: 'The same in the word of the source, where that is none of ours.',
    }),
    closeReason: t.exposeString('closeReason', {
      nullable: true,
      description: 'Why it was closed, as somebody put it (`close_reason`).',
    }),
    completedAction: t.expose('completedAction', {
      type: 'JSON',
      nullable: true,
      description: 'What was done, in a form of the source or of whoever did it (`completed_action`).',
    }),
    description: t.exposeString('description', { nullable: true, description: 'What it is about.' }),
    errorReason: t.exposeString('errorReason', {
      nullable: true,
      description: 'What kept it from being done (`error_reason`).',
    }),
    dueOn: t.field({
      type: 'LocalDate',
      nullable: true,
      description:
        'The day by which it is to be done, where the organization is. Null: on no day in particular.',
      select: { dueOn: true },
      resolve: ({ dueOn }) => dueOn?.toISOString().slice(0, 10) ?? null,
    }),
    assignee: t.field({
      type: User,
      nullable: true,
      description: 'Who is to do it. Null while it is nobody in particular.',
      ...related(memberById, 'assigneeId'),
    }),
    createdBy: t.field({
      type: User,
      nullable: true,
      description: 'Who opened it. Null when inbound mail or another system did.',
      ...related(memberById, 'createdById'),
    }),
    completedBy: t.field({
      type: User,
      nullable: true,
      description: 'Who closed it. Null while it is open, and where another system did.',
      ...related(memberById, 'completedById'),
    }),
    completedAt: t.expose('completedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was closed, one way or the other. Null while it is open.',
    }),
    party: t.field({
      type: Party,
      nullable: true,
      description: 'The party it is about.',
      ...related(partyById, 'partyId'),
    }),
    invoice: t.field({
      type: Invoice,
      nullable: true,
      description: 'The invoice it is about. Null for one about a party as a whole.',
      ...related(invoiceById, 'invoiceId'),
    }),
    data: t.field({
      type: [TaskData],
      complexity: SHORT_LIST_COST,
      description: 'What belongs to it, oldest first.',
      ...related(dataByTask, 'id'),
    }),
    triggerEvent: t.field({
      type: Event,
      nullable: true,
      description: 'What made another system open it (`trigger_event`).',
      ...related(eventById, 'triggerEventId'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was opened.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const { connection: TaskConnection, edge: TaskEdge } = connectionTypes('Task', Task, 'tasks')

registerTenantNode('Task', taskById)
