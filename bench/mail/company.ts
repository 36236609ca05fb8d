import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { createDatabase, type Database } from '../../src/database/client.ts'
import { migrate } from '../../src/database/migrate.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createApiToken } from '../../src/ledger/account/apiToken.ts'
import { createOrganization } from '../../src/ledger/account/organization.ts'
import { withServer } from '../withServer.ts'

export type Company = {
  url: string
  database: Database
  organizationId: string
  token: string
  /** Global ids, each of another customer with a billing contact of its own. */
  invoiceIds: readonly string[]
}

/**
 * Runs with a database of its own, which is dropped afterwards, on the server that DATABASE_URL names or an embedded one:
 * a company with as many customers as asked for, each with one open invoice and one billing contact.
 */
export async function withCompany(
  customers: number,
  work: (company: Company) => Promise<void>,
): Promise<void> {
  await withServer(async (serverUrl) => {
    const name = `duegraph_bench_${randomBytes(4).toString('hex')}`
    await administer(serverUrl, `create database ${name}`)
    const url = new URL(serverUrl)
    url.pathname = name
    await migrate(url.href)
    const database = createDatabase({ url: url.href, poolSize: 4 })
    try {
      await work({ url: url.href, database, ...(await fill(database, customers)) })
    } finally {
      await database.$disconnect()
      await administer(serverUrl, `drop database if exists ${name} with (force)`)
    }
  })
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}

async function fill(database: Database, customers: number) {
  const { id: organizationId } = await createOrganization(database, {
    name: 'Bench',
    timezone: 'UTC',
    currency: 'EUR',
  })
  const user = await database.user.create({ data: { email: 'bench@duegraph.example' } })
  await database.organizationMembership.create({
    data: { organizationId, userId: user.id, isDefault: true, isOrgAdmin: true },
  })
  const { token } = await createApiToken(database, { userId: user.id, isReadOnly: false })
  const rows = Array.from({ length: customers }, (_, index) => ({ partyId: uuidv7(), id: uuidv7(), index }))
  await database.party.createMany({
    data: rows.map(({ partyId, index }) => ({ organizationId, id: partyId, name: `Customer ${index}` })),
  })
  await database.contact.createMany({
    data: rows.map(({ partyId, index }) => ({
      organizationId,
      partyId,
      name: `Contact ${index}`,
      email: `contact${index}@customer.example`,
      externalRole: 'BILLING_CONTACT' as const,
    })),
  })
  await database.invoice.createMany({ data: rows.map((row) => invoiceRow(organizationId, row)) })
  await database.$executeRaw`analyze`
  return {
    organizationId,
    token,
    invoiceIds: rows.map(({ id }) => encodeGlobalId('Invoice', organizationId, id)),
  }
}

function invoiceRow(
  organizationId: string,
  { partyId, id, index }: { partyId: string; id: string; index: number },
) {
  const total = 10_000n
  return {
    organizationId,
    id,
    invoiceNumber: `B-${index}`,
    targetPartyId: partyId,
    standing: 'SENT' as const,
    currency: 'EUR',
    issueDate: new Date('2026-01-01T00:00:00Z'),
    dueDate: new Date('2026-02-01T00:00:00Z'),
    subtotal: total,
    total,
    amountDue: total,
    amountRemaining: total,
  }
}
