import { execFile } from 'node:child_process'
import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'
import { listen } from './listening.ts'
import { extractSnippets } from './snippets.ts'

// Relay's compiler takes the schema and the list of docs/apollo.md, and Relay's store puts the pages together.

type Runtime = {
  fetchQuery(relay: Relay, query: unknown, variables: object): { toPromise(): Promise<unknown> }
  createOperationDescriptor(query: unknown, variables: object): { fragment: unknown }
  getSingularSelector(fragment: unknown, key: unknown): unknown
}
type Relay = { lookup(selector: unknown): { data: unknown } }
type List = { invoices: { totalCount: number; edges: { node: { id: string } }[] } }

// It has no types of its own.
const { fetchQuery, createOperationDescriptor, getSingularSelector } = createRequire(import.meta.url)(
  'relay-runtime',
) as Runtime

const LONG_AGO = new Date('2026-01-01')

let api: TestApi
let server: Awaited<ReturnType<typeof listen>>
let token: string
let snippets: Awaited<ReturnType<typeof extractSnippets>>
beforeAll(async () => {
  snippets = await extractSnippets('relay')
  const config = {
    src: './src',
    schema: fileURLToPath(new URL('../../schema.graphql', import.meta.url)),
    language: 'javascript',
    eagerEsModules: true,
    artifactDirectory: './artifacts',
  }
  const within = (path: string) => `${snippets.folder}${path}`
  await Promise.all(['src', 'artifacts'].map((name) => mkdir(within(name))))
  await copyFile(within('overdueList.js'), within('src/overdueList.js'))
  await writeFile(within('relay.config.json'), JSON.stringify(config))
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
  for (let index = 0; index < 5; index += 1) {
    await ledger.invoice(organization, {
      targetPartyId: organization.ownPartyId,
      standing: 'SENT',
      dueDate: LONG_AGO,
    })
  }
  server = await listen(api)
}, 120_000)
afterAll(async () => {
  await server.stop()
  await api.close()
})

test('the list is compiled, and its pages are one list in the store', async () => {
  const compiler = fileURLToPath(new URL('../../node_modules/relay-compiler/cli.js', import.meta.url))
  const compiled = await promisify(execFile)(process.execPath, [compiler, 'relay.config.json'], {
    cwd: snippets.folder,
  })
  expect(compiled.stderr + compiled.stdout).toContain('Compilation completed.')

  const artifact = async (name: string) =>
    (await snippets.load<{ default: object }>(`artifacts/${name}.graphql.js`)).default
  const [list, page, fragment] = await Promise.all(
    ['overdueListQuery', 'overdueListPageQuery', 'overdueList_query'].map(artifact),
  )
  const { createRelay } = await snippets.load<{ createRelay: (url: string, token: string) => Relay }>(
    'relayEnvironment.js',
  )
  const relay = createRelay(server.url, token)
  const first = { first: 2, after: null }
  const shown = () => {
    const { data } = relay.lookup(createOperationDescriptor(list, first).fragment)
    return relay.lookup(getSingularSelector(fragment, data)).data as List & {
      invoices: { pageInfo: { endCursor: string; hasNextPage: boolean } }
    }
  }

  await fetchQuery(relay, list, first).toPromise()
  expect(shown().invoices.edges).toHaveLength(2)
  while (shown().invoices.pageInfo.hasNextPage) {
    await fetchQuery(relay, page, { first: 2, after: shown().invoices.pageInfo.endCursor }).toPromise()
  }

  const { totalCount, edges } = shown().invoices
  expect(totalCount).toBe(5)
  expect(new Set(edges.map(({ node }) => node.id)).size).toBe(5)
  expect(edges).toHaveLength(5)
}, 120_000)
