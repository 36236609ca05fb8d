import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { rowById } from '../../graph/read/rowRelation.ts'

export const eventById = rowById('Event')

export const Event = nodeType('Event', {
  description: 'Something that happened in another system and made a task of it (`trigger_event`).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'What it is called there.' }),
    actorId: t.exposeString('actorId', {
      nullable: true,
      description: 'Who did it, by an id of that system (`actor_id`).',
    }),
    entity: t.expose('entity', {
      type: 'JSON',
      nullable: true,
      description: 'What it happened to, verbatim.',
    }),
    entityId: t.exposeString('entityId', {
      nullable: true,
      description: 'The same by an id of that system (`entity_id`).',
    }),
    message: t.exposeString('message', { nullable: true, description: 'What is said about it.' }),
    data: t.expose('data', { type: 'JSON', nullable: true, description: 'What else is known, verbatim.' }),
    occurredAt: t.expose('occurredAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it happened (`timestamp`).',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

registerTenantNode('Event', eventById)
