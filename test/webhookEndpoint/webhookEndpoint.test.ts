import { beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { providers } from '../../src/outreach/delivery/provider/providers.ts'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const CREATE = `mutation ($input: WebhookEndpointCreateInput!) { webhookEndpointCreate(input: $input) {
  webhookEndpoint { id uid provider name path createdAt revokedAt } secret userErrors { code field } } }`
const REVOKE = `mutation ($input: WebhookEndpointRevokeInput!) { webhookEndpointRevoke(input: $input) {
  webhookEndpoint { revokedAt } userErrors { code field } } }`
const LIST = `query ($organizationId: ID) { webhookEndpoints(organizationId: $organizationId) {
  id provider name revokedAt lastReceivedAt receivedCount eventCount ignoredCount refusedCount } }`

const SECRET = 'whsec_c2VjcmV0'

const company = useCompany()
let admin: string
let foreigner: string
let organizationId: string
beforeAll(async () => {
  const { api, ledger, organization } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  organizationId = organization.id
  admin = await api.tokenOf((await ledger.admin([organization])).id)
  foreigner = await api.tokenOf((await ledger.admin([other])).id)
})

type Endpoint = { id: string; uid: string; path: string }
type Created = { webhookEndpoint: Endpoint | null; secret: string | null; userErrors: { code: string }[] }

async function create(input: object, by = admin): Promise<Created> {
  const { data, errors } = await company.api.ask<{ webhookEndpointCreate: Created }>(by, CREATE, { input })
  if (!data) throw new Error(JSON.stringify(errors))
  return data.webhookEndpointCreate
}

async function revoke(webhookEndpointId: string, by = admin) {
  const { data } = await company.api.ask(by, REVOKE, { input: { webhookEndpointId } })
  return data?.webhookEndpointRevoke
}

const stored = (id: string) =>
  company.api.database.webhookEndpoint.findUniqueOrThrow({
    where: { organizationId_id: { organizationId, id } },
  })

/** All that is kept of what was done: the audit log, and what is answered under keys. */
async function traces(): Promise<string> {
  const where = { organizationId }
  const kept = await company.api.database.idempotencyKey.findMany({ where, select: { result: true } })
  return JSON.stringify([await company.api.database.auditEntry.findMany({ where }), kept])
}

describe('webhookEndpointCreate', () => {
  test('keeps the secret that the service gives, and never shows it again', async () => {
    const input = { provider: 'RESEND', name: ' Invoices ', secret: ` ${SECRET}\n`, idempotencyKey: 'resend' }
    const created = await create(input)
    const id = created.webhookEndpoint?.id

    expect(created).toEqual({
      webhookEndpoint: {
        id,
        uid: expect.any(String),
        provider: 'RESEND',
        name: 'Invoices',
        path: `/webhooks/resend/${id}`,
        createdAt: NOW.toISOString(),
        revokedAt: null,
      },
      secret: null,
      userErrors: [],
    })
    expect(await stored(created.webhookEndpoint?.uid ?? '')).toMatchObject({
      provider: 'resend',
      secret: SECRET,
    })
    expect(await traces()).toContain('webhookEndpointCreate')
    expect(await traces()).not.toContain(SECRET)
  })

  test('makes a secret for a service that signs in with one, and shows it this once', async () => {
    const input = { provider: 'POSTMARK', idempotencyKey: 'postmark' }
    const created = await create(input)

    expect(created.secret).toMatch(/^duegraph:[\w-]{32}$/)
    expect(await stored(created.webhookEndpoint?.uid ?? '')).toMatchObject({ secret: created.secret })
    expect(await create(input)).toEqual({ ...created, secret: null })
    expect(await traces()).not.toContain(created.secret)
    expect((await create({ provider: 'POSTMARK' })).secret).not.toBe(created.secret)
  })

  test.each(Object.values(providers).map((provider) => [provider.name, provider.makesSecret] as const))(
    'of %s takes a secret now or later, or refuses one: made here is %s',
    async (name, makesSecret) => {
      const provider = name.toUpperCase()
      const refused = (code: string) => ({
        webhookEndpoint: null,
        userErrors: [{ code, field: ['input', 'secret'] }],
      })

      const without = await create({ provider })
      const given = await create({ provider, secret: SECRET })

      if (makesSecret) {
        expect(without).toMatchObject({ webhookEndpoint: { provider }, userErrors: [] })
        expect(given).toMatchObject(refused('INVALID'))
      } else {
        expect(without).toMatchObject({ webhookEndpoint: { provider }, secret: null, userErrors: [] })
        expect(await create({ provider, secret: ' ' })).toMatchObject(refused('REQUIRED'))
        expect(given).toMatchObject({ webhookEndpoint: { provider }, secret: null, userErrors: [] })
      }
    },
  )

  test('without the secret of the service refuses its reports until webhookEndpointUpdate gives it', async () => {
    const UPDATE = `mutation ($input: WebhookEndpointUpdateInput!) { webhookEndpointUpdate(input: $input) {
      webhookEndpoint { name } userErrors { code field } } }`
    const created = await create({ provider: 'RESEND' })
    const uid = created.webhookEndpoint?.uid ?? ''
    const hidden = (await stored(uid))?.secret ?? ''
    expect(hidden.length).toBeGreaterThan(30)

    const input = { webhookEndpointId: created.webhookEndpoint?.id, secret: SECRET, name: 'Reminders' }
    expect((await company.api.ask(company.token, UPDATE, { input })).data).toMatchObject({
      webhookEndpointUpdate: { webhookEndpoint: null, userErrors: [{ code: 'NOT_ALLOWED' }] },
    })
    expect((await company.api.ask(admin, UPDATE, { input })).data).toEqual({
      webhookEndpointUpdate: { webhookEndpoint: { name: 'Reminders' }, userErrors: [] },
    })
    expect((await stored(uid))?.secret).toBe(SECRET)
    expect(await traces()).not.toContain(SECRET)
  })

  test('is left to administrators', async () => {
    expect(await create({ provider: 'POSTMARK' }, company.token)).toEqual({
      webhookEndpoint: null,
      secret: null,
      userErrors: [{ code: 'NOT_ALLOWED', field: ['input'] }],
    })
    const answer = await company.api.ask(foreigner, CREATE, {
      input: { provider: 'POSTMARK', organizationId },
    })
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})

describe('webhookEndpointRevoke', () => {
  test('ends an endpoint once', async () => {
    const id = (await create({ provider: 'BREVO' })).webhookEndpoint?.id ?? ''

    expect(await revoke(id)).toEqual({ webhookEndpoint: { revokedAt: NOW.toISOString() }, userErrors: [] })
    expect(await revoke(id)).toMatchObject({
      webhookEndpoint: null,
      userErrors: [{ code: 'IMMUTABLE_STATE' }],
    })
  })

  test('is left to administrators, of the organization whose it is', async () => {
    const { id = '', uid = '' } = (await create({ provider: 'BREVO' })).webhookEndpoint ?? {}

    expect(await revoke(id, company.token)).toMatchObject({ userErrors: [{ code: 'NOT_ALLOWED' }] })
    for (const other of [foreigner, admin]) {
      const borrowed =
        other === foreigner ? id : encodeGlobalId('WebhookEndpoint', organizationId, organizationId)
      expect(await revoke(borrowed, other)).toMatchObject({
        userErrors: [{ code: 'NOT_FOUND', field: ['input', 'webhookEndpointId'] }],
      })
    }
    expect((await stored(uid)).revokedAt).toBeNull()
  })
})

describe('webhookEndpoints', () => {
  test('are listed for administrators, with what came in', async () => {
    const { id = '', uid = '' } =
      (await create({ provider: 'MAILJET', name: 'Counted' })).webhookEndpoint ?? {}
    await company.api.database.webhookEndpoint.update({
      where: { organizationId_id: { organizationId, id: uid } },
      data: {
        lastReceivedAt: NOW,
        receivedCount: 4n,
        eventCount: 3_000_000_000n,
        ignoredCount: 2n,
        refusedCount: 1n,
      },
    })

    const { data } = await company.api.ask<{ webhookEndpoints: { id: string }[] }>(admin, LIST)

    expect(data?.webhookEndpoints.at(-1)).toEqual({
      id,
      provider: 'MAILJET',
      name: 'Counted',
      revokedAt: null,
      lastReceivedAt: NOW.toISOString(),
      receivedCount: 4,
      eventCount: 3_000_000_000,
      ignoredCount: 2,
      refusedCount: 1,
    })
  })

  test('are refused to members and to others, as rows, too', async () => {
    const id = (await create({ provider: 'BREVO' })).webhookEndpoint?.id
    const node = 'query ($id: ID!) { node(id: $id) { __typename } }'

    for (const token of [company.token, foreigner]) {
      const answer = await company.api.ask(token, LIST, { organizationId })
      expect(answer.data).toBeNull()
      expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
      expect((await company.api.ask(token, node, { id })).data).toEqual({ node: null })
    }
    expect((await company.api.ask(admin, node, { id })).data).toEqual({
      node: { __typename: 'WebhookEndpoint' },
    })
    expect((await company.api.ask(foreigner, LIST)).data).toEqual({ webhookEndpoints: [] })
  })
})
