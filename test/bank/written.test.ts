import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { ImportFormat, ImportResult } from '../../src/exchange/import/importFile.ts'
import { localDay } from '../../src/graph/calendar/day.ts'
import { openTestLedger, type TestLedger } from '../importing/ledger.ts'
import { paymentsIn, type Statement, statement } from './statement.ts'
import { BANK_MAPPING, writeBankCsv } from './writeBankCsv.ts'
import { type CamtVersion, writeCamt } from './writeCamt.ts'
import { type Mt940Style, writeMt940 } from './writeMt940.ts'

const RUNS = { numRuns: 25, endOnFailure: true }
const TIMEOUT = 120_000

let ledger: TestLedger
let mapping: string
beforeAll(async () => {
  ledger = await openTestLedger()
  mapping = await ledger.write('mapping.json', JSON.stringify(BANK_MAPPING))
})
beforeEach(clear)
afterAll(() => ledger.close())

async function clear() {
  await ledger.database.$executeRaw`truncate payment, integration_link cascade`
}

async function take(format: ImportFormat, content: string): Promise<ImportResult> {
  const file = await ledger.write('statement', content)
  return ledger.importPath(file, { format, source: 'bank', ...(format === 'bank-csv' ? { mapping } : {}) })
}

/** As `paymentsIn` tells them. */
async function stored() {
  const rows = await ledger.database.payment.findMany()
  return rows
    .map((row) => ({
      receivedOn: new Date(localDay(row.receivedAt, 'Europe/Berlin') * 86_400_000).toISOString().slice(0, 10),
      amount: Number(row.amount),
      currency: row.currency,
      status: row.status,
      reference: row.bankTransactionId,
      endToEndId: row.endToEndId,
      payerName: row.payerName,
      payerAccount: row.payerAccount,
      text: row.description ?? row.referenceNumber,
    }))
    .map((row) => JSON.stringify(row))
    .toSorted()
}

async function expectWritten(format: ImportFormat, content: string, statements: readonly Statement[]) {
  await clear()
  const expected = statements.flatMap(paymentsIn).toSorted()
  const others = statements.flatMap(({ movements }) => movements).length - expected.length
  const result = { updated: 0, rejected: 0, leftOut: others }

  expect(await take(format, content)).toEqual({ ...result, created: expected.length, unchanged: 0 })
  expect(await stored()).toEqual(expected)

  expect(await take(format, content)).toEqual({ ...result, created: 0, unchanged: expected.length })
  expect(await stored()).toEqual(expected)
}

/** Statements of one account and one after the other, so that each opens with what the last one closed with. */
const one = statement.map((each) => [each])

it('what is written as CAMT.053 of any version is there, once', { timeout: TIMEOUT }, async () => {
  const version = fc.constantFrom<CamtVersion>('02', '04', '06', '08', '13')
  await fc.assert(
    fc.asyncProperty(one, version, fc.constantFrom('', 'ns2'), async (statements, which, prefix) => {
      await expectWritten('camt053', writeCamt(statements, which, prefix), statements)
    }),
    RUNS,
  )
})

it('what is written as MT940 is there, once', { timeout: TIMEOUT }, async () => {
  const style = fc.constantFrom<Mt940Style>('?', '>', '/', '+')
  await fc.assert(
    fc.asyncProperty(one, style, fc.boolean(), async (statements, which, isWrapped) => {
      // Plain lines have no place for who paid.
      const isPlain = which === '+'
      const told = statements.map((each) => ({
        ...each,
        movements: each.movements.map((movement) =>
          isPlain ? { ...movement, payerName: null, payerAccount: null } : movement,
        ),
      }))
      await expectWritten('mt940', writeMt940(told, which, isWrapped), told)
    }),
    RUNS,
  )
})

it("what is written as a bank's CSV is there, once, whichever way it is sorted", {
  timeout: TIMEOUT,
}, async () => {
  await fc.assert(
    fc.asyncProperty(one, fc.boolean(), async (statements, isNewestFirst) => {
      const told = statements.map((each) => ({
        ...each,
        movements: each.movements.map((movement) => ({ ...movement, isReversal: false })),
      }))
      await expectWritten('bank-csv', writeBankCsv(told, isNewestFirst), told)
    }),
    RUNS,
  )
})

it('statements that overlap bring each payment once', { timeout: TIMEOUT }, async () => {
  const cuts = fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 28 }))
  await fc.assert(
    fc.asyncProperty(statement, cuts, fc.constantFrom('camt053', 'mt940'), async (whole, days, format) => {
      await clear()
      const [from, to] = days.toSorted((left, right) => left - right)
      const dayOf = ({ day }: { day: string }) => Number(day.slice(-2))
      const until = { ...whole, movements: whole.movements.filter((each) => dayOf(each) <= (to ?? 0)) }
      const since = { ...whole, movements: whole.movements.filter((each) => dayOf(each) >= (from ?? 0)) }
      const write = (statements: Statement[]) =>
        format === 'camt053' ? writeCamt(statements) : writeMt940(statements)
      const later = { ...since, opening: since.opening + 1 }

      await take(format, write([until]))
      await take(format, write([since]))
      await take(format, write([until, later]))

      expect(await stored()).toEqual(paymentsIn(whole))
    }),
    RUNS,
  )
})
