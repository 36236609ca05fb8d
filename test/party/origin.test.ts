import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const READ = `query ($id: ID!) { invoice(by: { id: $id }) {
  remote { remoteId syncStatus syncStatusText entityType entityUid } syncStatus lastSyncedAt
  linkedIntegration { name health { status statusText } settings stacktraces: models { lastSync { run { status stacktrace } } } }
  targetParty { remote { remoteId } remoteParentId linkedIntegration { name } } } }`

const company = useCompany()
let id: string
let admin: string
beforeAll(async () => {
  const { api, ledger, organization, idOf } = company
  const { database } = api
  const organizationId = organization.id
  const holding = await ledger.party(organization)
  const party = await ledger.party(organization, { parentId: holding.id })
  const invoice = await ledger.invoice(organization, { targetPartyId: party.id })
  id = idOf('Invoice', invoice.id)
  admin = await api.tokenOf((await ledger.admin([organization])).id)
  const books = await database.linkedIntegration.create({
    data: {
      organizationId,
      name: 'Books',
      integrationName: 'books',
      settings: { region: 'eu' },
      healthStatus: 'OTHER',
      healthStatusText: 'tired',
    },
  })
  const run = await database.syncRun.create({
    data: { organizationId, status: 'FAILED', stacktrace: 'at line 7' },
  })
  const model = await database.linkedModel.create({
    data: { organizationId, linkedIntegrationId: books.id, name: 'invoices' },
  })
  const sync = await database.sync.create({
    data: { organizationId, linkedModelId: model.id, runId: run.id },
  })
  await database.linkedModel.updateMany({ where: { id: model.id }, data: { lastSyncId: sync.id } })
  const link = { organizationId, linkedIntegrationId: books.id }
  await database.integrationLink.createMany({
    data: [
      { entityType: 'INVOICE' as const, invoiceId: invoice.id, integrationName: 'file', remoteId: 'never' },
      {
        ...link,
        entityType: 'INVOICE' as const,
        invoiceId: invoice.id,
        integrationName: 'books',
        remoteId: 'r-1',
        syncStatus: 'OTHER' as const,
        syncStatusText: 'sleeping',
        lastSyncedAt: new Date('2026-03-01T10:00:00Z'),
      },
      {
        entityType: 'INVOICE' as const,
        invoiceId: invoice.id,
        integrationName: 'shop',
        remoteId: 'r-0',
        lastSyncedAt: new Date('2026-02-01T10:00:00Z'),
      },
      { ...link, entityType: 'PARTY' as const, partyId: party.id, integrationName: 'books', remoteId: 'p-1' },
      {
        ...link,
        entityType: 'PARTY' as const,
        partyId: holding.id,
        integrationName: 'books',
        remoteId: 'h-1',
      },
    ].map((row) => ({ organizationId, ...row })),
  })
})

const shown = (settings: unknown, stacktrace: string | null) => ({
  invoice: {
    remote: {
      remoteId: 'r-1',
      syncStatus: 'OTHER',
      syncStatusText: 'sleeping',
      entityType: 'INVOICE',
      entityUid: expect.any(String),
    },
    syncStatus: 'OTHER',
    lastSyncedAt: '2026-03-01T10:00:00.000Z',
    linkedIntegration: {
      name: 'Books',
      health: { status: 'OTHER', statusText: 'tired' },
      settings,
      stacktraces: [{ lastSync: { run: { status: 'FAILED', stacktrace } } }],
    },
    targetParty: { remote: { remoteId: 'p-1' }, remoteParentId: 'h-1', linkedIntegration: { name: 'Books' } },
  },
})

test('the origin of an invoice is where it was last taken over from, read along in one statement', async () => {
  const { api, token } = company
  await api.ask(token, READ, { id })
  api.statements.length = 0
  const { data, errors } = await api.ask(token, READ, { id })

  expect(errors).toBeUndefined()
  expect(data).toEqual(shown(null, null))
  expect(api.statements).toHaveLength(1)
})

test('what is for administrators is null to others, without an error, and shown to administrators', async () => {
  const { data, errors } = await company.api.ask(admin, READ, { id })

  expect(errors).toBeUndefined()
  expect(data).toEqual(shown({ region: 'eu' }, 'at line 7'))
})
