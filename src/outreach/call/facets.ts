import { builder } from '../../graph/builder.ts'
import { facetsIn, facetType, type Group, groupsBy } from '../../graph/connection/facets.ts'
import { AGGREGATE_COST } from '../../graph/limit/cost.ts'
import { column } from '../../graph/read/table.ts'
import { Direction } from '../email/enums.ts'
import { CallStatus, Sentiment } from './enums.ts'
import { CallConnection } from './type.ts'

const StatusFacet = facetType('CallStatusFacet', CallStatus, { of: 'A status', value: 'The status.' })
const DirectionFacet = facetType('CallDirectionFacet', Direction, {
  of: 'A direction',
  value: 'The direction.',
})
const SentimentFacet = facetType('CallSentimentFacet', Sentiment, {
  of: 'A sentiment',
  value: 'The sentiment; null for calls of which nobody said.',
})

type Groups = readonly Group<'status' | 'direction' | 'sentiment'>[]

const CallFacets = builder.objectRef<Groups>('CallFacets').implement({
  description:
    'Which values occur in a list of calls and how often: what filter menus show. Most frequent first.',
  fields: (t) => ({
    status: t.field({
      type: [StatusFacet],
      description: 'By how far they have come.',
      resolve: (groups) => facetsIn(groups, 'status'),
    }),
    direction: t.field({
      type: [DirectionFacet],
      description: 'By direction.',
      resolve: (groups) => facetsIn(groups, 'direction'),
    }),
    sentiment: t.field({
      type: [SentimentFacet],
      description: 'By how the other side sounded.',
      resolve: (groups) => facetsIn(groups, 'sentiment'),
    }),
  }),
})

builder.objectField(CallConnection, 'facets', (t) =>
  t.field({
    type: CallFacets,
    description: 'Which values occur in the whole filtered list, whatever the page.',
    complexity: AGGREGATE_COST,
    resolve: (page) =>
      groupsBy(page, {
        status: column(page.alias, 'status'),
        direction: column(page.alias, 'direction'),
        sentiment: column(page.alias, 'sentiment'),
      }),
  }),
)
