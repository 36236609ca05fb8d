import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFile } from '../../../src/exchange/import/importFile.ts'
import { createTestApi } from '../../api.ts'
import { createLedger } from '../../ledger.ts'

// Asked in the copy of the tree that has the field.
const LEVELS = [2, null, 5, 0]

test('dunningLevel is imported, filtered and sorted', async () => {
  const api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-dunning-'))
  const file = join(folder, 'invoices.jsonl')
  const lines = LEVELS.map((dunningLevel) =>
    JSON.stringify({
      type: 'invoice',
      externalId: `level ${dunningLevel}`,
      invoiceNumber: `level ${dunningLevel}`,
      currency: 'EUR',
      total: 100,
      ...(dunningLevel === null ? {} : { dunningLevel }),
    }),
  )
  await writeFile(file, lines.join('\n'))

  const { rejected } = await importFile(api.database, {
    file,
    organizationId: organization.id,
    source: 'test',
    format: 'jsonl',
    report: () => {},
  })
  const { data, errors } = await api.ask(
    await api.tokenOf(user.id),
    `{ all: invoices(orderBy: [{ field: DUNNING_LEVEL, direction: DESC, nulls: FIRST }]) { nodes { ...I } }
      some: invoices(where: { dunningLevel: { gte: 1, isNull: false } }, orderBy: [{ field: DUNNING_LEVEL }]) { nodes { ...I } } }
    fragment I on Invoice { invoiceNumber dunningLevel }`,
  )

  expect(rejected).toBe(0)
  expect(errors).toBeUndefined()
  const rows = (levels: readonly (number | null)[]) => ({
    nodes: levels.map((dunningLevel) => ({ invoiceNumber: `level ${dunningLevel}`, dunningLevel })),
  })
  expect(data).toEqual({ all: rows([null, 5, 2, 0]), some: rows([2, 5]) })
  await rm(folder, { recursive: true })
  await api.close()
})
