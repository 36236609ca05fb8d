import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createFilteredLedger, type FilteredLedger } from './ledger.ts'
import { readWorld } from './readWorld.ts'
import type { EmailRow, InvoiceRow, PartyRow, World } from './rows.ts'
import { isFound, searchArbitrary, type Text } from './searches.ts'

// Words, each to be found in one of the searched texts, in any case, with no character meaning another.
let ledger: FilteredLedger
let world: World
beforeAll(async () => {
  ledger = await createFilteredLedger()
  world = await readWorld(ledger.api, ledger.token)
})
afterAll(() => ledger.close())

const INVOICE_TEXTS = (row: InvoiceRow): Text[] => [
  row.invoiceNumber,
  row.party?.name,
  row.purchaseOrderNumber,
]
const PARTY_TEXTS = (row: PartyRow): Text[] => [row.name, row.accountNumber, row.email]
const EMAIL_TEXTS = (row: EmailRow): Text[] => [row.subject, ...row.recipients.map(({ address }) => address)]

async function uidsOf(root: string, args: string, searches: readonly string[]): Promise<string[][]> {
  const names = searches.map((_, index) => `s${index}`)
  const { data, errors } = await ledger.api.ask<Record<string, { nodes: { uid: string }[] }>>(
    ledger.token,
    `query (${names.map((name) => `$${name}: String`).join(', ')}) {
      ${names.map((name) => `${name}: ${root}(${args} first: 100, search: $${name}) { nodes { uid } }`).join('\n')} }`,
    Object.fromEntries(searches.map((search, index) => [`s${index}`, search])),
  )
  expect(errors).toBeUndefined()
  return names.map((name) => (data?.[name]?.nodes ?? []).map(({ uid }) => uid).toSorted())
}

async function expectSearches<Row extends { uid: string }>(
  root: string,
  args: string,
  rows: readonly Row[],
  textsOf: (row: Row) => Text[],
): Promise<void> {
  const searches = fc.array(searchArbitrary(rows.flatMap(textsOf)), { minLength: 15, maxLength: 15 })
  await fc.assert(
    fc.asyncProperty(searches, async (several) => {
      const expected = several.map((search) =>
        rows
          .filter((row) => isFound(search, textsOf(row)))
          .map(({ uid }) => uid)
          .toSorted(),
      )
      expect(await uidsOf(root, args, several)).toEqual(expected)
    }),
    { numRuns: 12 },
  )
}

describe('any search finds what holds all its words', () => {
  test('invoices: number, party name, purchase order number', () =>
    expectSearches(
      'invoices',
      'includeInactive: true, where: {type: {in: [RECEIVABLE, PAYABLE]}},',
      world.invoices,
      INVOICE_TEXTS,
    ))
  test('parties: name, account number, e-mail address', () =>
    expectSearches('parties', '', world.parties, PARTY_TEXTS))
  test('emails: subject, address of a recipient', () =>
    expectSearches('emails', '', world.emails, EMAIL_TEXTS))
})

const ROOTS = ['invoices', 'parties', 'emails']

describe.each(ROOTS)('%s', (root) => {
  test('a blank search is none', async () => {
    const [all, ...blank] = await uidsOf(root, '', ['', ' ', '\t\n  ', ' '.repeat(300)])

    expect(all?.length).toBeGreaterThan(9)
    for (const uids of blank) expect(uids).toEqual(all)
  })

  test.each([
    ['a'.repeat(201), 'search: must be at most 200 characters long.'],
    [`${'a '.repeat(100)}b`, 'search: must be at most 200 characters long.'],
    ['a b c d e f g h i j k', 'search: takes at most 10 words.'],
  ])('too long a search is refused: %s', async (search, message) => {
    const answer = await ledger.api.ask(
      ledger.token,
      `query ($search: String) { ${root}(search: $search) { nodes { uid } } }`,
      { search },
    )

    expect(answer.errors).toMatchObject([
      { message, extensions: { code: 'BAD_USER_INPUT', status: 400, argument: 'search' } },
    ])
    expect(JSON.stringify(answer.data ?? null)).not.toContain('uid')
  })

  test('the longest that is allowed is answered', async () => {
    const [none, some] = await uidsOf(root, '', ['x'.repeat(200), 'a a a a a a a a a a'])

    expect(none).toEqual([])
    expect(some?.length).toBeGreaterThan(0)
  })
})

test('the wildcards of SQL are found as they stand', async () => {
  const numbers = async (search: string) => {
    const { data } = await ledger.api.ask<{ invoices: { nodes: { invoiceNumber: string | null }[] } }>(
      ledger.token,
      `query ($search: String) { invoices(search: $search, first: 100, includeInactive: true,
        where: {partyName: {notIn: ["100% Wool", "under_score", "back\\\\slash"]}}
      ) { nodes { invoiceNumber } } }`,
      { search },
    )
    return new Set(data?.invoices.nodes.map(({ invoiceNumber }) => invoiceNumber))
  }

  expect(await numbers('re-100%')).toEqual(new Set(['RE-100%', 're-100%']))
  expect(await numbers('RE_1')).toEqual(new Set(['RE_100']))
  expect(await numbers('\\1')).toEqual(new Set(['RE\\1']))
})
