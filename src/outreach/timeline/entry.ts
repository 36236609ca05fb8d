import { builder } from '../../graph/builder.ts'
import type { Rows } from '../../graph/read/table.ts'
import { Initiator } from '../../ledger/organization/initiator.ts'
import { typeNameOf } from './kinds.ts'

export type Item = Rows['TimelineItem']

export const ACTOR = 'Who did it. Null where nobody is known, and where the customer did.'
export const SUMMARY = 'What happened, in one English sentence.'

function ownOnly(): never {
  throw new Error('Every item of a timeline says this itself.')
}

export const TimelineEntry = builder.interfaceRef<Item>('TimelineEntry').implement({
  description: 'What every item of a timeline tells.',
  resolveType: typeNameOf,
  fields: (t) => ({
    occurredAt: t.expose('occurredAt', { type: 'DateTime', description: 'When it happened.' }),
    actor: t.field({ type: Initiator, nullable: true, description: ACTOR, resolve: ownOnly }),
    summary: t.string({ description: SUMMARY, resolve: ownOnly }),
  }),
})
