import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { MOST_REFUSALS } from '../../src/ledger/audit/record.ts'
import { goodInput, mutations, places } from '../isolation/mutationPlaces.ts'
import { createTenants, globalId, type Tenants } from '../isolation/tenants.ts'
import { clearAuditLog } from '../rows/clearAuditLog.ts'

// Every mutation of the schema, refused in every way there is, has its row in the log of whoever tried.

/** An id of another type is refused like one of the right type. */
const KINDS = ['Invoice', 'Party', 'Comment', 'Email', 'WebhookEndpoint', 'Suppression'] as const

let tenants: Tenants
let readOnly: string
beforeAll(async () => {
  tenants = await createTenants()
  readOnly = await tenants.api.tokenOf(tenants.a.userId, { isReadOnly: true, name: 'Reader' })
})
afterAll(() => tenants.api.close())

async function entriesOf(organizationId: string) {
  return tenants.api.database.auditEntry.findMany({
    where: { organizationId, outcome: 'REFUSED' },
    orderBy: { id: 'asc' },
  })
}

type Answer = { codes: unknown[]; requestId: string | null }

async function send(token: string, query: string, variables: object = {}): Promise<Answer> {
  type Payload = { userErrors?: { code: string }[] } | null
  const { data, errors, headers } = await tenants.api.ask<Record<string, Payload>>(token, query, {
    ...variables,
  })
  const refused = Object.values(data ?? {}).flatMap((payload) => payload?.userErrors ?? [])
  return {
    codes: [...refused.map(({ code }) => code), ...(errors ?? []).map(({ extensions }) => extensions?.code)],
    requestId: headers.get('x-request-id'),
  }
}

const mutate = (token: string, name: string, type: string, input: unknown) =>
  send(token, `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } } }`, { input })

/** What came into A's log while something was done, and that nothing came into the others'. */
async function logged(attempt: () => Promise<Answer>) {
  const { a, b, twin } = tenants
  const others = async () => [await entriesOf(b.organization.id), await entriesOf(twin.organization.id)]
  const [before, foreign] = [await entriesOf(a.organization.id), await others()]
  const answer = await attempt()
  expect(await others()).toEqual(foreign)
  const known = new Set(before.map(({ id }) => id))
  return { answer, entries: (await entriesOf(a.organization.id)).filter(({ id }) => !known.has(id)) }
}

/** The rule of the hour would keep most of them out. */
async function forget(): Promise<void> {
  const { database } = tenants.api
  await clearAuditLog(database, () => database.$executeRaw`delete from audit_entry where outcome = 'REFUSED'`)
}

async function expectLogged(action: string, code: string, attempt: () => Promise<Answer>): Promise<void> {
  await forget()
  const { answer, entries } = await logged(attempt)

  expect(answer.codes).toContain(code)
  expect(entries).toEqual([
    expect.objectContaining({
      action,
      code,
      source: 'API',
      actorUserId: tenants.a.userId,
      requestId: answer.requestId,
      entityId: null,
      changes: { errors: expect.arrayContaining([expect.objectContaining({ code })]) },
    }),
  ])
}

describe.each(mutations.map(({ name, type }) => ({ name, type: type.name, fields: type.getFields() })))(
  '$name',
  ({ name, type, fields }) => {
    test('with a token that may only read', async () => {
      await expectLogged(name, 'FORBIDDEN', () => mutate(readOnly, name, type, goodInput(type)))
      const [entry] = await entriesOf(tenants.a.organization.id)
      expect(entry?.tokenName).toBe('Reader')
    })

    test.each(
      places.filter(({ mutation }) => mutation === name).map(({ field, isList }) => [field, isList] as const),
    )('with a foreign id as %s', async (field, isList) => {
      for (const kind of KINDS) {
        await forget()
        const { b, ua } = tenants
        const id = globalId(kind, b.organization.id, uuidv7())
        const input = { ...goodInput(type), [field]: isList ? [id] : id }

        const { answer, entries } = await logged(() => mutate(ua, name, type, input))

        expect(answer.codes.length).toBeGreaterThan(0)
        expect(entries.map(({ action, code }) => [action, code])).toEqual([[name, answer.codes[0]]])
        expect(JSON.stringify(entries)).not.toContain(id)
      }
    })

    test.runIf('organizationId' in fields)('for a foreign organization', async () => {
      const organizationId = tenants.b.organization.id

      await expectLogged(name, 'FORBIDDEN', () =>
        mutate(tenants.ua, name, type, { ...goodInput(type), organizationId }),
      )
    })

    test('with input that does not fit its type', async () => {
      await expectLogged(name, 'BAD_USER_INPUT', () => mutate(tenants.ua, name, type, { nothing: 'secret' }))
      await expectLogged(name, 'GRAPHQL_VALIDATION_FAILED', () =>
        send(
          tenants.ua,
          `mutation { ...F } fragment F on Mutation { a: ${name}(input: { nothing: 1 }) { nope } }`,
        ),
      )
      expect(JSON.stringify(await entriesOf(tenants.a.organization.id))).not.toContain('secret')
    })

    test('in a document that asks for too much', async () => {
      const fields = Array.from(
        { length: 11 },
        (_, index) => `a${index}: ${name}(input: $input) { __typename }`,
      )

      await expectLogged(name, 'QUERY_TOO_COMPLEX', () =>
        send(tenants.ua, `mutation ($input: ${type}!) { ${fields.join(' ')} }`, { input: goodInput(type) }),
      )
    })
  },
)

