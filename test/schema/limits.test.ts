import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { MAX_PAGE_SIZE } from '../../src/graph/connection/arguments.ts'
import { MAX_IN } from '../../src/graph/filter/condition.ts'
import { MAX_COST } from '../../src/graph/limit/cost.ts'
import { MAX_TOKENS, SOURCE_LIMITS } from '../../src/graph/limit/nesting.ts'
import { SHAPE_LIMITS } from '../../src/graph/limit/shapeRule.ts'
import { MOST_STREAMS } from '../../src/graph/live/tokenWatch.ts'
import { MAX_NODES } from '../../src/graph/node.ts'
import { MOST_REFUSALS } from '../../src/ledger/audit/record.ts'
import { schema } from '../../src/server/schema.ts'

const LIMITS: [begins: string, most: number][] = [
  ['cost of an operation', MAX_COST],
  ['rows of a page', MAX_PAGE_SIZE],
  [SHAPE_LIMITS.width.what, SHAPE_LIMITS.width.most],
  [SHAPE_LIMITS.mutations.what, SHAPE_LIMITS.mutations.most],
  [SHAPE_LIMITS.depth.what, SHAPE_LIMITS.depth.most],
  [SHAPE_LIMITS.lists.what, SHAPE_LIMITS.lists.most],
  ['fields of an operation', SHAPE_LIMITS.fields.most],
  [SHAPE_LIMITS.aliases.what, SHAPE_LIMITS.aliases.most],
  [SHAPE_LIMITS.directives.what, SHAPE_LIMITS.directives.most],
  [SHAPE_LIMITS.introspections.what, SHAPE_LIMITS.introspections.most],
  ['tokens of a document', MAX_TOKENS],
  ['characters of a document', SOURCE_LIMITS.length],
  ['brackets inside brackets', SOURCE_LIMITS.nesting],
  ['values in the variables', SOURCE_LIMITS.values],
  ['levels inside the variables', SOURCE_LIMITS.variableNesting],
  ['values in a list of a filter', MAX_IN],
  ['ids of `nodes`', MAX_NODES],
  ['subscriptions open', MOST_STREAMS],
  ['refusals of one person', MOST_REFUSALS],
]

test('the README names every limit as it is', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  const [, table = ''] = /\| limit \| most \|\n\| --- \| ---: \|\n((?:\|.*\n)+)/.exec(readme) ?? []
  const rows = table
    .trim()
    .split('\n')
    .map((row) => row.split('|').map((cell) => cell.trim()))

  expect(rows).toHaveLength(LIMITS.length)
  for (const [index, [begins, most]] of LIMITS.entries()) {
    expect(rows[index]?.[1]).toMatch(new RegExp(`^${begins.replaceAll('`', '.')}`))
    expect(rows[index]?.[2]).toBe(most.toLocaleString('en-US'))
  }
  for (const name of Object.keys(SHAPE_LIMITS)) {
    expect(LIMITS.some(([, most]) => most === SHAPE_LIMITS[name as keyof typeof SHAPE_LIMITS].most)).toBe(
      true,
    )
  }
})

test('what may be asked and changed at once is said where it is asked and changed', () => {
  expect(schema.getQueryType()?.description).toContain(`at most ${SHAPE_LIMITS.width.most} fields`)
  expect(schema.getMutationType()?.description).toContain(`at most ${SHAPE_LIMITS.mutations.most} mutations`)
})
