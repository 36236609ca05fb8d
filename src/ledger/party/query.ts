import { builder } from '../../graph/builder.ts'
import { organizationArg } from '../../graph/connection/organizationArg.ts'
import { openPage } from '../../graph/connection/page.ts'
import { pageArgs } from '../../graph/connection/pageArgs.ts'
import { refuse } from '../../graph/error.ts'
import { resolveRow } from '../../graph/lookup.ts'
import { takesNull } from '../../graph/nulls/declaration.ts'
import { readRow } from '../../graph/read/readRow.ts'
import { viewArg, viewable } from '../savedView/viewed.ts'
import { partyFields } from './fields.ts'
import { type PartyListArguments, partyList } from './list.ts'
import { Party, PartyConnection } from './type.ts'

const PartyBy = builder.inputType('PartyBy', {
  description: 'What a party is known by: exactly one of these.',
  isOneOf: true,
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    uid: t.field({ type: 'UUID', description: 'The raw UUID, `uid` in REST.' }),
  }),
})

builder.queryFields((t) => ({
  party: t.field({
    type: Party,
    nullable: true,
    description: 'One party. NOT_FOUND when there is none, or none that you may see.',
    args: {
      organizationId: organizationArg(t.arg),
      by: t.arg({ type: PartyBy, required: true, description: 'What it is known by: exactly one of these.' }),
    },
    resolve: async (_root, { organizationId, by }, context, info) => {
      const text = by.id ?? by.uid ?? ''
      const place = resolveRow(context, 'Party', { argument: 'by.id', text, organizationId })
      const party = place && (await readRow(context, 'Party', place, info))
      if (!party) throw refuse('NOT_FOUND', 'There is no such party in your organization.')
      return party
    },
  }),
  parties: t.field({
    type: PartyConnection,
    description: 'The parties of one organization, by name unless `orderBy`.',
    args: {
      organizationId: organizationArg(t.arg),
      ...viewArg(t.arg),
      where: t.arg({ type: partyFields.where, description: 'Which of them.' }),
      search: t.arg.string({
        description:
          'Words in the name, the account number or the e-mail address; all must be found, compared as `StringFilter` compares.',
      }),
      orderBy: t.arg({
        ...takesNull,
        type: [partyFields.order],
        description: 'Sort keys; by name when left out.',
      }),
      ...pageArgs(t.arg),
    },
    resolve: viewable('PARTIES', (context, id, args: PartyListArguments, info) =>
      openPage(context, partyList(context, id, args), args, info),
    ),
  }),
}))
