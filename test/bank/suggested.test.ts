import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importFile } from '../../src/exchange/import/importFile.ts'
import { eur, useDesk } from '../money/desk.ts'
import { writeCamt } from './writeCamt.ts'

const desk = useDesk()
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duegraph-bank-'))
})
afterAll(() => rm(folder, { recursive: true }))

const SUGGESTED = `query ($id: ID!) { paymentSuggestAllocations(paymentId: $id) {
  rule allocations { invoice { id } amount { minorUnits } } amountLeft { minorUnits } } }`

type Suggestion = {
  rule: string
  allocations: { invoice: { id: string }; amount: { minorUnits: number } }[]
  amountLeft: { minorUnits: number }
}

const movement = (text: string | null, endToEndId: string | null, reference: string) => ({
  day: '2026-02-10',
  minorUnits: 17_500,
  isCredit: true,
  isReversal: false,
  reference,
  endToEndId,
  payerName: 'ACME GMBH',
  payerAccount: 'NL91ABNA0417164300',
  text,
})

it.each([
  ['remittance', movement('Rechnungen RE-2026-001, RE-2026-002 vom Januar', null, 'B1')],
  ['end-to-end id', movement(null, 'RE-2026-001/RE-2026-002', 'B2')],
])('what came in by the bank is for the invoices of its %s', async (_where, credit) => {
  const { company } = desk
  const data = { standing: 'SENT', workflowStatus: 'SENT', issueDate: new Date('2026-01-05') } as const
  const first = await desk.invoice(11_900n, { ...data, invoiceNumber: 'RE-2026-001', currency: 'EUR' })
  const second = await desk.invoice(11_200n, { ...data, invoiceNumber: 'RE-2026-002', currency: 'EUR' })
  const file = join(folder, `${credit.reference}.xml`)
  const account = 'DE89370400440532013000'
  await writeFile(file, writeCamt([{ account, currency: 'EUR', opening: 0, movements: [credit] }]))

  const target = { organizationId: company.organization.id, source: 'bank' }
  const result = await importFile(company.api.database, { ...target, file, format: 'camt053' })
  expect(result).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 0, leftOut: 0 })
  const where = { organizationId: company.organization.id, bankTransactionId: credit.reference }
  const payment = await company.api.database.payment.findFirstOrThrow({ where })
  const id = company.idOf('Payment', payment.id)

  const { data: answer } = await company.api.ask<{ paymentSuggestAllocations: Suggestion[] }>(
    company.token,
    SUGGESTED,
    { id },
  )
  const [suggestion] = answer?.paymentSuggestAllocations ?? []
  const allocations = (suggestion?.allocations ?? []).map(({ invoice, amount }) => ({
    invoiceId: invoice.id,
    amount: eur(amount.minorUnits),
  }))
  expect(suggestion).toMatchObject({ rule: 'NUMBER_IN_REFERENCE', amountLeft: { minorUnits: 0 } })
  expect(allocations).toEqual([
    { invoiceId: first, amount: eur(11_900) },
    { invoiceId: second, amount: eur(5_600) },
  ])

  const done = await desk.do('paymentAllocate', { paymentId: id, allocations })
  expect(done).toMatchObject({
    userErrors: [],
    payment: { status: 'APPLIED', amountUnapplied: { minorUnits: 0 } },
  })
  expect(await desk.look(first)).toMatchObject({ status: 'PAID', remaining: 0 })
  expect(await desk.look(second)).toMatchObject({ remaining: 5_600 })

  const again = await importFile(company.api.database, { ...target, file, format: 'camt053' })
  expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  expect(await desk.look(first)).toMatchObject({ status: 'PAID' })
  await company.api.database.invoice.updateMany({
    where: { organizationId: company.organization.id },
    data: { invoiceNumber: null },
  })
})
