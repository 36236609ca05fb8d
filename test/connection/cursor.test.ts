import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cursorOf, expectRefused, FILTER, FILTERED, listed, ORDER, SEARCH } from './cursors.ts'
import { askPages } from './pages.ts'
import { createRows, type PagedRows } from './rows.ts'

// A cursor opens the list it was made for, as it was made.
let rows: PagedRows
let cursor: string
beforeAll(async () => {
  rows = await createRows()
  cursor = await cursorOf(rows.reader, FILTERED)
})
afterAll(() => rows.close())

describe('a cursor that was changed', () => {
  test('is refused, whichever byte it is', async () => {
    const bytes = Buffer.from(cursor, 'base64url')

    for (const at of bytes.keys()) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at)
      await expectRefused(rows.reader, FILTERED, changed.toString('base64url'))
    }
  })

  test('is refused cut short, made longer or written otherwise', async () => {
    const bytes = Buffer.from(cursor, 'base64url')
    const others = [
      cursor.slice(0, -1),
      cursor.slice(1),
      `${cursor}A`,
      `${cursor}=`,
      ` ${cursor}`,
      `${cursor}\n`,
      cursor.toUpperCase(),
      bytes.toString('hex'),
      Buffer.concat([bytes, bytes]).toString('base64url'),
      bytes.subarray(0, 12).toString('base64url'),
    ]

    for (const other of others) await expectRefused(rows.reader, FILTERED, other)
  })
})

describe('text that never was a cursor', () => {
  test.each([
    ['empty', ''],
    ['a blank', ' '],
    ['a word', 'null'],
    ['JSON', '{"v":1,"k":[null]}'],
    ['an offset of another server', Buffer.from('arrayconnection:5').toString('base64')],
    ['SQL', "' or 1=1 --"],
    ['beyond ASCII', 'Straße €𝄞'],
    ['zeros', Buffer.alloc(64).toString('base64url')],
    ['long', 'A'.repeat(9_996)],
  ])('%s', (_what, text) => expectRefused(rows.reader, FILTERED, text))

  test('so long that no text may be: refused as such', async () => {
    const answer = await rows.api.ask(
      rows.token,
      'query ($after: String) { invoices(after: $after) { nodes { uid } } }',
      {
        after: 'A'.repeat(10_001),
      },
    )

    expect(answer.data).toBeUndefined()
    expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', status: 400 })
    expect(answer.errors?.[0]?.message).toContain('after')
  })
})

describe('a cursor of the same list', () => {
  test.each([
    [
      'written in another order',
      listed(SEARCH, 'where: {total: {gte: 0}, type: {in: [RECEIVABLE, PAYABLE]}}', ORDER),
    ],
    [
      'with what is taken for granted written out',
      listed(FILTER, ORDER.replace('DESC', 'DESC, nulls: LAST'), SEARCH, 'includeInactive: false'),
    ],
    ['with its organization named', listed(FILTER, ORDER, SEARCH, 'organizationId: null')],
  ])('is good %s', async (_what, list) => {
    const [page] = await askPages(rows.reader, list, [`first: 5, after: "${cursor}"`])
    const [whole] = await askPages(rows.reader, FILTERED, ['first: 6'])

    expect(page?.edges).toEqual(whole?.edges.slice(1))
  })

  test('is good in variables, whatever the order of the keys', async () => {
    const document = `query ($where: InvoiceWhere, $orderBy: [InvoiceOrder!], $after: String) {
      invoices(where: $where, orderBy: $orderBy, search: "1", first: 5, after: $after) { nodes { uid } } }`

    const answer = await rows.api.ask<{ invoices: { nodes: unknown[] } }>(rows.token, document, {
      after: cursor,
      orderBy: [{ direction: 'DESC', field: 'TOTAL' }],
      where: { total: { gte: 0 }, type: { in: ['RECEIVABLE', 'PAYABLE'] } },
    })

    expect(answer.errors).toBeUndefined()
    expect(answer.data?.invoices.nodes).toHaveLength(5)
  })
})
