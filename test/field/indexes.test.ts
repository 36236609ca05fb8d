import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { snakeCase } from '../../src/database/snakeCase.ts'
import { declarations } from '../../src/graph/field/declareFields.ts'
import { tableOf } from '../../src/graph/read/table.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import '../../src/server/schema.ts'

// Each order that a list can be asked for has the index that its declaration needs: the organization, what every list
// is narrowed to, the value, and the id that settles ties.
let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

/** The keys of every index of the table in its order, each as PostgreSQL prints it. */
async function indexesOf(table: string): Promise<string[][]> {
  const rows = await database.database.$queryRaw<{ keys: string[] }[]>`
    select array(select pg_get_indexdef(i.indexrelid, k, true) from generate_series(1, i.indnkeyatts) k order by k) as keys
    from pg_index i where i.indrelid = ${table}::regclass and i.indpred is null`
  return rows.map(({ keys }) => keys)
}

const hasIndex = (indexes: readonly string[][], keys: readonly string[]) =>
  indexes.some((index) => keys.every((key, place) => index[place] === key))

const ORDERS = [...declarations.values()].flatMap(({ model, narrowedTo, fields }) =>
  [...fields].flatMap(([field, { sort, column }]) =>
    sort === null
      ? []
      : (sort.indexes ?? [[column ?? field]]).map((own) => ({
          model,
          order: sort.name,
          keys: ['organizationId', ...narrowedTo, ...own, 'id'].map(snakeCase),
        })),
  ),
)

describe('the catalogue has the index of', () => {
  test.each(ORDERS)('$model by $order: $keys', async ({ model, keys }) => {
    expect(hasIndex(await indexesOf(tableOf(model).render().text), keys)).toBe(true)
  })

  test('every list', () => {
    expect(new Set(ORDERS.map(({ model }) => model))).toEqual(new Set(declarations.keys()))
  })

  test('no order that nobody asks for', async () => {
    expect(hasIndex(await indexesOf('invoice'), ['organization_id', 'type', 'amount_due', 'id'])).toBe(false)
  })
})
