import { afterAll, beforeEach, expect, test } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

let ledger: TestLedger
const ledgers: TestLedger[] = []
beforeEach(async () => {
  ledger = await openTestLedger()
  ledgers.push(ledger)
})
afterAll(() => Promise.all(ledgers.map((each) => each.close())))

/** Sequences are not undone with a transaction, so they count the tries. */
async function loseTries(count: number, code: string): Promise<void> {
  await ledger.database.$executeRawUnsafe('create sequence tries')
  await ledger.database.$executeRawUnsafe(`
    create function lose() returns trigger language plpgsql as $$ begin
      if nextval('tries') <= ${count} then raise exception 'lost' using errcode = '${code}'; end if;
      return null;
    end $$`)
  await ledger.database.$executeRawUnsafe(
    'create trigger lose after insert on invoice for each statement execute function lose()',
  )
}

const records = [{ type: 'invoice', externalId: 'I1', currency: 'EUR', total: 100 }]

test('a batch that lost twice to others is stored in the third try', async () => {
  await loseTries(2, '40P01')

  expect(await ledger.importRecords(records)).toMatchObject({ created: 1, updated: 0 })
  expect(await ledger.database.invoice.count()).toBe(1)
})

test.each([
  ['lost three times', 3, '40P01'],
  ['failed otherwise', 1, '23514'],
])('a batch that %s is not tried again', async (_name, count, code) => {
  await loseTries(count, code)

  await expect(ledger.importRecords(records)).rejects.toThrow()
  expect(await ledger.database.invoice.count()).toBe(0)
})
