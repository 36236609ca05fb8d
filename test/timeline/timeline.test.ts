import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TYPE_NAMES } from '../../src/outreach/timeline/kinds.ts'
import { askTimeline, keyOf, type Page, type Root } from './asked.ts'
import { type Expected, kindOf } from './expected.ts'
import { INSTANTS } from './making.ts'
import { createTimelines, type Timelines } from './world.ts'

// A timeline is what a sort of all its rows in memory would be, in pages of every size and from either end.
let world: Timelines
beforeAll(async () => {
  world = await createTimelines(9)
}, 120_000)
afterAll(() => world.close())

const keyOfRow = (item: Expected) =>
  `${TYPE_NAMES[kindOf(item)]} ${item.uid} ${item.sort === 'RESOLUTION'} ${item.at.toISOString()}`

const roots = (): { root: Root; items: Expected[] }[] => [
  ...world.invoices.map((id) => ({ root: { type: 'invoice' as const, id }, items: world.ofInvoice(id) })),
  ...world.parties.map((id) => ({ root: { type: 'party' as const, id }, items: world.ofParty(id) })),
]

/** The two ways to walk: how the next page is asked for, and what lies ahead of a page and behind it. */
const WAYS = {
  first: {
    cursor: ({ pageInfo }: Page) => `after: "${pageInfo.endCursor}"`,
    sides: (ahead: boolean, behind: boolean) => ({ hasNextPage: ahead, hasPreviousPage: behind }),
    joined: (pages: readonly string[][]) => pages.flat(),
  },
  last: {
    cursor: ({ pageInfo }: Page) => `before: "${pageInfo.startCursor}"`,
    sides: (ahead: boolean, behind: boolean) => ({ hasNextPage: behind, hasPreviousPage: ahead }),
    joined: (pages: readonly string[][]) => pages.toReversed().flat(),
  },
} as const

async function expectWalk(
  root: Root,
  args: string,
  expected: readonly string[],
  size: number,
): Promise<void> {
  for (const name of ['first', 'last'] as const) {
    const way = WAYS[name]
    const pages: string[][] = []
    let cursor = ''
    do {
      const page = await askTimeline(world, root, `${args} ${name}: ${size} ${cursor}`)
      const ahead = expected.length - (pages.length + 1) * size > 0
      expect(page.totalCount).toBe(expected.length)
      expect(page.pageInfo).toEqual({
        ...way.sides(ahead, pages.length > 0),
        startCursor: page.edges[0]?.cursor ?? null,
        endCursor: page.edges.at(-1)?.cursor ?? null,
      })
      pages.push(page.edges.map(({ node }) => keyOf(node)))
      cursor = way.cursor(page)
    } while (pages.length * size < expected.length)
    expect(way.joined(pages)).toEqual(expected)
  }
}

describe('the timeline of each invoice and each party', () => {
  test('is not empty, and has items of every kind', () => {
    for (const { items } of roots()) expect(items.length).toBeGreaterThan(15)
    expect(new Set(roots().flatMap(({ items }) => items.map(({ sort }) => sort))).size).toBe(11)
    expect(new Set(roots()[0]?.items.map(({ at }) => at.getTime())).size).toBeLessThan(8)
  })

  test.each([1, 2, 3, 7, 20, 100])(
    'in pages of %i, forwards and backwards',
    async (size) => {
      for (const { root, items } of size === 1 ? roots().slice(2, 4) : roots()) {
        await expectWalk(root, '', items.map(keyOfRow), size)
      }
    },
    120_000,
  )

  test.each(Object.keys(TYPE_NAMES))('of type %s alone, and of all others', async (type) => {
    const others = Object.keys(TYPE_NAMES).filter((name) => name !== type)
    for (const { root, items } of roots()) {
      const [own, rest] = [
        items.filter((item) => kindOf(item) === type),
        items.filter((item) => kindOf(item) !== type),
      ]
      await expectWalk(root, `types: [${type}]`, own.map(keyOfRow), 20)
      await expectWalk(root, `types: [${others.join(', ')}]`, rest.map(keyOfRow), 50)
    }
  })

  test('of no type', async () => {
    for (const { root } of roots()) await expectWalk(root, 'types: []', [], 5)
  })

  test('since and until an instant, both included, and for a day', async () => {
    const [since, until] = [INSTANTS[2] as Date, INSTANTS[4] as Date]
    for (const { root, items } of roots()) {
      const within = items.filter(({ at }) => at >= since && at <= until).map(keyOfRow)
      await expectWalk(root, `since: "${since.toISOString()}" until: "${until.toISOString()}"`, within, 4)
      await expectWalk(root, 'since: "2026-02-03" until: "2026-02-05"', within, 30)
      const later = items.filter(({ at }) => at >= since).map(keyOfRow)
      await expectWalk(root, `since: "${since.toISOString()}"`, later, 9)
      await expectWalk(root, `until: "2026-01-31"`, [], 9)
    }
  })
})

test('a cursor is of one timeline, with its own kinds and times', async () => {
  const [first, second] = world.invoices
  const { pageInfo } = await askTimeline(world, { type: 'invoice', id: first ?? '' }, 'first: 1')
  const ask = (id: string | undefined, args: string) =>
    world.api.ask(
      world.token,
      `{ invoice(by: { uid: "${id}" }) { timeline(first: 1, after: "${pageInfo.endCursor}" ${args}) { edges { cursor } } } }`,
    )
  expect((await ask(first, '')).errors).toBeUndefined()
  for (const answer of [
    await ask(second, ''),
    await ask(first, 'types: [EMAIL]'),
    await ask(first, 'since: "2026-01-01"'),
  ]) {
    expect(answer.errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR')
    expect(JSON.stringify(answer.data ?? null)).not.toContain('cursor')
  }
})

test('a page of it with everything below it is one statement, also far behind', async () => {
  const [id = ''] = world.parties
  const root: Root = { type: 'party', id }
  await askTimeline(world, root, 'first: 5')
  const { pageInfo } = await askTimeline(world, root, 'first: 20')
  const page = (args: string) => `{ party(by: { uid: "${id}" }) { timeline(${args}) { edges { cursor node {
    __typename ... on TimelineEntry { occurredAt summary actor { name } }
    ... on EmailTimelineItem { email { subject recipients { address } initiator { name } } }
    ... on CallTimelineItem { call { summary agent { name } classifications { type } } }
    ... on TaskTimelineItem { task { label assignee { name } } }
    ... on CommentTimelineItem { comment { text author { name } invoice { invoiceNumber } } }
    ... on DisputeTimelineItem { dispute { reason invoice { invoiceNumber } } }
    ... on PaymentTimelineItem { payment { amount { amount } allocations { amount { amount } } } }
    ... on ChangeTimelineItem { entry { actor { name } changes } }
  } } pageInfo { endCursor hasNextPage } } } }`
  for (const args of ['first: 20', `first: 20, after: "${pageInfo.endCursor}"`]) {
    await world.api.ask(world.token, page(args))
    world.api.statements.length = 0
    const { errors } = await world.api.ask(world.token, page(args))
    expect(errors).toBeUndefined()
    if (process.env.ACCELERATOR !== '0') expect(world.api.statements).toHaveLength(1)
  }
})
