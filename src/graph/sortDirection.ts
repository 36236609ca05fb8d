import { builder } from './builder.ts'

export const SortDirection = builder.enumType('SortDirection', {
  description: 'Which end of an order comes first.',
  values: {
    ASC: { description: 'Smallest, earliest, A first (`+` in REST).' },
    DESC: { description: 'Largest, latest, Z first (`-` in REST).' },
  } as const,
})

export const NullsOrder = builder.enumType('NullsOrder', {
  description: 'Where rows without a value stand, whichever the direction.',
  values: {
    FIRST: { description: 'Before all others.' },
    LAST: { description: 'Behind all others.' },
  } as const,
})
