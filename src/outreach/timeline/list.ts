import { FALSE, nothing, type Sql, TRUE } from '../../database/sql.ts'
import type { PageArguments } from '../../graph/connection/arguments.ts'
import type { ListOf } from '../../graph/connection/page.ts'
import type { Context } from '../../graph/context.ts'
import { compareInstants } from '../../graph/filter/compareInstants.ts'
import { column } from '../../graph/read/table.ts'
import type { InstantOrDay } from '../../graph/scalars.ts'
import { branchOf, termsOf } from './branches.ts'
import type { TimelineKind } from './kinds.ts'
import { PLACES } from './places.ts'

export type TimelineArguments = PageArguments & {
  types?: readonly TimelineKind[] | null | undefined
  since?: InstantOrDay | null | undefined
  until?: InstantOrDay | null | undefined
}

export const ALIAS = 'item'

/** What happened to an invoice or a party (`parent.id`), the newest first. Kinds that nobody asks for are not looked at. */
export function timelineList(
  context: Context,
  organizationId: string,
  { types, since, until }: TimelineArguments,
  parent: keyof typeof PLACES,
): ListOf<'TimelineItem'> {
  const { timezone, today } = context.calendarOf(organizationId)
  const during = (at: Sql) => [
    ...compareInstants('since', at, { gte: since }, timezone),
    ...compareInstants('until', at, { lte: until }, timezone),
  ]
  const all = PLACES[parent].map((place, rank) => ({
    kind: place.kind,
    branch: branchOf(place, rank, organizationId, during),
  }))
  const asked = all.filter(({ kind }) => types?.includes(kind) ?? true).map(({ branch }) => branch)
  // A statement has at least one branch.
  const none = all.slice(0, 1).map(({ branch }) => ({ ...branch, where: FALSE }))
  const terms = termsOf(column(ALIAS, 'occurredAt'), column(ALIAS, 'id'), column(ALIAS, 'rank'))
  return {
    organizationId,
    source: {
      model: 'TimelineItem',
      alias: ALIAS,
      joins: nothing,
      where: TRUE,
      terms,
      branches: asked.length === 0 ? none : asked,
    },
    shape: [`timeline of ${parent}`, types ?? null, since ?? null, until ?? null],
    asOf: today,
  }
}
