import { isEnumType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { examplesOf } from '../field/examples.ts'
import { createExplainingApi, type ExplainingApi } from './explain.ts'
import { idOf, ORGANIZATION_ID } from './fill.ts'
import { FILTERS } from './filters.ts'

// On 100,000 invoices no documented operation reads a table of the tenants from end to end.
let api: ExplainingApi
beforeAll(async () => {
  api = await createExplainingApi()
}, 300_000)
afterAll(() => api.close())

const LISTS = {
  Invoice: 'invoices',
  Party: 'parties',
  Email: 'emails',
  Suppression: 'suppressions',
  BouncingContact: 'bouncingContacts',
  AuditEntry: 'auditEntries',
  Call: 'calls',
  Task: 'tasks',
  Payment: 'payments',
} as const
const NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[]

async function expectIndexes(query: string): Promise<Record<string, unknown>> {
  const { data, scans } = await api.ask(query)
  expect(scans, query).toEqual([])
  return data
}

describe.each(NAMES)('a page of %s', (name) => {
  const list = LISTS[name]
  const page = (args: string) =>
    `{ ${list}(${args}) { nodes { uid } pageInfo { endCursor hasPreviousPage } } }`

  const order = schema.getType(`${name}OrderField`)
  const fields = isEnumType(order) ? order.getValues().map((value) => value.name) : []
  test.each(fields)('by %s, either way, and the page after it', async (field) => {
    for (const direction of ['ASC', 'DESC']) {
      const args = `first: 20, orderBy: [{ field: ${field}, direction: ${direction} }]`
      const data = await expectIndexes(page(args))
      // The query above asked for just this.
      const { endCursor } = (data[list] as { pageInfo: { endCursor: string } }).pageInfo
      await expectIndexes(page(`${args}, after: "${endCursor}"`))
    }
  })

  const where = schema.getType(`${name}Where`)
  const filters = isInputObjectType(where) ? Object.keys(where.getFields()) : []
  test.each(filters)('where %s', async (filter) => {
    const samples = FILTERS[`${name}Where`][filter] ?? examplesOf(name, filter)
    expect(samples, `test/speed/filters.ts holds no example of ${filter}`).not.toEqual([])
    for (const sample of samples) await expectIndexes(page(`first: 20, where: { ${filter}: ${sample} }`))
  })

  const isSearched = schema
    .getQueryType()
    ?.getFields()
    [list]?.args.some(({ name: argument }) => argument === 'search')
  test.each(isSearched ? ['INV-12340', '1234', 'Party', 'abcd', 'zzzz', 'INV 12', '7', 'zq'] : [])(
    'found by %s',
    async (search) => {
      await expectIndexes(page(`first: 20, search: "${search}"`))
    },
  )

  test('at the end, and by its number', async () => {
    await expectIndexes(page('last: 20'))
    await expectIndexes(page('first: 20, offset: 100'))
  })
})

const EMAIL =
  'subject to cc recipients { address contact { name } } events { type } bounceCallout { source } initiator { name }'
const INVOICE = `invoiceNumber status client { name billingContact { name } receivables { currency } } lineItems { name } fields { key }
  comments { text } hasComments integrations { integrationName } billingAddress { formatted } parentContract { filename }
  blueprint { isActive } outreach { bouncingRecipientEmails contactsCount emails(first: 5) { totalCount nodes { ${EMAIL} } } }`

const ORIGIN =
  'remote { remoteId } linkedIntegration { name } syncStatus lastSyncedAt integrations { remoteId }'

const OPERATIONS = {
  'the count of the ledger': '{ invoices(first: 0) { totalCount } }',
  'totals, facets and ageing of the ledger': `{ invoices(first: 0) {
    totals { currency } facets { status { count } } aging { count } own: aging(edges: [1, 29, 400]) { count } } }`,
  'the documented list': `{ invoices(first: 20) { nodes { ${INVOICE} } } }`,
  'one invoice with its outreach': `{ invoice(by: { uid: "${idOf('invoice', 10)}" }) { ${INVOICE} } }`,
  'a page of parties': `{ parties(first: 20) { nodes { name contacts(first: 3) { nodes { name } } receivables { currency }
    invoices(first: 3) { nodes { uid } } outreach { emails(first: 3) { nodes { uid } } } } } }`,
  'who of a page may be mailed': `{ invoices(first: 20) { nodes { outreachEligibility { email { allowed blockers { message } } }
    dispute { reason } disputes { note } promise { status } promises { note } } } }`,
  'a rehearsal of outreach':
    '{ outreachPreview { eligibleCount blockers { count } recipientCount totals { count } } }',
  'amounts in the currency of the organization': `{ exchangeRates { rate } invoices(first: 20) {
    nodes { total { inOrganizationCurrency { amount } } } totalsInOrganizationCurrency { totals { count } } } }`,
  'payments and what they are for': `{ payments(first: 20) { totals { count } facets { status { count } }
    nodes { referenceNumber party { name } allocations { amount { amount } invoice { invoiceNumber payments { isApproved } } } } } }`,
  'where rows of a page come from': `{ invoices(first: 20) { nodes { ${ORIGIN} lineItems { remote { remoteId } } assignee { membership { isOrgAdmin } }
    targetParty { ${ORIGIN} remoteParentId tags { tag { name partyCount } } apPortals { name } children(first: 3) { nodes { name } } } } } }`,
  'the connections and what they keep in step': `{ tags(first: 20) { nodes { name partyCount } } linkedIntegrations(first: 20) { nodes {
    name models { name lastSync { run { status } } syncs(first: 3) { nodes { createdAt } } } } } }`,
  'a page of emails': `{ emails(first: 20) { nodes { ${EMAIL} party { name } invoices(first: 3) { nodes { uid } } } } }`,
  'the bouncing addresses and what is behind them': `{ bouncingContacts(first: 20) { totals { currency outstanding { amount } }
    nodes { address party { name } suppressions { reason } suggestedContact { name } invoices(first: 3) { totals { currency } } } } }`,
  'a page of contacts with their health':
    '{ parties(first: 10) { nodes { contacts(first: 3) { nodes { emailHealth } } } } }',
  'what is known of each recipient':
    '{ emails(first: 20) { nodes { recipients { isSuppressed } events { recipient { address } } } } }',
  'the calls and tasks of an invoice': `{ invoices(first: 20) { nodes { calls(first: 3) { facets { status { count } } nodes {
    classifications { type tasks { label triggerEvent { name } } } agent { name } workflow { name } invoices(first: 3) { nodes { uid } } } }
    tasks(first: 3) { totalCount nodes { label data { data } assignee { name } email { subject thread { emails(first: 3) { nodes { uid } } } } } } } } }`,
  'the calls and tasks of a party': `{ parties(first: 20) { nodes { calls(first: 3) { nodes { uid tasks { label } } }
    tasks(first: 3) { facets { status { count } } nodes { label } } } } }`,
  'another organization': `{ invoices(organizationId: "${ORGANIZATION_ID}", first: 20, includeInactive: true) { nodes { uid } } }`,
}

test.each(Object.entries(OPERATIONS))('%s', async (_name, query) => {
  await expectIndexes(query)
})
