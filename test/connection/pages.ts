import { expect } from 'vitest'
import type { TestApi } from '../api.ts'
import type { List } from './lists.ts'

export type Edge = { cursor: string; node: { uid: string } & Record<string, unknown> }
export type Page = {
  edges: Edge[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
}

export type Reader = { api: TestApi; token: string }

const ROOTS_PER_REQUEST = 20

export function fieldOf({ path, args = '' }: List, page: string, selection: string): string {
  const [last, ...parents] = path.toReversed()
  const all = [args, page].filter((part) => part !== '').join(', ')
  return parents.reduce(
    (content, parent) => `${parent} { ${content} }`,
    `${last}${all === '' ? '' : `(${all})`} ${selection}`,
  )
}

/** The page inside an answer, below the parents that lead to it. */
function pageIn<P = Page>({ path }: List, root: unknown): P {
  const names = path.slice(1).map((field) => field.replace(/\(.*/, ''))
  // The shape is what the document asked for.
  return names.reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], root) as P
}

/** Several pages of one list, as many in a request as the API takes. */
export async function askPages(
  { api, token }: Reader,
  list: List,
  pages: readonly string[],
  fields = 'uid',
): Promise<Page[]> {
  const fragment = `fragment P on ${list.node}Connection {
    edges { cursor node { ${fields} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
  const answers: Page[] = []
  for (let start = 0; start < pages.length; start += ROOTS_PER_REQUEST) {
    const parts = pages
      .slice(start, start + ROOTS_PER_REQUEST)
      .map((page, index) => `p${index}: ${fieldOf(list, page, '{ ...P }')}`)
    const { data, errors } = await api.ask(token, `{ ${parts.join('\n')} } ${fragment}`)
    expect(errors).toBeUndefined()
    answers.push(...parts.map((_, index) => pageIn(list, data?.[`p${index}`])))
  }
  return answers
}

/** The page that holds the rows from one place of the whole list to another. */
export function slice(whole: readonly Edge[], from: number, to: number): Page {
  const edges = whole.slice(from, to)
  return {
    edges: edges.map(({ cursor, node: { uid } }) => ({ cursor, node: { uid } })),
    pageInfo: {
      hasNextPage: to < whole.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

type Asked = { page: string; from: number; to: number }

/**
 * Every page of one size, from either end. Each is asked for with the cursor of its neighbour in the whole list,
 * which is the cursor the neighbouring page ends with: a walk, but many steps in one request.
 */
export function walks(whole: readonly Edge[], size: number): Asked[] {
  const starts = Array.from({ length: Math.ceil(whole.length / size) }, (_, index) => index * size)
  const forwards = starts.map((from) => ({
    page: [`first: ${size}`, ...cursorArgument('after', whole[from - 1])].join(', '),
    from,
    to: Math.min(from + size, whole.length),
  }))
  const backwards = starts.map((skipped) => {
    const to = whole.length - skipped
    return {
      page: [`last: ${size}`, ...cursorArgument('before', whole[to])].join(', '),
      from: Math.max(0, to - size),
      to,
    }
  })
  return [...forwards, ...backwards]
}

function cursorArgument(name: 'after' | 'before', edge: Edge | undefined): string[] {
  return edge === undefined ? [] : [`${name}: "${edge.cursor}"`]
}

export async function expectPages(
  reader: Reader,
  list: List,
  whole: readonly Edge[],
  asked: readonly Asked[],
): Promise<void> {
  const pages = await askPages(
    reader,
    list,
    asked.map(({ page }) => page),
  )
  expect(pages).toEqual(asked.map(({ from, to }) => slice(whole, from, to)))
}
