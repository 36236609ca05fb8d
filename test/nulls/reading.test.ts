import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { subscribe } from '../live/subscribe.ts'
import { argumentOf, literalOf, nullablePlaces, type Place, takingNull } from './places.ts'

// A null in what picks rows would pick all of them: a front end's NaN is sent as null.

let api: TestApi
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
  const invoice = await ledger.invoice(organization, { targetPartyId: organization.ownPartyId })
  await ledger.email(
    organization,
    {
      partyId: organization.ownPartyId,
      deliveryStatus: 'BOUNCED',
      bouncedAt: new Date('2026-03-01T10:00:00Z'),
    },
    {
      invoiceIds: [invoice.id],
      recipients: [{ address: 'rosa@acme.example', kind: 'TO', deliveryStatus: 'BOUNCED' }],
    },
  )
  const { id: organizationId } = organization
  const thread = await api.database.emailThread.create({ data: { organizationId } })
  await api.database.email.updateMany({ where: { organizationId }, data: { threadId: thread.id } })
  await api.database.call.create({ data: { organizationId, direction: 'OUTBOUND', status: 'COMPLETED' } })
}, 120_000)
afterAll(() => api.close())

const ROOT = (call: string) => `{ ${call} }`
/** How to come to a field below the root. */
const WAYS: Record<string, (call: string) => string> = {
  'Party.contacts': (call) => `{ parties(first: 1) { nodes { ${call} } } }`,
  'Party.invoices': (call) => `{ parties(first: 1) { nodes { ${call} } } }`,
  'Email.invoices': (call) => `{ emails(first: 1) { nodes { ${call} } } }`,
  'InvoiceOutreach.emails': (call) => `{ invoices(first: 1) { nodes { outreach { ${call} } } } }`,
  'PartyOutreach.emails': (call) => `{ parties(first: 1) { nodes { outreach { ${call} } } } }`,
  'EmailThread.emails': (call) => `{ emails(first: 1) { nodes { thread { ${call} } } } }`,
  'Call.invoices': (call) => `{ calls(first: 1) { nodes { ${call} } } }`,
  'Invoice.calls': (call) => `{ invoices(first: 1) { nodes { ${call} } } }`,
  'Invoice.tasks': (call) => `{ invoices(first: 1) { nodes { ${call} } } }`,
  'Party.calls': (call) => `{ parties(first: 1) { nodes { ${call} } } }`,
  'Party.payments': (call) => `{ parties(first: 1) { nodes { ${call} } } }`,
  'Party.timeline': (call) => `{ parties(first: 1) { nodes { ${call} } } }`,
  'Invoice.timeline': (call) => `{ invoices(first: 1) { nodes { ${call} } } }`,
  'Party.tasks': (call) => `{ parties(first: 1) { nodes { ${call} } } }`,
  'BouncingContact.invoices': (call) => `{ bouncingContacts(first: 1) { nodes { ${call} } } }`,
}

const SELECTION: Record<string, string> = {
  'Query.outreachPreview': '{ invoiceCount }',
  'Query.exchangeRates': '{ rate }',
  'Query.filterFields': '{ name }',
  'Query.filterOptions': '{ hasMore }',
  'Subscription.invoiceChanged': '{ id }',
}

/** What a field insists on, whatever else it is asked with. */
const INSISTED: Record<string, string> = { 'Query.filterOptions': 'field: STATUS, ' }

const places = nullablePlaces()
const fields = [...new Set(places.map(({ field }) => field))]

function documentOf({ field }: Place, header: string, args: string): string {
  const [type, name] = field.split('.')
  const call = `${name}(${INSISTED[field] ?? ''}${args}) ${SELECTION[field] ?? '{ totalCount }'}`
  const way = type === 'Query' ? ROOT : WAYS[field]
  if (way === undefined) throw new Error(`Nobody knows how to come to ${field}.`)
  return `query ${header} ${way(call)}`
}

