import { builder } from './builder.ts'

export const InitiatorType = builder.enumType('InitiatorType', {
  description: 'What kind of actor started something.',
  values: {
    AGENT: { description: 'An automated agent with a name.' },
    USER: { description: 'A person.' },
    SYSTEM: { description: 'The system itself, such as a scheduled reminder.' },
  } as const,
})

/** An initiator knows its own kind, so that rows of different tables can be told apart. */
export type InitiatorValue = { initiatorKind: typeof InitiatorType.$inferType; initiatorName: string }

const TYPE_NAMES = { AGENT: 'Agent', USER: 'User', SYSTEM: 'SystemActor' } as const

export const Initiator = builder.interfaceRef<InitiatorValue>('Initiator').implement({
  description: 'Who started something: a person, an agent or the system.',
  resolveType: ({ initiatorKind }) => TYPE_NAMES[initiatorKind],
  fields: (t) => ({
    kind: t.field({
      type: InitiatorType,
      description: 'Which of the three.',
      resolve: ({ initiatorKind }) => initiatorKind,
    }),
    name: t.string({
      description: 'The resolved name to show; never absent.',
      resolve: ({ initiatorName }) => initiatorName,
    }),
  }),
})

builder.objectRef<InitiatorValue>('SystemActor').implement({
  description: 'The system itself: nobody pressed a button. It has no e-mail address.',
  interfaces: [Initiator],
})

export const SYSTEM: InitiatorValue = { initiatorKind: 'SYSTEM', initiatorName: 'System' }
