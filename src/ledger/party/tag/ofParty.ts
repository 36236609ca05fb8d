import { and, not, raw, type Sql, sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { particular } from '../../../graph/field/particular.ts'
import type { Scope } from '../../../graph/field/scope.ts'
import { compareText } from '../../../graph/filter/compareText.ts'
import { compareIds, quantify } from '../../../graph/filter/condition.ts'
import { type ListFilter, listFilter } from '../../../graph/filter/listFilter.ts'
import { IDFilter, StringFilter } from '../../../graph/filter/operators.ts'
import { column } from '../../../graph/read/table.ts'
import { partyFields } from '../fields.ts'

const TagWhereInput = builder.inputType('TagWhere', {
  description: 'Picks tags. All given conditions must hold.',
  fields: (t) => ({
    id: t.field({ type: IDFilter, description: 'The global id.' }),
    name: t.field({ type: StringFilter, description: 'The word.' }),
  }),
})

type TagWhere = typeof TagWhereInput.$inferInput

export const TagListFilter = listFilter('TagListFilter', TagWhereInput, {
  picks: 'Picks rows by the tags of a party.',
  one: 'tag',
  many: 'tags',
})

partyFields.contribute({
  tags: particular({
    type: TagListFilter,
    description: 'The tags that it bears.',
    condition: ({ scope, alias }, filter) => tagsOf(scope, column(alias, 'id'), filter),
  }),
})

/** The condition on the tags of the party whose id the column holds; a column without a value bears none. */
export function tagsOf(scope: Scope, partyId: Sql, filter: ListFilter<TagWhere>): Sql[] {
  return quantify(filter, (tag, isNegated) => bears(scope, partyId, tag, isNegated))
}

/** By the parties of the tags that fit, so that the index of a tag leads. */
function bears(scope: Scope, partyId: Sql, where: TagWhere, isNegated: boolean): Sql {
  const [borne, tag] = [scope.alias('party_tag'), scope.alias('tag')]
  const condition = and([
    ...compareIds('tags.id', column(tag, 'id'), 'Tag', scope.organizationId, where.id),
    ...compareText('tags.name', column(tag, 'name'), where.name),
  ])
  return sql`exists (select 1 from party_tag ${raw(borne)}
    join tag ${raw(tag)} on ${column(tag, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(tag, 'id')} = ${column(borne, 'tagId')}
    where ${column(borne, 'organizationId')} = ${scope.organizationId}::uuid
      and ${column(borne, 'partyId')} = ${partyId} and ${isNegated ? not(condition) : condition})`
}