/** The ways in which a null comes to its place. */
function requestsOf(place: Place): { document: string; variables: Record<string, unknown> }[] {
  const { path, type, argument } = place
  const isWhole = path.length === 1
  return [
    { document: documentOf(place, '', literalOf(path, 'null')), variables: {} },
    { document: documentOf(place, `($x: ${type})`, literalOf(path, '$x')), variables: { x: null } },
    { document: documentOf(place, `($x: ${type} = null)`, literalOf(path, '$x')), variables: {} },
    ...(isWhole
      ? []
      : [
          {
            document: documentOf(place, `($x: ${argument.type})`, `${argument.name}: $x`),
            variables: { x: argumentOf(path) },
          },
        ]),
  ]
}

test('the walk finds the lists, what is in their filters, and nothing that orders or places', () => {
  expect(fields).toEqual(
    expect.arrayContaining(['Query.invoices', 'Query.outreachPreview', ...Object.keys(WAYS)]),
  )
  const named = places.map(({ field, path }) => `${field} ${path.join('.')}`)
  expect(named).toEqual(
    expect.arrayContaining([
      'Query.invoices where',
      'Query.invoices search',
      'Query.invoices where.id.eq',
      'Query.invoices where.and.0.id.in',
      'Query.invoices where.not',
      'Query.invoices where.emails.some.id.eq',
      'Query.suppressions where.reason.eq',
      'Query.auditEntries where.occurredAt.gte',
    ]),
  )
})

test('what may be null are places, orders, looks and the default organization', () => {
  const names = takingNull().map((argument) => argument.replace(/^.*\((.*)\)$/, '$1'))
  expect([...new Set(names)].sort()).toEqual([
    'after',
    'asOf',
    'basis',
    'before',
    'edges',
    'first',
    'groupBy',
    'id',
    'input',
    'interval',
    'kind',
    'last',
    'locale',
    'offset',
    'orderBy',
    'organizationId',
    'separator',
  ])
  expect(takingNull().filter((argument) => argument.endsWith('(id)'))).toEqual(['Query.organization(id)'])
})

/** All ways where an argument itself is null, one after the other below. */
function waysFor(place: Place, index: number) {
  const ways = requestsOf(place)
  return place.path.length === 1 ? ways : ways.slice(index % ways.length).slice(0, 1)
}

describe.each(fields.filter((field) => !field.startsWith('Subscription.')))('%s', (field) => {
  const own = places.filter((place) => place.field === field)

  test('refuses null in every place, whichever way it comes there, and names the place', async () => {
    for (const [index, place] of own.entries()) {
      for (const way of waysFor(place, index)) {
        const { data, errors } = await api.ask(token, way.document, way.variables)
        expect(errors?.[0], way.document).toMatchObject({
          message: expect.stringMatching(/^[\w.]+ is null: .*leave the key out\.$/),
          extensions: { code: 'BAD_USER_INPUT', argument: place.path.join('.') },
        })
        expect(JSON.stringify(data ?? null)).not.toContain('Count":')
      }
    }
  }, 120_000)

  test('takes a variable that is absent for a key that was left out', async () => {
    for (const place of own) {
      const { path, type } = place
      const { errors } = await api.ask(token, documentOf(place, `($x: ${type})`, literalOf(path, '$x')))
      expect(errors, path.join('.')).toBeUndefined()
    }
  }, 120_000)
})

test.each([
  ['($x: ID)', 'where: { id: { eq: $x } }', 'where.id.eq'],
  ['($x: [ID!])', 'where: { partyIds: $x }', 'where.partyIds'],
  ['($x: String)', 'search: $x', 'search'],
  ['($x: InvoiceWhere)', 'where: $x', 'where'],
])('a subscription %s is refused before it opens', async (declared, args, argument) => {
  const query = `subscription ${declared} { invoiceChanged(${args}) { id } }`
  const stream = await subscribe(api.send, token, query, { variables: { x: null } })

  expect(stream.status).toBe(400)
  expect(await stream.next()).toMatchObject({
    errors: [{ extensions: { code: 'BAD_USER_INPUT', argument } }],
  })
  stream.close()
})

test('the sentence offers isNull where there is one', async () => {
  const askFor = async (where: string) =>
    (await api.ask(token, `{ invoices(where: ${where}) { totalCount } }`)).errors?.[0]?.message
  expect(await askFor('{ dueDate: { gt: null } }')).toBe(
    'where.dueDate.gt is null: use isNull to ask for missing values, or leave the key out.',
  )
  expect(await askFor('{ id: { eq: null } }')).toBe('where.id.eq is null: leave the key out.')
})
