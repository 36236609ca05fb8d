import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// Text goes in and comes out as it is, composed (NFC) and otherwise unchanged, and is looked for as it is.
const NAMES = [
  '100% Recycling',
  '100 Recycling',
  'snake_case',
  'snakeXcase',
  'back\\slash',
  'Emoji 👩‍👩‍👧 GmbH',
  'مؤسسة \u202eגבר\u202c',
  'Zoë',
  'O\'Brien & Söhne "GmbH"',
  'a|b',
  '.*',
  '(a+)+$',
  '[x]',
]

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  for (const name of NAMES) await ledger.party(organization, { name })
  token = await api.tokenOf((await ledger.user([organization])).id)
})
afterAll(() => api.close())

const DOCUMENT =
  'query ($search: String, $where: PartyWhere) { parties(search: $search, where: $where, first: 100) { nodes { name } } }'

async function found(variables: Record<string, unknown>): Promise<string[]> {
  const { data, errors } = await api.ask<{ parties: { nodes: { name: string }[] } }>(
    token,
    DOCUMENT,
    variables,
  )
  expect(errors).toBeUndefined()
  return data?.parties.nodes.map(({ name }) => name) ?? []
}

describe('text', () => {
  test.each(NAMES)('%s is found by itself and comes back unchanged', async (name) => {
    expect(await found({ where: { name: { eq: name } } })).toEqual([name])
    expect(await found({ where: { name: { eq: name.normalize('NFD') } } })).toEqual([name])
    expect(await found({ where: { name: { in: [name] } } })).toEqual([name])
    expect(await found({ where: { name: { contains: name.slice(1) } } })).toContain(name)
    expect(await found({ where: { name: { startsWith: name.slice(0, -1) } } })).toContain(name)
    expect(await found({ search: name })).toContain(name)
  })

  test.each([
    ['%', ['100% Recycling']],
    ['_', ['snake_case']],
    ['\\', ['back\\slash']],
    ['|', ['a|b']],
    ['.*', ['.*']],
    ['👩‍👩‍👧', ['Emoji 👩‍👩‍👧 GmbH']],
    ['\u202eגבר', ['مؤسسة \u202eגבר\u202c']],
    ['\\%', []],
    ['%%', []],
  ])('%s stands for nothing but itself', async (text, names) => {
    expect(await found({ search: text })).toEqual(names)
    expect(await found({ where: { name: { contains: text } } })).toEqual(names)
  })

  test('a search of blanks is no search, and a long one is refused by name', async () => {
    const all = await found({})

    expect(await found({ search: ' \t\n ' })).toEqual(all)
    expect(await found({ search: '' })).toEqual(all)
    const long = await api.ask(token, DOCUMENT, { search: 'x'.repeat(201) })
    expect(long.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'search' })
    const many = await api.ask(token, DOCUMENT, { search: 'a '.repeat(11) })
    expect(many.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'search' })
  })
})
