import { afterAll, beforeAll, expect, test } from 'vitest'
import { findDrift, migrate } from '../../src/database/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

test('the applied migrations and schema.prisma differ in nothing', async () => {
  expect(await findDrift(db.url)).toBe('')
})

test('a migrated database needs no migration', async () => {
  expect(await migrate(db.url)).toEqual([])
})

test('several servers on one empty database migrate it once', async () => {
  await db.database.$executeRawUnsafe('drop schema public cascade')
  await db.database.$executeRawUnsafe('create schema public')

  const applied = await Promise.all([migrate(db.url), migrate(db.url), migrate(db.url)])

  expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
  expect(await findDrift(db.url)).toBe('')
})

test('the database refuses a status or a balance that does not follow from the rest', async () => {
  const organization = await db.database.organization.create({
    data: { id: '018f0000-0000-7000-8000-000000000001', name: 'Nordlicht', defaultCurrency: 'EUR' },
  })
  const invoice = {
    organizationId: organization.id,
    currency: 'EUR',
    subtotal: 100n,
    total: 100n,
    amountDue: 100n,
    amountRemaining: 100n,
    standing: 'SENT',
  } as const

  await expect(db.database.invoice.create({ data: { ...invoice, standing: 'PAID' } })).rejects.toThrow(
    /invoice_standing_check/,
  )
  await expect(db.database.invoice.create({ data: { ...invoice, amountRemaining: 99n } })).rejects.toThrow(
    /invoice_amount_remaining_check/,
  )
  await expect(db.database.invoice.create({ data: invoice })).resolves.toMatchObject({ standing: 'SENT' })
})
