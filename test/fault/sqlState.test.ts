import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { type Routes, serveRoutes } from '../delivery/routes.ts'
import { type Office, openOffice } from '../outreach/send/office.ts'
import { makeFaulty, type Place } from './faultyDatabase.ts'

// PostgreSQL itself refuses, with every class of SQLSTATE, on each way to it.
let office: Office
let routes: Routes
let webhook: string
let faulty: Awaited<ReturnType<typeof makeFaulty>>
beforeAll(async () => {
  office = await openOffice()
  await office.api.mailroom.queue.open()
  routes = await serveRoutes(office.api)
  const { id } = await office.api.database.webhookEndpoint.create({
    data: {
      organizationId: office.organization.id,
      provider: 'sendgrid',
      secret: 'x',
      createdAt: new Date(0),
    },
  })
  webhook = `/webhooks/sendgrid/${encodeGlobalId('WebhookEndpoint', office.organization.id, id)}`
  faulty = await makeFaulty(office.api.url)
})
afterEach(() => faulty.recover())
afterAll(async () => {
  await faulty.close()
  await routes.close()
  await office.close()
})

/** PostgreSQL 18, Appendix A: every class of errors. */
const CLASSES =
  '03 08 09 0A 0B 0F 0L 0P 0Z 10 20 21 22 23 24 25 26 27 28 2B 2D 2F 34 38 39 3B 3D 3F 40 42 44 53 54 55 57 58 72 F0 HV P0 XX'.split(
    ' ',
  )
/** Those of which everything passes, or is for others to mend, whatever the last three characters are. */
const PASSING_CLASSES = new Set(['08', '28', '40', '53', '57', '58', '72'])
const PASSING = new Set(['25006', '25P03', '25P04', '3D000', '55006', '55P03'])
const WELL_KNOWN = (
  '08000 08003 08006 08P01 25006 25P02 25P03 28000 28P01 3D000 40001 40P01 40002 53000 53100 53200 53300 53400 ' +
  '54001 55000 55006 55P03 57014 57P01 57P02 57P03 57P04 57P05 58000 58030 22001 23505 42501 42P01 P0001 XX000 XX001'
).split(' ')

function expectedCode(state: string, place: Place): string {
  if (state === '57014') return place === 'WRITE' ? 'SERVICE_UNAVAILABLE' : 'QUERY_TOO_COMPLEX'
  if (state === '40002') return 'INTERNAL_SERVER_ERROR'
  const isPassing = PASSING_CLASSES.has(state.slice(0, 2)) || PASSING.has(state)
  return isPassing ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR'
}

const COMMENT = `mutation ($input: CommentAddInput!) { commentAdd(input: $input) { comment { id } userErrors { code } } }`
const SEND = `mutation ($input: EmailSendInput!) { emailSend(input: $input) { email { uid } userErrors { code } } }`

type Way = { name: string; place: Place; ask: () => ReturnType<Office['api']['ask']> }
const ask = (query: string, input?: object) => office.api.ask(office.token, query, input ? { input } : {})

const WAYS: Way[] = [
  { name: 'who asks', place: 'ACCOUNT', ask: () => ask('{ viewer { isReadOnly } }') },
  { name: 'a list', place: 'READ', ask: () => ask('{ parties { totalCount nodes { name } } }') },
  {
    name: 'a mutation through Prisma',
    place: 'WRITE',
    ask: () => ask(COMMENT, { invoiceId: office.invoiceId, text: 'Called.' }),
  },
  {
    name: 'a mutation of our own statements',
    place: 'WRITE',
    ask: () => ask(SEND, { invoiceIds: [office.invoiceId], subject: 'Reminder', bodyText: 'Please pay.' }),
  },
]

const states = fc.oneof(
  fc.constantFrom(...WELL_KNOWN),
  fc
    .tuple(fc.constantFrom(...CLASSES), fc.stringMatching(/^[0-9A-Z]{3}$/))
    .map(([first, rest]) => first + rest)
    .filter((state) => !/^P0[12]/.test(state)),
)

async function expectAnswer({ place, ask }: Way, state: string): Promise<void> {
  await faulty.refuse(place, state)
  const { data, errors, status, headers } = await ask()
  const code = expectedCode(state, place)
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code])
  expect(JSON.stringify(errors)).not.toMatch(/refused|prisma|postgres/i)
  expect(data ?? null).toBeNull()
  const isUnavailable = code === 'SERVICE_UNAVAILABLE'
  expect(headers.get('retry-after')).toBe(isUnavailable ? '2' : null)
  if (isUnavailable) expect(status).toBe(503)
  else expect(status).not.toBe(503)
  await faulty.recover()
  expect((await ask()).errors).toBeUndefined()
}

describe.each(WAYS)('what PostgreSQL refuses to $name', (way) => {
  test.each(WELL_KNOWN)('with %s has its code, its status and its header', (state) =>
    expectAnswer(way, state),
  )

  test('with any state at all has them, too', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(states, (state) => expectAnswer(way, state)),
      { numRuns: 30 },
    )
  })
})

test('what of an answer could be read is answered, with 200', async () => {
  const { id } = await office.api.database.party.findFirstOrThrow()
  await faulty.refuse('READ', '53100')

  const { data, errors, status } = await ask(`{ viewer { isReadOnly } party(by: { uid: "${id}" }) { name } }`)

  expect(data).toEqual({ viewer: { isReadOnly: false }, party: null })
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['SERVICE_UNAVAILABLE'])
  expect(status).toBe(200)
})

test('a report that cannot be kept now is to be sent again', async () => {
  for (const state of ['53100', '25006', '40001', '57P01', '55P03', '57014', 'XX000']) {
    await faulty.refuse('REPORT', state)
    const answer = await routes.ask(webhook, { method: 'POST', body: '[]' })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2'])
  }
})
