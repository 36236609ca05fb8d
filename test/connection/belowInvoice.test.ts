import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import type { List } from './lists.ts'
import { askPages, expectPages, walks } from './pages.ts'

// Comments, disputes and promises of an invoice, whose instants fall together often: the pages joined are the list.

let api: TestApi
let token: string
let foreign: string
let rows: Rows
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  token = await api.tokenOf(user.id)
  foreign = await api.tokenOf((await ledger.user([await ledger.organization()])).id)
  rows = {
    invoice: async () => (await ledger.invoice(organization, { targetPartyId: organization.ownPartyId })).id,
    comments: async (invoiceId, instants) => {
      const common = { organizationId: organization.id, invoiceId, authorId: user.id, text: 'Called.' }
      await api.database.comment.createMany({ data: instants.map((createdAt) => ({ ...common, createdAt })) })
    },
    disputes: async (invoiceId, instants) => {
      const common = { organizationId: organization.id, invoiceId, resolution: 'ACCEPTED' as const }
      await api.database.dispute.createMany({
        data: instants.map((openedAt) => ({ ...common, openedAt, resolvedAt: openedAt })),
      })
    },
    promises: async (invoiceId, instants) => {
      const common = { organizationId: organization.id, invoiceId, promisedOn: new Date('2026-04-01') }
      await api.database.promiseToPay.createMany({
        data: instants.map((recordedAt) => ({ ...common, recordedAt, supersededAt: recordedAt })),
      })
    },
  }
}, 120_000)
afterAll(() => api.close())

type Fill = (invoiceId: string, instants: readonly Date[]) => Promise<void>
type Rows = { invoice: () => Promise<string>; comments: Fill; disputes: Fill; promises: Fill }

const LISTS = [
  { node: 'Comment', list: 'comments', connection: 'commentsConnection' },
  { node: 'Dispute', list: 'disputes', connection: 'disputesConnection' },
  { node: 'PromiseToPay', list: 'promises', connection: 'promisesConnection' },
] as const

const instants = fc.array(
  fc.integer({ min: 0, max: 4 }).map((hour) => new Date(Date.UTC(2026, 1, 1, hour))),
  { maxLength: 12 },
)

const below = (uid: string, node: List['node'], connection: string): List => ({
  node,
  path: [`invoice(by: {uid: "${uid}"})`, connection],
})

describe.each(LISTS)('$connection', ({ node, list, connection }) => {
  test('pages joined, either way, are the list without paging', async () => {
    await fc.assert(
      fc.asyncProperty(instants, fc.integer({ min: 1, max: 5 }), async (given, size) => {
        const uid = await rows.invoice()
        await rows[list](uid, given)
        const paged = below(uid, node, connection)

        const [whole] = await askPages({ api, token }, paged, ['first: 100'])
        const { data } = await api.ask<{
          invoice: Record<string, { uid: string }[]> & { paged: { totalCount: number } }
        }>(
          token,
          `{ invoice(by: {uid: "${uid}"}) { ${list} { uid } paged: ${connection}(first: 0) { totalCount } } }`,
        )

        expect(whole?.edges.map(({ node: { uid: row } }) => row)).toEqual(
          data?.invoice[list]?.map((row) => row.uid),
        )
        expect(data?.invoice.paged.totalCount).toBe(given.length)
        await expectPages({ api, token }, paged, whole?.edges ?? [], walks(whole?.edges ?? [], size))
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  test('pages below many invoices are those of each alone, and their cursors are good below their own only', async () => {
    const [one, two] = [await rows.invoice(), await rows.invoice()]
    const hours = Array.from({ length: 3 }, (_, hour) => new Date(Date.UTC(2026, 1, 1, hour)))
    await rows[list](one, hours)
    await rows[list](two, hours)
    const { data } = await api.ask<{
      invoices: { nodes: ({ uid: string } & Record<string, { edges: { cursor: string }[] }>)[] }
    }>(
      token,
      `query ($uids: [UUID!]) { invoices(where: {uid: {in: $uids}}) { nodes { uid ${connection}(first: 2) { edges { cursor node { uid } } } } } }`,
      { uids: [one, two] },
    )

    for (const invoice of data?.invoices.nodes ?? []) {
      const [alone] = await askPages({ api, token }, below(invoice.uid, node, connection), ['first: 2'])
      expect(invoice[connection]?.edges).toEqual(alone?.edges)
      const other = invoice.uid === one ? two : one
      const { errors } = await api.ask(
        token,
        `{ invoice(by: {uid: "${other}"}) { ${connection}(after: "${alone?.edges[0]?.cursor}") { edges { cursor } } } }`,
      )
      expect(errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR')
    }
    expect(data?.invoices.nodes).toHaveLength(2)
  })

  test('shows nothing to another organization', async () => {
    const uid = await rows.invoice()
    await rows[list](uid, [new Date('2026-02-01T00:00:00Z')])

    const { data } = await api.ask(
      foreign,
      `{ invoice(by: {uid: "${uid}"}) { ${connection} { totalCount } } }`,
    )

    expect(data).toEqual({ invoice: null })
  })
})
