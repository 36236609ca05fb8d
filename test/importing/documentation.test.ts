import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openTestLedger } from './ledger.ts'

const path = fileURLToPath(new URL('../../docs/importing.md', import.meta.url))

it('the examples of docs/importing.md do what it says', async () => {
  const text = await readFile(path, 'utf8')
  const blocks = [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```/gm)].map(([, , block]) => block ?? '')
  const find = (start: string) => blocks.find((block) => block.startsWith(start)) ?? ''
  const ledger = await openTestLedger()

  const lines = await ledger.importRecords(find('{"type"').trim().split('\n'), { source: 'lines' })
  const csv = await ledger.importCsv(find('Customer;'), JSON.parse(find('{\n')), { source: 'csv' })

  expect(lines).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 0 })
  expect(csv).toEqual({ created: 4, updated: 0, unchanged: 0, rejected: 0 })
  const invoices = await ledger.database.invoice.findMany({ orderBy: { id: 'desc' }, take: 2 })
  expect(invoices.map(({ total, isInDispute }) => [total, isInDispute])).toEqual([
    [9_990n, true],
    [125_000n, false],
  ])

  const money = await ledger.importRecords(find('{"type":"payment"').trim().split('\n'), { source: 'lines' })
  const mapping = blocks.find((block) => block.includes('"bookedOn"')) ?? ''
  const bank = await ledger.importCsv(find('Booked;'), JSON.parse(mapping), {
    source: 'bank',
    format: 'bank-csv',
  })

  expect(money).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 })
  expect(bank).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 0, leftOut: 1 })
  const payments = await ledger.database.payment.findMany({ orderBy: { amount: 'asc' } })
  expect(payments).toMatchObject([
    { amount: 11_900n, referenceNumber: 'Invoice 2026-0042 thank you', payerName: 'Nordwind GmbH' },
    { amount: 15_000n, amountAllocated: 11_900n, amountRefunded: 3_100n },
  ])
  await ledger.close()
})
