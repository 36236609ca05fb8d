import { administratorsAlone } from '../../graph/administratorsAlone.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { RunStatus } from './enums.ts'
import { knownElsewhere, linksByEntity } from './type.ts'

const syncRunById = rowById('SyncRun')
export const syncById = rowById('Sync')

const SyncRun = nodeType('SyncRun', {
  description: 'The job that did a sync, and how it ended.',
  fields: (t) => ({
    status: t.expose('status', { type: RunStatus, description: 'How far it has come.' }),
    statusText: t.exposeString('statusText', {
      nullable: true,
      description: 'The word as it came, where `status` is OTHER; else null.',
    }),
    startedAt: t.expose('startedAt', { type: 'DateTime', nullable: true, description: 'When it began.' }),
    completedAt: t.expose('completedAt', { type: 'DateTime', nullable: true, description: 'When it ended.' }),
    eventId: t.exposeString('eventId', { nullable: true, description: 'What set it off, over there.' }),
    data: t.expose('data', { type: 'JSON', nullable: true, description: 'What it was given.' }),
    output: t.expose('output', { type: 'JSON', nullable: true, description: 'What came of it.' }),
    remoteId: t.exposeString('remoteId', { nullable: true, description: 'Its id over there.' }),
    stacktrace: t.field({
      type: 'String',
      nullable: true,
      ...administratorsAlone('stacktrace', 'Where in the program it failed.'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('SyncRun', syncRunById)

export const Sync = nodeType('Sync', {
  description: 'One time that records of a kind were brought into step with another system.',
  fields: (t) => ({
    linkedModelUid: t.expose('linkedModelId', {
      type: 'UUID',
      description: 'The UUID of the kind of records that it brought into step (`linked_model_id`).',
    }),
    run: t.field({
      type: SyncRun,
      nullable: true,
      description: 'The job that did it.',
      ...related(syncRunById, 'runId'),
    }),
    entityId: t.exposeString('entityId', {
      nullable: true,
      description:
        'The one record that it was about, as the other system names it. Null where it was about all.',
    }),
    isInitialSync: t.exposeBoolean('isInitialSync', { description: 'Whether it was the first.' }),
    isOneOff: t.exposeBoolean('isOneOff', {
      description: 'Whether somebody asked for it, outside the usual times.',
    }),
    pagination: t.expose('pagination', {
      type: 'JSON',
      nullable: true,
      description: 'How far it has read, as the other system counts.',
    }),
    timerangeStart: t.expose('timerangeStart', {
      type: 'DateTime',
      nullable: true,
      description: 'Records changed from this instant on were read.',
    }),
    timerangeEnd: t.expose('timerangeEnd', {
      type: 'DateTime',
      nullable: true,
      description: 'Records changed before this instant were read.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('Sync', syncById)
