import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { knownElsewhere, linksByEntity } from '../../ledger/integration/type.ts'
import { clockOf, isoWeekdays, Weekday } from '../../ledger/organization/outreachSettings.ts'
import { EmailSender, senderById } from '../sender/type.ts'
import { PendingRunStrategy } from './enums.ts'

export const workflowById = rowById('Workflow')

export const Workflow = nodeType('Workflow', {
  description:
    'A sequence of reminders and calls, as another system runs it. It is stored and shown here; nothing here runs it.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name.' }),
    isActive: t.exposeBoolean('isActive', { description: 'Whether it runs.' }),
    activeDays: t.field({
      type: [Weekday],
      description: 'On these days of the week it reaches out, Monday first (`active_days`).',
      select: { activeDays: true },
      resolve: ({ activeDays }) => isoWeekdays(activeDays),
    }),
    outreachWindowStart: t.string({
      nullable: true,
      description: 'From this time of day on, `"09:00"`, in its timezone. Null: at any time.',
      select: { outreachWindowStart: true },
      resolve: ({ outreachWindowStart }) => clockOf(outreachWindowStart),
    }),
    outreachWindowEnd: t.string({
      nullable: true,
      description:
        'Before this time of day, `"17:30"`, in its timezone; `"24:00"` is the end of the day. Null: at any time.',
      select: { outreachWindowEnd: true },
      resolve: ({ outreachWindowEnd }) => clockOf(outreachWindowEnd),
    }),
    timezone: t.expose('timezone', {
      type: 'TimeZone',
      nullable: true,
      description: 'Where its times of day count. Null: where the organization is.',
    }),
    isCallOnWeekendEnabled: t.exposeBoolean('isCallOnWeekendEnabled', {
      description: 'Whether it calls on Saturdays and Sundays, too.',
    }),
    pendingRunStrategy: t.expose('pendingRunStrategy', {
      type: PendingRunStrategy,
      nullable: true,
      description: 'What happens to messages that were to go out while it was off.',
    }),
    pendingRunStrategyText: t.exposeString('pendingRunStrategyText', {
      nullable: true,
      description: 'The same in the word of the source, where that is none of ours.',
    }),
    emailSender: t.field({
      type: EmailSender,
      nullable: true,
      description: 'Whose emails it sends (`email_sender_id`).',
      ...related(senderById, 'emailSenderId'),
    }),
    testEmail: t.exposeString('testEmail', {
      nullable: true,
      description: 'Where its emails go while it is tried.',
    }),
    testPhoneNumber: t.exposeString('testPhoneNumber', {
      nullable: true,
      description: 'Where its calls go while it is tried.',
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const { connection: WorkflowConnection } = connectionTypes('Workflow', Workflow, 'workflows')

registerTenantNode('Workflow', workflowById)
