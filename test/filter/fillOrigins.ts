import type { Database } from '../../src/database/client.ts'

const TAGS = ['Key account', 'KEY', 'Straße', 'a_c', '50%']
const STATES = ['SYNCED', 'FAILED', 'PARTIAL', 'OTHER'] as const
const SYNCED_AT = ['2026-03-01T10:00:00Z', null, '2026-03-02T10:00:00Z'] as const

type Rows = { organizationId: string; parties: readonly string[]; invoices: readonly string[] }

/** What parties are marked with, where invoices come from, and what is to be done: each in all combinations that filters tell apart. */
export async function fillOrigins(database: Database, rows: Rows): Promise<void> {
  await fillTags(database, rows)
  await fillLinks(database, rows)
  await fillTasks(database, rows)
}

async function fillTags(database: Database, { organizationId, parties }: Rows): Promise<void> {
  const tags = await database.tag.createManyAndReturn({
    data: TAGS.map((name) => ({ organizationId, name, nameKey: name.toLowerCase() })),
  })
  await database.partyTag.createMany({
    data: parties.flatMap((partyId, row) =>
      tags.slice(row % 4, (row % 4) + (row % 3)).map(({ id }) => ({ organizationId, partyId, tagId: id })),
    ),
  })
}

async function fillLinks(database: Database, { organizationId, invoices }: Rows): Promise<void> {
  const connections = await database.linkedIntegration.createManyAndReturn({
    data: ['Books', 'Shop'].map((name) => ({ organizationId, name, integrationName: name.toLowerCase() })),
  })
  const link = (row: number) => ({
    organizationId,
    entityType: 'INVOICE' as const,
    linkedIntegrationId: connections[row % 3]?.id ?? null,
    syncStatus: STATES[row % STATES.length] ?? 'SYNCED',
    lastSyncedAt: SYNCED_AT[row % SYNCED_AT.length] ?? null,
    // Of some that were taken over at the same moment, the newer one counts.
    createdAt: new Date(Date.parse('2026-02-01T10:00:00Z') + (row % 5) * 1_000),
  })
  await database.integrationLink.createMany({
    data: invoices.flatMap((invoiceId, row) =>
      Array.from({ length: row % 4 }, (_, number) => ({
        ...link(row * 7 + number * 3),
        integrationName: `system ${number}`,
        remoteId: invoiceId,
        invoiceId,
      })),
    ),
  })
}

async function fillTasks(database: Database, { organizationId, parties, invoices }: Rows): Promise<void> {
  const status = (row: number) => (row % 2 === 0 ? ('OPEN' as const) : ('COMPLETED' as const))
  await database.task.createMany({
    data: [
      ...invoices.slice(0, 10).map((invoiceId, row) => ({ status: status(row), invoiceId })),
      ...parties.slice(0, 6).map((partyId, row) => ({ status: status(row), partyId })),
    ].map((task) => ({ organizationId, label: 'Call back', type: 'call_back', ...task })),
  })
}
