import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'
import { createExports, RUN } from './exporting.ts'

// The values of a query's variables are written into it: what is kept means the same by itself.
const company = useCompany()
let exports: ReturnType<typeof createExports>
beforeAll(() => {
  exports = createExports(company.api, company.token)
})

const LIST = `query ($where: InvoiceWhere, $search: String, $orderBy: [InvoiceOrder!], $inactive: Boolean = true) {
  invoices(where: $where, search: $search, orderBy: $orderBy, includeInactive: $inactive) { nodes { id } }
}`

async function kept(variables: unknown): Promise<string> {
  const { bulkQuery, userErrors } = await exports.mutate(RUN, { query: LIST, format: 'CSV', variables })
  expect(userErrors).toEqual([])
  const [row] = await company.api.database.bulkQuery.findMany({ orderBy: { id: 'desc' }, take: 1 })
  expect(bulkQuery).not.toBeNull()
  return row?.query ?? ''
}

test('names of enums, texts, numbers and lists come out as they are written in a query', async () => {
  const query = await kept({
    where: {
      status: { in: ['OVERDUE', 'SENT'] },
      partyName: { contains: 'a "b"\n{' },
      overdueDays: { gte: 3 },
    },
    orderBy: [{ field: 'DUE_DATE', direction: 'DESC' }],
  })

  expect(query).not.toContain('$')
  expect(query.replace(/\s+/g, ' ')).toContain('status: { in: [OVERDUE, SENT] }')
  expect(query).toContain('"a \\"b\\"\\n{"')
  expect(query).toContain('direction: DESC')
})

test('what is not given is left out, and a default holds', async () => {
  const query = await kept({})

  expect(query).toContain('includeInactive: true')
  expect(query).not.toContain('where')
  expect(query).not.toContain('null')
})

test.each([
  ['of another type', { where: { overdueDays: { gte: 'many' } } }, 'query'],
  ['of an unknown field', { where: { colour: 'red' } }, 'query'],
  ['no object', [1], 'variables'],
  ['a text', 'where', 'variables'],
])('%s is refused, and nothing is kept', async (_what, variables, field) => {
  const before = await company.api.database.bulkQuery.count()
  const { bulkQuery, userErrors } = await exports.mutate(RUN, { query: LIST, format: 'CSV', variables })

  expect(bulkQuery).toBeNull()
  expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['input', field] }])
  expect(await company.api.database.bulkQuery.count()).toBe(before)
})