describe('the log', () => {
  test('of the organization that the input names has it, where the person is a member', async () => {
    await forget()
    const { b, uab } = tenants
    const invoiceId = globalId('Invoice', b.organization.id, uuidv7())

    await mutate(uab, 'commentAdd', 'CommentAddInput', { invoiceId, text: 'Called.' })

    expect(await entriesOf(b.organization.id)).toHaveLength(1)
    expect(await entriesOf(tenants.a.organization.id)).toEqual([])
  })

  test('of nobody has what somebody without an organization tries', async () => {
    await forget()

    const { codes } = await mutate(tenants.un, 'suppressionAdd', 'SuppressionAddInput', {
      address: 'rosa@acme.example',
    })

    expect(codes).toEqual(['BAD_USER_INPUT'])
    expect(await tenants.api.database.auditEntry.count({ where: { outcome: 'REFUSED' } })).toBe(0)
  })

  test('has nothing of queries, and of a repeated key', async () => {
    await forget()
    const input = { address: 'kept@acme.example', idempotencyKey: 'once' }

    await send(tenants.ua, '{ invoices(first: 1000) { totalCount } }')
    await send(tenants.ua, '{ nope }')
    for (let time = 0; time < 2; time += 1) {
      expect((await mutate(tenants.ua, 'suppressionAdd', 'SuppressionAddInput', input)).codes).toEqual([])
    }

    expect(await entriesOf(tenants.a.organization.id)).toEqual([])
  })

  test('keeps so many of one person in an hour, says which is the last, and is not closed to others', async () => {
    await forget()
    const { a, ua } = tenants
    const blank = () => mutate(ua, 'suppressionAdd', 'SuppressionAddInput', { address: 'none' })

    for (let time = 0; time < MOST_REFUSALS + 5; time += 1) expect((await blank()).codes).toEqual(['INVALID'])
    await mutate(tenants.uab, 'suppressionAdd', 'SuppressionAddInput', { address: 'none' })

    const entries = await entriesOf(a.organization.id)
    const mine = entries.filter(({ actorUserId }) => actorUserId === a.userId)
    expect(mine).toHaveLength(MOST_REFUSALS)
    expect(entries).toHaveLength(MOST_REFUSALS + 1)
    const last = mine.filter(({ changes }) => JSON.stringify(changes).includes('isLastOfHour'))
    expect(last.map(({ id }) => id)).toEqual([mine.at(-1)?.id])
  })

  test('is read with the reason and the token, and by them', async () => {
    await forget()
    await mutate(readOnly, 'suppressionAdd', 'SuppressionAddInput', { address: 'rosa@acme.example' })
    await mutate(tenants.ua, 'suppressionAdd', 'SuppressionAddInput', { address: 'none' })
    const list = async (where: string) => {
      const query = `{ auditEntries(where: ${where}) { nodes { code outcome tokenName tokenUid clientAddress } } }`
      const { data } = await tenants.api.ask<{ auditEntries: { nodes: object[] } }>(tenants.ua, query)
      return data?.auditEntries.nodes
    }
    const forbidden = {
      code: 'FORBIDDEN',
      outcome: 'REFUSED',
      tokenName: 'Reader',
      tokenUid: expect.any(String),
      clientAddress: null,
    }

    expect(await list('{ code: { eq: FORBIDDEN } }')).toEqual([forbidden])
    expect(await list('{ tokenName: { eq: "reader" } }')).toEqual([forbidden])
    expect(await list('{ outcome: { eq: REFUSED } }')).toHaveLength(2)
  })
})
