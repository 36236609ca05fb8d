import { sql } from '../../database/sql.ts'
import { builder } from '../../graph/builder.ts'
import type { Page } from '../../graph/connection/page.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { column } from '../../graph/read/table.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { Tag, tagById } from './tag/type.ts'
import { PartyConnection } from './type.ts'

/** Parties of a list that agree in who is in charge and in all their tags. */
type Group = { organizationId: string; assigneeId: string | null; tagIds: string[] | null; count: number }
type Counted = { organizationId: string; id: string | null; count: number }

/** How many parties have each of these values, the most frequent first. */
function counted(groups: readonly Group[], idsIn: (group: Group) => readonly (string | null)[]): Counted[] {
  const counts = new Map<string | null, Counted>()
  for (const group of groups) {
    for (const id of idsIn(group)) {
      const before = counts.get(id)?.count ?? 0
      counts.set(id, { organizationId: group.organizationId, id, count: before + group.count })
    }
  }
  return [...counts.values()].sort(
    (left, right) => right.count - left.count || String(left.id).localeCompare(String(right.id)),
  )
}

const count = 'How many parties of the list have it.'

const AssigneeFacet = builder.objectRef<Counted>('PartyAssigneeFacet').implement({
  description: 'Somebody in charge of parties of the list.',
  fields: (t) => ({
    value: t.field({
      type: User,
      nullable: true,
      description: 'The person; null for parties that nobody is in charge of.',
      resolve: ({ organizationId, id }, _arguments, context) =>
        id === null ? null : memberById(context, organizationId, id),
    }),
    count: t.exposeInt('count', { description: count }),
  }),
})

const TagFacet = builder.objectRef<Counted>('PartyTagFacet').implement({
  description: 'A tag that parties of the list bear.',
  fields: (t) => ({
    value: t.field({
      type: Tag,
      nullable: true,
      description: 'The tag; null for parties without any.',
      resolve: ({ organizationId, id }, _arguments, context) =>
        id === null ? null : tagById(context, organizationId, id),
    }),
    count: t.exposeInt('count', { description: count }),
  }),
})

const PartyFacets = builder.objectRef<readonly Group[]>('PartyFacets').implement({
  description:
    'Which values occur in a list of parties and how often: what filter menus show. Most frequent first.',
  fields: (t) => ({
    assignee: t.field({
      type: [AssigneeFacet],
      description: 'By who is in charge.',
      resolve: (groups) => counted(groups, ({ assigneeId }) => [assigneeId]),
    }),
    tag: t.field({
      type: [TagFacet],
      description: 'By tag. A party that bears several counts with each of them.',
      resolve: (groups) => counted(groups, ({ tagIds }) => tagIds ?? [null]),
    }),
  }),
})

builder.objectField(PartyConnection, 'facets', (t) =>
  t.field({
    type: PartyFacets,
    description: 'Which values occur in the whole filtered list, whatever the page.',
    complexity: AGGREGATE_COST,
    resolve: groupsOf,
  }),
)

/** All facets in one pass. */
async function groupsOf({ organizationId, alias, aggregate }: Page<unknown>): Promise<Group[]> {
  const groups = await aggregate<Omit<Group, 'organizationId'>>(
    'facets of parties',
    sql`${column(alias, 'assigneeId')} as "assigneeId", tagged.ids as "tagIds", count(*)::int as count`,
    sql`group by ${column(alias, 'assigneeId')}, tagged.ids`,
    sql`cross join lateral (select array_agg(borne.tag_id order by borne.tag_id) as ids from party_tag borne
      where borne.organization_id = ${organizationId}::uuid and borne.party_id = ${column(alias, 'id')}) tagged`,
  )
  return groups.map((group) => ({ organizationId, ...group }))
}
