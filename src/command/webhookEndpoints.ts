import type { Prisma } from '../../prisma/generated/client/client.ts'
import type { Database } from '../database/client.ts'
import { decodeGlobalId, encodeGlobalId } from '../graph/globalId.ts'
import { runIn } from '../graph/mutation/work.ts'
import { readName, readUuid } from '../ledger/account/input.ts'
import { auditStatement, COMMAND_LINE } from '../ledger/audit/record.ts'
import { findProvider, providers } from '../outreach/delivery/provider/providers.ts'
import { createWebhookEndpoint } from '../outreach/webhookEndpoint/createWebhookEndpoint.ts'

type NewEndpoint = { organization: string; provider: string; name?: string; secret?: string }
type Row = { organizationId: string; id: string; provider: string }

export async function createEndpoint(database: Database, options: NewEndpoint) {
  const organizationId = await findOrganization(database, options.organization)
  const provider = findProvider(options.provider)?.name
  if (provider === undefined) {
    const known = Object.keys(providers).join(', ')
    throw new Error(`There is no provider "${options.provider}". These are known: ${known}.`)
  }
  const name = options.name === undefined ? null : readName('name', options.name)
  return database.$transaction(async (tx) => {
    const now = new Date()
    const given = { organizationId, provider, name, secret: options.secret ?? null, now }
    const { id, madeSecret } = await createWebhookEndpoint(tx, given)
    await account(tx, {
      organizationId,
      id,
      action: 'webhookEndpointCreate',
      now,
      changes: { provider, name },
    })
    return { ...placeOf({ organizationId, id, provider }), secret: madeSecret }
  })
}

export async function listEndpoints(database: Database, organization: string) {
  const organizationId = await findOrganization(database, organization)
  const rows = await database.webhookEndpoint.findMany({
    where: { organizationId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => ({
    ...placeOf(row),
    name: row.name,
    createdAt: row.createdAt,
    revokedAt: row.revokedAt,
    lastReceivedAt: row.lastReceivedAt,
    received: Number(row.receivedCount),
    events: Number(row.eventCount),
    ignored: Number(row.ignoredCount),
    refused: Number(row.refusedCount),
  }))
}

export async function revokeEndpoint(database: Database, text: string) {
  const decoded = decodeGlobalId(text)
  if (decoded?.type !== 'WebhookEndpoint') throw new Error(`"${text}" is not the id of a webhook endpoint.`)
  const { organizationId, id } = decoded
  return database.$transaction(async (tx) => {
    const now = new Date()
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { organizationId, id, revokedAt: null },
      data: { revokedAt: now },
    })
    if (count === 0) throw new Error(`There is no endpoint ${text}, or it is revoked already.`)
    const changes = { revokedAt: { before: null, after: now.toISOString() } }
    await account(tx, { organizationId, id, action: 'webhookEndpointRevoke', now, changes })
    return { id: text, revokedAt: now }
  })
}

async function findOrganization(database: Database, text: string): Promise<string> {
  const id = readUuid('organization', text)
  if ((await database.organization.count({ where: { id } })) > 0) return id
  throw new Error(`There is no organization ${id}.`)
}

function placeOf({ organizationId, id, provider }: Row) {
  const globalId = encodeGlobalId('WebhookEndpoint', organizationId, id)
  return { id: globalId, provider, path: `/webhooks/${provider}/${globalId}` }
}

type Deed = {
  organizationId: string
  id: string
  action: string
  now: Date
  changes: Record<string, unknown>
}

async function account(tx: Prisma.TransactionClient, { organizationId, id, action, now, changes }: Deed) {
  await runIn(tx)(
    auditStatement({
      organizationId,
      occurredAt: now,
      action,
      ...COMMAND_LINE,
      entity: { type: 'WebhookEndpoint', id },
      changes,
    }),
  )
}
