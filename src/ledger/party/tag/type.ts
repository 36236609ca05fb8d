import { sql } from '../../../database/sql.ts'
import { builder } from '../../../graph/builder.ts'
import { connectionTypes } from '../../../graph/connection/connectionType.ts'
import { nodeType, registerTenantNode } from '../../../graph/node.ts'
import { related } from '../../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../../graph/read/rowRelation.ts'
import { valueBy } from '../../../graph/read/valueRelation.ts'
import { Party, partyById } from '../type.ts'

export const tagById = rowById('Tag')
const partyTagById = rowById('PartyTag')
export const tagsByParty = rowsByParent('PartyTag', 'partyId', ['createdAt', 'id'])

const partyCount = valueBy<number>({
  name: 'parties that bear tag',
  expression: (tagId, organizationId) => sql`(select count(*)::int from party_tag borne
    where borne.organization_id = ${organizationId}::uuid and borne.tag_id = ${tagId})`,
  fromJson: (json) => Number(json ?? 0),
})

export const Tag = nodeType('Tag', {
  description: 'A word that parties are marked with.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The word; unique in the organization, in whatever case.' }),
    color: t.exposeString('color', { nullable: true, description: 'The colour it is shown in: `#2e7d32`.' }),
    ruleCondition: t.expose('ruleCondition', {
      type: 'JSON',
      nullable: true,
      description: 'By what rule another system gives it to parties by itself, as that system writes it.',
    }),
    partyCount: t.int({
      description: 'How many parties bear it.',
      ...related(partyCount, 'id'),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

export const PartyTag = nodeType('PartyTag', {
  description: 'That a party bears a tag.',
  fields: (t) => ({
    tag: t.field({
      type: Tag,
      description: 'The tag.',
      ...related(tagById, 'tagId'),
      resolve: async (borne, _arguments, context) => {
        const tag = await tagById.of(context, borne, 'tagId')
        if (tag === null) throw new Error(`No tag ${borne.tagId}.`)
        return tag
      },
    }),
    party: t.field({
      type: Party,
      description: 'The party.',
      ...related(partyById, 'partyId'),
      resolve: async (borne, _arguments, context) => {
        const party = await partyById.of(context, borne, 'partyId')
        if (party === null) throw new Error(`No party ${borne.partyId}.`)
        return party
      },
    }),
    isManual: t.exposeBoolean('isManual', {
      description: 'true: a person or a program gave it. false: a rule of another system did.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was given.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When this was last changed.' }),
  }),
})

registerTenantNode('Tag', tagById)
registerTenantNode('PartyTag', partyTagById)

export const { connection: TagConnection, edge: TagEdge } = connectionTypes('Tag', Tag, 'tags')

builder.prismaObjectFields(Party, (t) => ({
  tags: t.field({
    type: [PartyTag],
    description: 'The tags it bears, in the order they were given.',
    ...related(tagsByParty, 'id'),
  }),
}))
