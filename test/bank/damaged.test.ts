import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCamt } from '../../src/exchange/import/bank/camt/openCamt.ts'
import { openBankCsv } from '../../src/exchange/import/bank/csv/openBankCsv.ts'
import { openMt940 } from '../../src/exchange/import/bank/mt940/openMt940.ts'
import type { Source } from '../../src/exchange/import/source/source.ts'
import { UnreadableFile } from '../../src/exchange/import/unreadable.ts'
import { CAMT_BATCH, MT940_PAGES } from './files.ts'
import { BANK_MAPPING, writeBankCsv } from './writeBankCsv.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duegraph-damaged-'))
  await writeFile(join(folder, 'mapping.json'), JSON.stringify(BANK_MAPPING))
})
afterAll(() => rm(folder, { recursive: true }))

const movement = {
  day: '2026-02-03',
  minorUnits: 11_900,
  isCredit: true,
  isReversal: false,
  reference: 'R1',
  endToEndId: 'E1',
  payerName: 'Acme',
  payerAccount: null,
  text: 'Invoice 1',
}
const movements = [movement, { ...movement, isCredit: false }, { ...movement, reference: 'R2' }]
const CSV = writeBankCsv([{ account: 'A1', currency: 'EUR', opening: 0, movements }])

const FORMATS: [string, string, (file: string) => Promise<Source>][] = [
  ['CAMT.053', CAMT_BATCH.replace('ISO-8859-1', 'UTF-8'), openCamt],
  ['MT940', MT940_PAGES, openMt940],
  ["a bank's CSV", CSV, (file) => openBankCsv(file, join(folder, 'mapping.json'))],
]

/** Pieces of a text taken out, doubled, or replaced. */
const damage = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 40 }),
    with: fc.oneof(
      fc.constantFrom(
        '',
        '<',
        '&',
        '"',
        ':61:',
        ':86:',
        '\n-\n',
        '\0',
        ';',
        ',',
        '-',
        '9'.repeat(30),
        ']]>',
        '<!--',
      ),
      fc.string({ maxLength: 8, unit: 'binary' }),
    ),
  }),
  { minLength: 1, maxLength: 4 },
)

it.each(FORMATS)('a damaged file of %s is refused, or brings sound records', async (_name, content, open) => {
  const file = join(folder, 'damaged')
  await fc.assert(
    fc.asyncProperty(damage, async (faults) => {
      const text = faults.reduce((before, { at, length, with: put }) => {
        const start = Math.floor(at * before.length)
        return before.slice(0, start) + put + before.slice(start + length)
      }, content)
      await writeFile(file, text)
      try {
        const source = await open(file)
        for await (const record of source.records()) {
          expect(record.line).toBeGreaterThan(0)
          if ('value' in record)
            expect(record.value).toMatchObject({ type: 'payment', status: 'PENDING_MATCH' })
        }
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableFile)
      }
    }),
    { numRuns: 200 },
  )
})
