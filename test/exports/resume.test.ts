import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Exporter } from '../../src/exchange/export/exporter.ts'
import { useCompany } from '../company.ts'
import { createExports, createTestExporter, openFiles, SMALL, work } from './exporting.ts'

// A worker that dies anywhere loses no row and doubles none.
const company = useCompany()
const ROWS = 120
beforeAll(async () => {
  const { ledger, organization } = company
  for (let n = 0; n < ROWS; n++) {
    await ledger.invoice(organization, { invoiceNumber: `R-${n}`, total: BigInt(100 + (n % 7)) })
  }
}, 120_000)

class Crash extends Error {}

/** A database whose connection breaks at its nth use, before or after what was asked has been done. */
function breaking(database: Exporter['database'], at: number, isAfter: boolean): Exporter['database'] {
  let uses = 0
  const transact: Exporter['database']['transact'] = async (doWork) => {
    uses += 1
    if (uses === at && !isAfter) throw new Crash()
    const result = await database.transact(doWork)
    if (uses === at) throw new Crash()
    return result
  }
  return Object.create(database, { transact: { value: transact } })
}

const FORMATS = ['JSON_LINES', 'CSV'] as const

test.each(FORMATS)(
  '%s: broken off at any transaction, before or after it is done, and gone on with',
  {
    timeout: 240_000,
  },
  async (format) => {
    const { api, token } = company
    const files = await openFiles(api)
    const exports = createExports(api, token)
    // As it is, the mark before it included.
    const fetched = async (id: string) => {
      const response = await files.fetch((await exports.read(id)).url)
      return Buffer.from(await response.arrayBuffer()).toString()
    }
    const query =
      '{ invoices(orderBy: [{ field: TOTAL, direction: DESC }]) { nodes { invoiceNumber total { minorUnits } } } }'
    const whole = await exports.start(query, format)
    await work(await createTestExporter(api), whole)
    const expected = await fetched(whole)
    expect(expected.trim().split('\n')).toHaveLength(ROWS + (format === 'CSV' ? 1 : 0))

    const crashes = fc.array(fc.record({ at: fc.integer({ min: 1, max: 12 }), isAfter: fc.boolean() }), {
      minLength: 1,
      maxLength: 6,
    })
    await fc.assert(
      fc.asyncProperty(crashes, fc.boolean(), async (moments, isHandedOn) => {
        const id = await exports.start(query, format)
        const exporter = await createTestExporter(api, { limits: SMALL, turn: isHandedOn ? 0 : 60_000 })
        for (const { at, isAfter } of moments) {
          const database = breaking(exporter.database, at, isAfter)
          await work({ ...exporter, database }, id)
        }
        while ((await exports.read(id)).status !== 'COMPLETED') expect(await work(exporter, id)).toBe('DONE')

        const { rowCount, byteCount } = await exports.read(id)
        const text = await fetched(id)
        expect(text).toBe(expected)
        expect({ rowCount, byteCount }).toEqual({ rowCount: ROWS, byteCount: Buffer.byteLength(expected) })
        await api.database.bulkQuery.deleteMany({})
      }),
      { numRuns: 15 },
    )
    files.close()
  },
)

test('several workers that hold the same export write it once', async () => {
  const { api, token } = company
  const files = await openFiles(api)
  const exports = createExports(api, token)
  const exporter = await createTestExporter(api, { limits: SMALL })
  for (let round = 0; round < 5; round++) {
    const id = await exports.start('{ invoices { nodes { id } } }')
    await Promise.all([1, 2, 3].map(() => work(exporter, id)))
    await work(exporter, id)

    const { status, rowCount, url } = await exports.read(id)
    const lines = (await (await files.fetch(url)).text()).split('\n').slice(0, -1)
    expect({ status, rowCount, lines: lines.length }).toEqual({
      status: 'COMPLETED',
      rowCount: ROWS,
      lines: ROWS,
    })
    expect(new Set(lines).size).toBe(ROWS)
    await api.database.bulkQuery.deleteMany({})
  }
  files.close()
})

test('rows that come and go meanwhile are in it or not, and all others once', async () => {
  const { api, token, ledger, organization } = company
  const files = await openFiles(api)
  const exports = createExports(api, token)
  const id = await exports.start(
    '{ invoices(orderBy: [{ field: CREATED_AT, direction: ASC }]) { nodes { uid } } }',
  )
  const exporter = await createTestExporter(api, { limits: SMALL, turn: 0 })
  const before = await api.database.invoice.findMany({ where: { organizationId: organization.id } })
  const gone: string[] = []
  while ((await exports.read(id)).status !== 'COMPLETED') {
    await work(exporter, id)
    const created = await ledger.invoice(organization, { invoiceNumber: 'later' })
    const victim = before.find((row) => !gone.includes(row.id) && Math.random() < 0.05)
    if (victim !== undefined) {
      await api.database.invoice.delete({
        where: { organizationId_id: { organizationId: organization.id, id: victim.id } },
      })
      gone.push(victim.id)
    }
    expect(created.id).toBeDefined()
  }

  const text = await (await files.fetch((await exports.read(id)).url)).text()
  const uids = text
    .split('\n')
    .slice(0, -1)
    .map((line): string => JSON.parse(line).uid)
  expect(new Set(uids).size).toBe(uids.length)
  const missing = before.filter((row) => !uids.includes(row.id) && !gone.includes(row.id))
  expect(missing).toEqual([])
  files.close()
})
