import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { createLedger } from '../ledger.ts'

let db: TestDatabase
let ledger: ReturnType<typeof createLedger>
let organization: Awaited<ReturnType<typeof ledger.organization>>

beforeAll(async () => {
  db = await createTestDatabase()
  ledger = createLedger(db.database)
  organization = await ledger.organization()
})
afterAll(() => db.drop())

const promisedToPayDate = new Date('2026-03-10')
// Still the 9th in UTC: the day is the organization's.
const paid = { amountPaid: 10_000n, paidDate: new Date('2026-03-09T23:30:00Z') }
const promiseOf = (invoiceId: string) =>
  db.database.promiseToPay.findFirst({ where: { organizationId: organization.id, invoiceId } })

test('a promise that comes with a paid invoice is fulfilled on the day of the payment', async () => {
  const { id } = await ledger.invoice(organization, { ...paid, promisedToPayDate })

  expect(await promiseOf(id)).toMatchObject({ fulfilledOn: new Date('2026-03-10') })
})

test('so is one that comes to an invoice that was paid before', async () => {
  const { id } = await ledger.invoice(organization, paid)
  await db.database.invoice.update({
    where: { organizationId_id: { organizationId: organization.id, id } },
    data: { promisedToPayDate },
  })

  expect(await promiseOf(id)).toMatchObject({ fulfilledOn: new Date('2026-03-10') })
})

test('one that comes with an invoice that is still owed is not fulfilled', async () => {
  const { id } = await ledger.invoice(organization, { promisedToPayDate })

  expect(await promiseOf(id)).toMatchObject({ promisedOn: promisedToPayDate, fulfilledOn: null })
})
