import { builder } from '../../graph/builder.ts'
import { enumFilter } from '../../graph/filter/enumFilter.ts'

export const PromiseStatus = builder.enumType('PromiseStatus', {
  description: "What became of a promise to pay, by the organization's calendar.",
  values: {
    ACTIVE: { description: 'The day is not over and the money not in.' },
    KEPT: { description: 'What was promised came in by the day.' },
    BROKEN: { description: 'The day passed without it; it may have come in later.' },
    SUPERSEDED: { description: 'A later promise took its place.' },
    CANCELLED: { description: 'Somebody took it back.' },
  } as const,
})

export const PromiseStatusFilter = enumFilter(
  'PromiseStatusFilter',
  PromiseStatus,
  'the status of the promise that counts: the current one, else the newest',
)
