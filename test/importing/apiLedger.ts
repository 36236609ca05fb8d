import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImportResult, importFile } from '../../src/exchange/import/importFile.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createTestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

type Told = Record<string, { userErrors: object[] }>

/** An organization into which records are imported while its members change what came in. */
export async function openApiLedger() {
  const api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const organizationId = organization.id
  const token = await api.tokenOf((await ledger.user([organization])).id)
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-import-'))

  async function importRecords(records: readonly object[]): Promise<ImportResult> {
    const file = join(folder, 'records.jsonl')
    await writeFile(file, records.map((record) => JSON.stringify(record)).join('\n'))
    return importFile(api.database, { file, organizationId, source: 'test', format: 'jsonl' })
  }

  async function invoiceIdOf(remoteId: string): Promise<string> {
    const where = { organizationId, entityType: 'INVOICE', remoteId } as const
    const { invoiceId } = await api.database.integrationLink.findFirstOrThrow({ where })
    if (invoiceId === null) throw new Error(`No invoice was imported as ${remoteId}.`)
    return invoiceId
  }

  const globalIdOf = async (remoteId: string) =>
    encodeGlobalId('Invoice', organizationId, await invoiceIdOf(remoteId))

  async function perform(mutation: string, input: object): Promise<void> {
    const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { userErrors { code message } } }`
    const { data, errors } = await api.ask<Told>(token, document, { input })
    const refusals = data?.[mutation]?.userErrors ?? []
    if (errors !== undefined || refusals.length > 0) throw new Error(JSON.stringify(errors ?? refusals))
  }

  /** Changes an imported invoice. */
  const change = async (remoteId: string, mutation: string, input: object = {}) =>
    perform(mutation, { invoiceId: await globalIdOf(remoteId), ...input })

  /** What is owed of all at the end of that day, in minor units. */
  async function owedAsOf(asOf: string): Promise<number> {
    const document = `query ($asOf: LocalDate) { receivablesAging(asOf: $asOf) { totals { outstanding { minorUnits } } } }`
    type Answer = { receivablesAging: { totals: { outstanding: { minorUnits: number } }[] } }
    const { data } = await api.ask<Answer>(token, document, { asOf })
    return data?.receivablesAging.totals[0]?.outstanding.minorUnits ?? 0
  }

  /** An imported invoice with its disputes and promises. */
  const stored = async (remoteId: string) =>
    api.database.invoice.findUniqueOrThrow({
      where: { organizationId_id: { organizationId, id: await invoiceIdOf(remoteId) } },
      include: { disputes: { orderBy: { openedAt: 'asc' } }, promises: { orderBy: { promisedOn: 'asc' } } },
    })

  const close = async () => {
    await api.close()
    await rm(folder, { recursive: true })
  }
  return { importRecords, change, perform, globalIdOf, owedAsOf, stored, close }
}

export type ApiLedger = Awaited<ReturnType<typeof openApiLedger>>
