import type { Prisma } from '../../../prisma/generated/client/client.ts'
import { uuidv7 } from '../../database/uuid.ts'
import type { ProviderName } from '../delivery/provider/provider.ts'
import { providers } from '../delivery/provider/providers.ts'
import { makeSecret, secretFault } from './secret.ts'

type NewWebhookEndpoint = {
  organizationId: string
  provider: ProviderName
  name: string | null
  /**
   * As the service gives it; null for a service that signs in with a secret of our making. Some services tell theirs only
   * once they know the address: until then it is one that nobody knows, and everything is refused.
   */
  secret: string | null
  now: Date
}

/** Creates an endpoint. `madeSecret` is to be shown once and kept nowhere else; null where the service gave it. */
export async function createWebhookEndpoint(
  database: Pick<Prisma.TransactionClient, 'webhookEndpoint'>,
  { organizationId, provider, name, secret, now }: NewWebhookEndpoint,
): Promise<{ id: string; madeSecret: string | null }> {
  const fault = secretFault(provider, secret)
  if (fault !== null) throw new Error(fault.message)
  const id = uuidv7()
  const kept = secret === null ? makeSecret() : secret.trim()
  const data = { organizationId, id, provider, name, secret: kept, createdAt: now }
  await database.webhookEndpoint.create({ data, select: { id: true } })
  return { id, madeSecret: providers[provider].makesSecret ? kept : null }
}
