import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createKnownHosts } from '../../src/http/knownHosts.ts'
import { type FrontDoor, openFrontDoor } from './frontDoor.ts'

// A page elsewhere can have its own name lead here: it must get nothing that is shown without a token.
let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor()
})
afterAll(() => door.close())

const PAGE = { accept: 'text/html' }
const PAGES = ['/graphql', '/graphql?query={__typename}', '/outbox', '/outbox/', '/outbox/a.eml/raw']

function known(): string[] {
  const here = ['localhost', '127.0.0.1', '[::1]', 'LOCALHOST'].flatMap((name) => [
    name,
    `${name}:${door.port}`,
  ])
  return [...here, 'due.example', 'due.example:443']
}

const STRANGERS = [
  'evil.example',
  'evil.example:80',
  'localhost.evil.example',
  'localhost:1',
  'due.example:8443',
  'due.example.evil.example',
  'localhost.',
  '127.0.0.2',
  '2130706433',
  '0.0.0.0',
]

describe.each(PAGES)('%s', (path) => {
  test('is shown under the names that the server was told', async () => {
    for (const host of known()) {
      const { status } = await door.send('GET', path, { ...PAGE, host })
      // The API of tests has no GraphiQL, and has no answer that is a page.
      expect([200, 406], host).toContain(status)
    }
  })

  test.each(STRANGERS)('is not shown under "%s"', async (host) => {
    for (const method of ['GET', 'HEAD', 'POST']) {
      const reply = await door.send(method, path, { ...PAGE, host, authorization: `Bearer ${door.token}` })

      expect(reply.status).toBe(421)
      expect(reply.headers['content-type']).toContain('text/plain')
      if (method !== 'HEAD') expect(reply.body.toString()).toContain('set PUBLIC_URL')
    }
  })
})

test.each(['evil.example', 'graph.company.example'])(
  'a program with a token is answered under %s',
  async (host) => {
    const reply = await door.ask('{ __typename }', { host })

    expect(reply.status).toBe(200)
    expect(JSON.parse(reply.body.toString())).toMatchObject({ data: { __typename: 'Query' } })
  },
)

test('the host where it listens is known, and everywhere is none', async () => {
  const shown: string[] = []
  const under = (host: string, header: string, publicUrl = 'http://localhost:4000') => {
    const hosts = createKnownHosts({
      url: `http://${host}:4000`,
      publicUrl,
      host: host.replace(/[[\]]/g, ''),
    })
    const end = () => shown.push(header)
    // What a refusal needs of the two.
    const response = { writeHead: () => {}, end: () => {} } as never
    hosts.guard(end)({ headers: { host: header }, resume: () => {} } as never, response)
  }

  under('192.168.1.5', '192.168.1.5:4000')
  under('[fd00::5]', '[fd00::5]:4000')
  under('127.0.0.1', 'due.example:8080', 'http://Due.example:8080/base')
  under('0.0.0.0', '0.0.0.0:4000')
  under('127.0.0.1', '192.168.1.5:4000')

  expect(shown).toEqual(['192.168.1.5:4000', '[fd00::5]:4000', 'due.example:8080'])
})
