import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { graphiqlPage } from '../../src/server/graphiqlPage.ts'

type Tab = { title: string; query: string | null; variables: string | null; headers: string | null }

/** What the page does before GraphiQL begins, in a browser that holds this. */
function visit(stored: Map<string, string>, headers: string): void {
  const page = graphiqlPage({ headers, defaultTabs: [{ query: '{ a }', headers, variables: '{"id":"1"}' }] })
  const [, script = ''] = /<div id="root"><\/div><script>([\s\S]*?)<\/script>/.exec(page) ?? []
  const localStorage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  }
  runInNewContext(script, { localStorage })
}

const tab = (title: string, query: string | null, headers = 'old'): Tab => ({
  title,
  query,
  headers,
  variables: null,
})
const stateOf = (stored: Map<string, string>) => JSON.parse(stored.get('graphiql:tabState') ?? 'null')

test('a first visit leaves everything to GraphiQL', () => {
  const stored = new Map<string, string>()
  visit(stored, 'old')

  expect([...stored.keys()]).toEqual(['duegraph:defaults'])
})

test('a tab under the mouse stays where it is: the first click on it counts', () => {
  expect(graphiqlPage({})).toContain('<style>li.graphiql-tab { transform: none !important; }</style>')
})

test('a second visit opens the tab that was left, and none that is empty', () => {
  const stored = new Map<string, string>()
  visit(stored, 'old')
  const tabs = [tab('<untitled>', null), tab('A', '{ a }'), tab('B', '{ b }')]
  stored.set('graphiql:tabState', JSON.stringify({ activeTabIndex: 2, tabs }))
  visit(stored, 'old')

  expect(stateOf(stored)).toEqual({ activeTabIndex: 1, tabs: tabs.slice(1) })
  expect(stored.get('graphiql:query')).toBe('{ b }')
  expect(stored.get('graphiql:headers')).toBe('old')
  expect(stored.has('graphiql:variables')).toBe(false)
})

test('headers of another start of the server become those of this one, and those of somebody stay', () => {
  const stored = new Map<string, string>()
  visit(stored, 'old')
  const tabs = [tab('A', '{ a }'), tab('B', '{ b }', 'my own')]
  stored.set('graphiql:tabState', JSON.stringify({ activeTabIndex: 0, tabs }))
  visit(stored, 'new')

  expect(stateOf(stored).tabs.map(({ headers }: Tab) => headers)).toEqual(['new', 'my own'])
})

test.each(['nonsense', '{}', 'null', '{"tabs":[]}'])('whatever else is stored is left alone: %s', (state) => {
  const stored = new Map([['graphiql:tabState', state]])

  expect(() => visit(stored, 'old')).not.toThrow()
})

test('nothing that is given ends the script', () => {
  const [, script] = graphiqlPage({ headers: '</script><b>' }).split('<script>')

  expect(script).toContain('\\u003c/script>')
})
