import { builder } from '../../graph/builder.ts'
import { isRowOf } from '../../graph/read/row.ts'
import { nameOf } from './member.ts'

export const InitiatorType = builder.enumType('InitiatorType', {
  description: 'What kind of actor started something.',
  values: {
    AGENT: { description: 'An automated agent with a name.' },
    USER: { description: 'A person.' },
    SYSTEM: { description: 'The system itself, such as a scheduled reminder.' },
  } as const,
})

/** A row of a person or an agent, or the system. */
export const SYSTEM = { name: 'System' }

export const Initiator = builder.interfaceRef<object>('Initiator').implement({
  description: 'Who started something: a person, an agent or the system.',
  resolveType: (value) => {
    if (isRowOf(value, 'User')) return 'User'
    return isRowOf(value, 'Agent') ? 'Agent' : 'SystemActor'
  },
  fields: (t) => ({
    kind: t.field({
      type: InitiatorType,
      description: 'Which of the three.',
      resolve: (value) => {
        if (isRowOf(value, 'User')) return 'USER'
        return isRowOf(value, 'Agent') ? 'AGENT' : 'SYSTEM'
      },
    }),
    name: t.string({
      description: 'The resolved name to show; never absent.',
      resolve: (value) => {
        if (isRowOf(value, 'User')) return nameOf(value)
        return isRowOf(value, 'Agent') ? value.name : SYSTEM.name
      },
    }),
  }),
})

builder.objectRef<typeof SYSTEM>('SystemActor').implement({
  description: 'The system itself: nobody pressed a button. It has no e-mail address.',
  interfaces: [Initiator],
})
