import type { GraphQLInterfaceType } from 'graphql'
import { encodeGlobalId, type NodeType } from '../../src/graph/globalId.ts'
import { schema } from '../../src/server/schema.ts'
import { createTestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { fillTenant } from './fill.ts'
import { type Ids, idsFrom, type Tenant } from './filling.ts'

export const MARK_A = 'own-mark-a'
/** Stands in every text of the organizations that are not ua's. */
export const CANARY = 'canary'
export const CANARY_B = `${CANARY}-b`
/** The twin's rows bear the very UUIDs of A's: what joins by id alone shows them. */
export const CANARY_TWIN = `${CANARY}-t`

export type Side = { organization: Tenant; userId: string; ids: Ids }

/** Organizations A, B and A's twin, alike but for the mark in their texts, and people with and without access. */
export async function createTenants() {
  const api = await createTestApi()
  const { database } = api
  const ledger = createLedger(database)

  async function side(mark: string, ids: Ids): Promise<Side> {
    const organization = await ledger.organization({ name: `Handel ${mark}` })
    const user = await ledger.admin([organization], {
      email: `me@${mark}.example`,
      givenName: `Ada ${mark}`,
      avatarUrl: `https://avatar.example/${mark}`,
    })
    const id = idsFrom(ids)
    await fillTenant({ database, organization, memberId: user.id, mark, id })
    return { organization, userId: user.id, ids }
  }

  const a = await side(MARK_A, new Map())
  const b = await side(CANARY_B, new Map())
  const twin = await side(CANARY_TWIN, a.ids)
  const both = await ledger.user([a.organization, b.organization, twin.organization], { givenName: 'Both' })
  const nobody = await ledger.user([])
  return {
    api,
    a,
    b,
    twin,
    ua: await api.tokenOf(a.userId, { name: `Laptop ${MARK_A}` }),
    ub: await api.tokenOf(b.userId, { name: `Laptop ${CANARY_B}` }),
    uab: await api.tokenOf(both.id),
    un: await api.tokenOf(nobody.id),
  }
}

export type Tenants = Awaited<ReturnType<typeof createTenants>>

/** Rows that are not called like their type. */
const ROW_OF: Partial<Record<NodeType, string>> = {
  InvoiceBlueprint: 'blueprint',
  InvoicePayment: 'allocation',
  PaymentRefund: 'refund',
  InvoiceStatusChange: 'statusChange',
  PromiseToPay: 'promise',
  BouncingContact: 'bouncing',
  WebhookEndpoint: 'endpoint',
  AuditEntry: 'entry',
}

/** The types of rows of an organization that have a global id. */
const TENANT_TYPES = schema
  .getPossibleTypes(schema.getType('Node') as GraphQLInterfaceType)
  // A type that implements `Node` is a node type.
  .map(({ name }) => name as NodeType)
  .filter((type) => type !== 'Organization' && type !== 'User')

/** The UUID of one row of each type that has a global id. */
export function uuidsOf({ organization, userId, ids }: Side): Map<NodeType, string> {
  const rows = TENANT_TYPES.map((type) => {
    const name = ROW_OF[type] ?? type.charAt(0).toLowerCase() + type.slice(1)
    return [type, ids.get(name) ?? ''] as const
  })
  return new Map<NodeType, string>([['Organization', organization.id], ['User', userId], ...rows])
}

/** The global id of a row, as if it stood in this organization. */
export function globalId(type: NodeType, organizationId: string, uuid: string): string {
  return type === 'Organization' || type === 'User'
    ? encodeGlobalId(type, uuid)
    : encodeGlobalId(type, organizationId, uuid)
}

export function globalIdsOf(side: Side): Map<NodeType, string> {
  return new Map([...uuidsOf(side)].map(([type, uuid]) => [type, globalId(type, side.organization.id, uuid)]))
}
