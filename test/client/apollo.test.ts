import { setTimeout as sleep } from 'node:timers/promises'
import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import type { Client as UrqlClient } from '@urql/core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { listen } from './listening.ts'
import { extractSnippets } from './snippets.ts'

// The snippets of docs/apollo.md against the server itself.

type Snippets = {
  createApollo: (url: string, token: string) => ApolloClient
  createCache: () => InMemoryCache
  addComment: (apollo: ApolloClient, invoiceId: string, text: string) => Promise<void>
  createUrql: (url: string, token: string) => UrqlClient
  overduePages: (
    urql: UrqlClient,
    first: number,
  ) => AsyncGenerator<{ totalCount: number; nodes: { id: string }[] }>
}

let api: TestApi
let server: Awaited<ReturnType<typeof listen>>
let token: string
let invoiceId: string
let docs: Snippets
beforeAll(async () => {
  const { load } = await extractSnippets('apollo')
  docs = {
    ...(await load<Pick<Snippets, 'createApollo'>>('client.ts')),
    ...(await load<Pick<Snippets, 'createCache'>>('cache.ts')),
    ...(await load<Pick<Snippets, 'addComment'>>('addComment.ts')),
    ...(await load<Pick<Snippets, 'createUrql'>>('urql.ts')),
    ...(await load<Pick<Snippets, 'overduePages'>>('urqlList.ts')),
  }
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
  for (let index = 0; index < 5; index += 1) {
    const invoice = await ledger.invoice(organization, {
      targetPartyId: organization.ownPartyId,
      standing: 'SENT',
      dueDate: new Date('2026-01-01'),
    })
    invoiceId = encodeGlobalId('Invoice', organization.id, invoice.id)
  }
  server = await listen(api)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await api.close()
})

async function until(isDone: () => boolean | Promise<boolean>, patience = 30_000): Promise<void> {
  const end = Date.now() + patience
  while (!(await isDone())) {
    if (Date.now() > end) throw new Error('It did not happen in time.')
    await sleep(50)
  }
}

describe('the cache', () => {
  const TEXT = gql`
    query Text($id: ID!) {
      invoice(by: { id: $id }) {
        id
        total { minorUnits currency formatted }
        outreach { contactsCount }
      }
    }
  `
  const NUMBER = gql`
    query Number($id: ID!) {
      invoice(by: { id: $id }) {
        id
        total { minorUnits currency amount }
        outreach { lastContactAt }
      }
    }
  `

  /** Two parts of a page that look at the same invoice, each with a query of its own, until nothing moves any more. */
  async function watchBoth(cache: InMemoryCache) {
    const link = new HttpLink({ uri: server.url, headers: { Authorization: `Bearer ${token}` } })
    const apollo = new ApolloClient({ link, cache })
    const before = server.received.length
    const seen: unknown[] = []
    const watched = [TEXT, NUMBER].map((query, index) =>
      apollo.watchQuery({ query, variables: { id: invoiceId } }).subscribe(({ data }) => {
        seen[index] = data
      }),
    )
    let count = -1
    await until(async () => {
      const last = count
      count = server.received.length
      await sleep(500)
      return last === server.received.length && seen.filter(Boolean).length === 2
    })
    for (const subscription of watched) subscription.unsubscribe()
    const held = [TEXT, NUMBER].map((query) => cache.readQuery({ query, variables: { id: invoiceId } }))
    apollo.stop()
    return { requests: server.received.length - before, held }
  }

  test('with the policies two queries take two requests, and nothing is lost', async () => {
    const { requests, held } = await watchBoth(docs.createCache())

    expect(requests).toBe(2)
    expect(held).toEqual([
      {
        invoice: expect.objectContaining({
          total: expect.objectContaining({ formatted: expect.any(String) }),
        }),
      },
      {
        invoice: expect.objectContaining({ total: expect.objectContaining({ amount: expect.any(String) }) }),
      },
    ])
  })

  test('without them they push each other out', async () => {
    const { held } = await watchBoth(new InMemoryCache())

    expect(held.filter((data) => data === null)).not.toEqual([])
  })

  test('another amount leaves no text of the one before', () => {
    const cache = docs.createCache()
    const write = (query: typeof TEXT, total: object) =>
      cache.writeQuery({
        query,
        variables: { id: invoiceId },
        data: {
          invoice: {
            __typename: 'Invoice',
            id: invoiceId,
            total: { __typename: 'Money', currency: 'EUR', ...total },
            outreach: { __typename: 'InvoiceOutreach', contactsCount: 0, lastContactAt: null },
          },
        },
      })

    write(TEXT, { minorUnits: 100, formatted: '€1.00' })
    write(NUMBER, { minorUnits: 200, amount: '2.00' })

    expect(cache.readQuery({ query: TEXT, variables: { id: invoiceId } })).toBeNull()
    expect(cache.readQuery({ query: NUMBER, variables: { id: invoiceId } })).not.toBeNull()
  })
})

