import type { ObjectRef, UnionRef } from '@pothos/core'
import { builder } from '../builder.ts'
import { badInput } from '../error.ts'
import { MAX_PAGE_SIZE } from './arguments.ts'
import type { Edge, Page } from './page.ts'

const PageInfo = builder.objectRef<Page<unknown>>('PageInfo').implement({
  description: 'Where a page stands in its list. Both sides are truthful, whichever way one pages.',
  fields: (t) => ({
    hasNextPage: t.boolean({
      description: 'Whether rows follow the last one of this page.',
      resolve: (page) => page.hasNextPage(),
    }),
    hasPreviousPage: t.boolean({
      description: 'Whether rows precede the first one of this page.',
      resolve: (page) => page.hasPreviousPage(),
    }),
    startCursor: t.string({
      nullable: true,
      description: 'Cursor of the first row: pass it as `before` to read backwards. Null on an empty page.',
      resolve: async (page) => (await page.edges())[0]?.cursor() ?? null,
    }),
    endCursor: t.string({
      nullable: true,
      description: 'Cursor of the last row: pass it as `after` to read on. Null on an empty page.',
      resolve: async (page) => (await page.edges()).at(-1)?.cursor() ?? null,
    }),
  }),
})

function nodesOf<Row>(edges: readonly Edge<Row>[]): Row[] {
  return edges.map(({ node }) => node)
}

/**
 * The connection and edge types of a node type. Domains add fields such as totals with `builder.objectFields`; a
 * mutation that makes a row answers its edge, for the client to add to the lists that it holds.
 */
export function connectionTypes<Row extends object>(
  name: string,
  node:
    | ObjectRef<typeof builder.$inferSchemaTypes, Row, Row>
    | UnionRef<typeof builder.$inferSchemaTypes, Row, Row>,
  what: string,
) {
  const edgeRef = builder.objectRef<Edge<Row>>(`${name}Edge`).implement({
    description: `One of the ${what} and its place in the list.`,
    fields: (t) => ({
      cursor: t.string({
        description: 'Good for `after` and `before` of the same list: organization, filter and order.',
        resolve: (edge) => edge.cursor(),
      }),
      node: t.field({ type: node, description: 'The row.', resolve: (edge) => edge.node as never }),
    }),
  })
  const connection = builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `A page of ${what}. Only what is selected is read: the count costs nothing when left out.`,
    fields: (t) => ({
      edges: t.field({
        type: [edgeRef],
        description: 'The rows with their cursors.',
        complexity: { field: 0, multiplier: 1 },
        resolve: (page) => page.edges(),
      }),
      nodes: t.field({
        type: [node],
        description: 'The rows alone.',
        complexity: { field: 1, multiplier: 1 },
        resolve: (page) => {
          const edges = page.edges()
          return (edges instanceof Promise ? edges.then(nodesOf) : nodesOf(edges)) as never
        },
      }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'What lies on either side.',
        resolve: (page) => page,
      }),
      totalCount: t.int({
        description: 'How many rows the whole list has, whatever the page.',
        resolve: (page) => page.totalCount(),
      }),
      totalPages: t.int({
        description: 'How many pages of this size the list has, for numbered pages.',
        args: {
          perPage: t.arg.int({ required: true, description: `Rows on a page, 1 to ${MAX_PAGE_SIZE}.` }),
        },
        resolve: async (page, { perPage }) => {
          if (perPage < 1 || perPage > MAX_PAGE_SIZE) {
            throw badInput('perPage', `must be from 1 to ${MAX_PAGE_SIZE}, but is ${perPage}.`)
          }
          return Math.ceil((await page.totalCount()) / perPage)
        },
      }),
    }),
  })
  return { connection, edge: edgeRef }
}
