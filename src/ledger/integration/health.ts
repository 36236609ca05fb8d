import type { LinkedIntegration, Prisma } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'
import { HealthStatus } from './enums.ts'

/** The columns that tell of it; a connection and each of its models have them. */
const HEALTH = {
  healthStatus: true,
  healthStatusText: true,
  healthReason: true,
  healthMessage: true,
  healthDetails: true,
} as const

type HealthColumns = Pick<LinkedIntegration, keyof typeof HEALTH>

type Health = {
  status: typeof HealthStatus.$inferType
  statusText: string | null
  reason: string | null
  message: string | null
  details: Prisma.JsonValue
}

export const IntegrationHealth = builder.objectRef<Health>('IntegrationHealth').implement({
  description: 'How a connection to another system is, as that system or its connector says.',
  fields: (t) => ({
    status: t.expose('status', { type: HealthStatus, description: 'In one word.' }),
    statusText: t.exposeString('statusText', {
      nullable: true,
      description: 'The word as it came, where `status` is OTHER; else null.',
    }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it is so, for programs.' }),
    message: t.exposeString('message', { nullable: true, description: 'Why it is so, for people.' }),
    details: t.expose('details', { type: 'JSON', nullable: true, description: 'What else is known of it.' }),
  }),
})

/** The options of the field that shows it. */
export const health = {
  nullable: true,
  select: HEALTH,
  resolve: (row: HealthColumns): Health | null =>
    row.healthStatus === null
      ? null
      : {
          status: row.healthStatus,
          statusText: row.healthStatusText,
          reason: row.healthReason,
          message: row.healthMessage,
          details: row.healthDetails,
        },
} as const