describe('the client', () => {
  const LIST = gql`
    query List($after: String, $where: InvoiceWhere) {
      invoices(first: 2, after: $after, where: $where) {
        totalCount
        edges { cursor node { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  `
  type List = {
    invoices: { totalCount: number; edges: { node: { id: string } }[]; pageInfo: { endCursor: string } }
  }

  test('sends a document once, and its hash from then on', async () => {
    const apollo = docs.createApollo(server.url, token)
    const query = gql`query Once { viewer { user { id } } }`
    const before = server.received.length
    await apollo.query({ query })
    const again = await docs.createApollo(server.url, token).query({ query, fetchPolicy: 'no-cache' })

    const sent = server.received.slice(before)
    expect(sent.map((body) => typeof body.query)).toEqual(['undefined', 'string', 'undefined'])
    expect(new Set(sent.map(({ extensions }) => extensions?.persistedQuery?.sha256Hash)).size).toBe(1)
    expect(again.data).toMatchObject({ viewer: { user: { id: expect.any(String) } } })
  })

  test('appends pages, and keeps lists with another filter apart', async () => {
    const apollo = docs.createApollo(server.url, token)
    const { data: first } = await apollo.query<List>({ query: LIST })
    const list = apollo.watchQuery<List>({ query: LIST })
    const watching = list.subscribe(() => {})
    await list.fetchMore({ variables: { after: first?.invoices.pageInfo.endCursor } })
    await apollo.query({ query: LIST, variables: { where: { total: { lt: -1 } } } })

    const held = apollo.readQuery<List>({ query: LIST })
    expect(held?.invoices.edges).toHaveLength(4)
    expect(new Set(held?.invoices.edges.map(({ node }) => node.id)).size).toBe(4)
    expect(held?.invoices.totalCount).toBe(5)
    watching.unsubscribe()
  })

  test('puts the edge of a mutation into the list it holds', async () => {
    const apollo = docs.createApollo(server.url, token)
    const query = gql`
      query Comments($id: ID!) {
        invoice(by: { id: $id }) {
          id
          commentsConnection(first: 50) { edges { cursor node { id text } } pageInfo { hasNextPage endCursor } }
        }
      }
    `
    const variables = { id: invoiceId }
    await docs.addComment(apollo, invoiceId, 'Before anybody looked.')
    await apollo.query({ query, variables })
    const before = server.received.length

    await docs.addComment(apollo, invoiceId, 'Called, no answer.')

    // The hash of the mutation is known by now: one request, and none to read the list anew.
    expect(server.received.length - before).toBe(1)
    expect(apollo.readQuery({ query, variables })).toMatchObject({
      invoice: {
        commentsConnection: {
          edges: [{ node: { text: 'Before anybody looked.' } }, { node: { text: 'Called, no answer.' } }],
        },
      },
    })
  })
})

describe('live updates', () => {
  const CHANGED = gql`
    subscription Changed {
      invoiceChanged { id hasComments }
    }
  `
  const comment = () =>
    api.ask(
      token,
      'mutation ($id: ID!) { commentAdd(input: { invoiceId: $id, text: "Again." }) { comment { id } } }',
      {
        id: invoiceId,
      },
    )

  test.each(['breakDown', 'stop'] as const)(
    'come back when the server does, after %s',
    async (end) => {
      const apollo = docs.createApollo(server.url, token)
      let events = 0
      const errors: unknown[] = []
      const following = apollo.subscribe({ query: CHANGED }).subscribe({
        next: () => {
          events += 1
        },
        error: (error) => errors.push(error),
      })
      const untilTold = async () => {
        const before = events
        await until(async () => {
          await comment()
          await sleep(200)
          return events > before
        })
      }

      await untilTold()
      await server[end]()
      await sleep(1_500)
      await server.comeBack()
      await untilTold()

      expect(errors).toEqual([])
      following.unsubscribe()
    },
    90_000,
  )

  test('end where they are refused', async () => {
    const apollo = docs.createApollo(server.url, `${token.slice(0, -1)}x`)
    const outcome = await new Promise((resolve) => {
      apollo.subscribe({ query: CHANGED }).subscribe({ next: resolve, error: resolve })
    })

    expect(JSON.stringify(outcome, Object.getOwnPropertyNames(outcome))).toMatch(/401|Unauthorized|error/i)
  }, 30_000)
})

describe('urql', () => {
  test('asks and follows', async () => {
    const urql = docs.createUrql(server.url, token)
    const { data, error } = await urql.query('{ invoices(first: 1) { totalCount } }', {})
    expect(error).toBeUndefined()
    expect(data).toEqual({ invoices: expect.objectContaining({ totalCount: 5 }) })

    let events = 0
    const { unsubscribe } = urql.subscription('subscription { invoiceChanged { id } }', {}).subscribe(() => {
      events += 1
    })
    await until(async () => {
      await api.ask(
        token,
        'mutation ($id: ID!) { commentAdd(input: { invoiceId: $id, text: "Hm." }) { comment { id } } }',
        {
          id: invoiceId,
        },
      )
      await sleep(200)
      return events > 0
    })
    unsubscribe()
  }, 60_000)

  test('reads a list page by page to its end', async () => {
    const seen: string[] = []
    for await (const { totalCount, nodes } of docs.overduePages(docs.createUrql(server.url, token), 2)) {
      expect(totalCount).toBe(5)
      seen.push(...nodes.map(({ id }) => id))
    }

    expect(new Set(seen).size).toBe(5)
    expect(seen).toHaveLength(5)
  })
})
