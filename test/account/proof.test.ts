import fc from 'fast-check'
import type { ExecutionResult } from 'graphql'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readKeys } from '../../src/database/setting.ts'
import { createDuegraph } from '../../src/server/yoga.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// Who was read before is not looked up again, and is never believed longer than it is true.
const READS = '{ invoices(first: 1) { totalCount nodes { overdueDays } } }'
const READS_NOTHING = '{ viewer { isReadOnly } __typename }'
const IS_MALFORMED = '{ this is not GraphQL'
const IS_INVALID = '{ invoicez { totalCount } }'
const CHANGES = 'mutation { commentAdd(input: { invoiceId: "x", text: "x" }) { userErrors { code } } }'
const DOCUMENTS = [READS, READS_NOTHING, IS_MALFORMED, IS_INVALID, CHANGES]

let api: TestApi
let ledger: ReturnType<typeof createLedger>
let userId: string
let token: string
beforeEach(async () => {
  api = await createTestApi()
  ledger = createLedger(api.database)
  const organization = await ledger.organization()
  userId = (await ledger.user([organization])).id
  token = await api.tokenOf(userId)
  await ledger.invoice(organization, { dueDate: new Date('2026-03-10T08:00:00Z') })
  await api.ask(token, READS)
})
afterEach(() => api.close())

const change = {
  'the token is revoked': () => api.database.apiToken.updateMany({ data: { revokedAt: NOW } }),
  'the token is gone': () => api.database.apiToken.deleteMany(),
  'the token has expired': () => api.database.apiToken.updateMany({ data: { expiresAt: NOW } }),
}

describe.each(Object.entries(change))('once %s', (_name, happen) => {
  test.each(DOCUMENTS)('%s is refused at once, and shows nothing', async (document) => {
    await happen()

    const answer = await api.ask(token, document)

    expect(answer.status).toBe(401)
    expect(answer.data ?? null).toBeNull()
    expect(answer.errors).toHaveLength(1)
    expect(answer.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED')
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })
})

test('a query of a viewer who is still the same takes one statement', async () => {
  api.statements.length = 0
  const { errors } = await api.ask(token, '{ invoices(first: 1) { nodes { invoiceNumber } } }')

  expect(errors).toBeUndefined()
  expect(api.statements).toHaveLength(1)
  expect(api.statements[0]).toContain('require_viewer')
})

test('what is done with a mutation is audited for who really asked', async () => {
  await api.database.organizationMembership.updateMany({ data: { isOrgAdmin: false } })
  await api.ask(token, READS)
  await api.database.apiToken.updateMany({ data: { isReadOnly: true } })

  const { errors } = await api.ask(token, CHANGES)

  expect(errors?.[0]?.message).toContain('may only read')
})

test('days are counted in the new timezone by the next request', async () => {
  type Answer = { invoices: { nodes: { overdueDays: number }[] } }
  const days = async () => (await api.ask<Answer>(token, READS)).data?.invoices.nodes[0]?.overdueDays
  expect(await days()).toBe(3)

  // Eleven o'clock UTC on the 13th is the 14th there, and eight o'clock on the 10th still the 10th.
  await api.database.organization.updateMany({ data: { timezone: 'Pacific/Kiritimati' } })

  expect(await days()).toBe(4)
})

test('a membership that has ended is no longer one', async () => {
  await api.database.organizationMembership.updateMany({ data: { endedAt: NOW } })

  const { errors } = await api.ask(token, READS)

  expect(errors?.[0]?.message).toContain('you belong to no organization')
})

test('a membership that was added counts at once', async () => {
  const other = await ledger.organization()
  await ledger.invoice(other)
  await ledger.invoice(other)
  await api.database.organizationMembership.updateMany({ data: { isDefault: false } })
  await api.database.organizationMembership.create({
    data: { organizationId: other.id, userId, isDefault: true },
  })

  const { data } = await api.ask<{ invoices: { totalCount: number } }>(token, READS)

  expect(data?.invoices.totalCount).toBe(2)
})

/** Another server on the same database, which has never seen the viewer. */
async function openServer(execution: 'fast' | 'ordinary' = 'fast') {
  return createDuegraph({
    database: api.database,
    log: pino({ level: 'silent' }),
    cursorKey: (await readKeys(api.database)).cursorKey,
    mailroom: api.mailroom,
    corsOrigins: [],
    graphiql: null,
    now: () => NOW,
    execution,
  })
}

async function answerOf(server: Pick<TestApi['yoga'], 'fetch'>, query: string) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
  const body = JSON.stringify({ query })
  const response = await server.fetch('http://duegraph.example/graphql', { method: 'POST', headers, body })
  const { data, errors }: ExecutionResult = JSON.parse(await response.text())
  return { status: response.status, data, messages: errors?.map(({ message }) => message) }
}

test.each(['fast', 'ordinary'] as const)(
  'rows that were written anew without a change make no error: %s',
  async (execution) => {
    const server = await openServer(execution)
    const ask = () => answerOf(server, READS)
    const before = await ask()
    expect(before.messages).toBeUndefined()

    await api.database.$executeRaw`update organization_membership set is_default = is_default`

    expect(await ask()).toEqual(before)
  },
)

test('who begins after the token was revoked gets nothing, whatever is under way', async () => {
  const ask = () => api.ask(token, READS)
  const before = Array.from({ length: 30 }, ask)
  await api.database.apiToken.updateMany({ data: { revokedAt: NOW } })
  const after = await Promise.all(Array.from({ length: 30 }, ask))

  for (const { status, errors, data } of await Promise.all(before)) {
    if (status === 200) expect(errors).toBeUndefined()
    else expect([status, data ?? null]).toEqual([401, null])
  }
  expect(after.map(({ status }) => status)).toEqual(Array(30).fill(401))
})

const steps = {
  revoke: () => api.database.apiToken.updateMany({ data: { revokedAt: NOW } }),
  restore: () => api.database.apiToken.updateMany({ data: { revokedAt: null } }),
  leave: () => api.database.organizationMembership.updateMany({ data: { endedAt: NOW } }),
  join: () => api.database.organizationMembership.updateMany({ data: { endedAt: null } }),
  travel: () => api.database.organization.updateMany({ data: { timezone: 'Pacific/Kiritimati' } }),
  return: () => api.database.organization.updateMany({ data: { timezone: 'Europe/Berlin' } }),
  readOnly: () => api.database.apiToken.updateMany({ data: { isReadOnly: true } }),
  rename: () => api.database.organization.updateMany({ data: { name: 'Südlicht Handel' } }),
}
type Step = keyof typeof steps

test('every answer is that of a server which has never seen the viewer', async () => {
  const document = `{ viewer { isReadOnly organizations { organization { name timezone } } } ${READS.slice(1)}`
  const names = fc.constantFrom(...(Object.keys(steps) as Step[]))
  await fc.assert(
    fc.asyncProperty(fc.array(names, { minLength: 1, maxLength: 6 }), async (course) => {
      for (const step of course) {
        await steps[step]()
        const neverSeen = await openServer()
        expect(await answerOf(api.yoga, document)).toEqual(await answerOf(neverSeen, document))
      }
    }),
    { numRuns: 15 },
  )
})
