import { expect } from 'vitest'
import type { List } from './lists.ts'
import { askPages, fieldOf, type Reader } from './pages.ts'

export const FILTER = 'where: {type: {in: [RECEIVABLE, PAYABLE]}, total: {gte: 0}}'
export const ORDER = 'orderBy: [{field: TOTAL, direction: DESC}]'
export const SEARCH = 'search: "1"'

export const listed = (...args: string[]): List => ({
  node: 'Invoice',
  path: ['invoices'],
  args: args.join(', '),
})
/** The list that the cursors of these tests are made for. */
export const FILTERED = listed(FILTER, ORDER, SEARCH)

export async function cursorOf(reader: Reader, list: List): Promise<string> {
  const [page] = await askPages(reader, list, ['first: 2'])
  const made = page?.edges[0]?.cursor
  if (made === undefined) throw new Error('A list without rows makes no cursor.')
  return made
}

/** As `after` and as `before`: one error that names the argument, and no data. */
export async function expectRefused({ api, token }: Reader, list: List, foreign: string): Promise<void> {
  for (const argument of ['after', 'before']) {
    const field = fieldOf(list, `${argument}: ${JSON.stringify(foreign)}`, '{ nodes { uid } }')
    const answer = await api.ask(token, `{ ${field} }`)

    expect(answer.errors).toHaveLength(1)
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'INVALID_CURSOR', status: 400, argument })
    expect(answer.errors?.[0]?.message).toMatch(new RegExp(`^${argument}: `))
    expect(JSON.stringify(answer.data ?? null)).not.toContain('uid')
  }
}
