import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAccepted } from '../../scripts/schemaChanges/accepted.ts'
import { compareSchemas } from '../../scripts/schemaChanges/compare.ts'

// The gate for schema.graphql refuses what breaks clients, and nothing else.
const root = fileURLToPath(new URL('../..', import.meta.url))
const schema = await readFile(join(root, 'schema.graphql'), 'utf8')

/** The schema with one piece of one type exchanged. */
function planted(header: string, piece: string | RegExp, other: string): string {
  const start = schema.indexOf(`\n${header}`)
  const end = schema.indexOf('\n}\n', start) + 3
  const definition = schema.slice(start, end)
  const changed = definition.replace(piece, other)
  if (start === -1 || changed === definition) throw new Error(`${header} has no ${piece}.`)
  return schema.slice(0, start) + changed + schema.slice(end)
}

/** A field or value with its description. */
const described = (name: string) => new RegExp(` {2}"""[^"]*"""\\n {2}${name}\\b.*\\n`)

const INVOICE = 'type Invoice implements'

const BREAKING: [what: string, changed: string, coordinate: string][] = [
  ['a removed field', planted(INVOICE, described('invoiceNumber'), ''), 'Invoice.invoiceNumber'],
  ['a renamed field', planted(INVOICE, ' invoiceNumber:', ' number:'), 'Invoice.invoiceNumber'],
  [
    'a field that may be null now',
    planted(INVOICE, 'isOverdue: Boolean!', 'isOverdue: Boolean'),
    'Invoice.isOverdue',
  ],
  [
    'a removed value of an enum',
    planted('enum PromiseStatus', described('BROKEN'), ''),
    'PromiseStatus.BROKEN',
  ],
  [
    'an argument made required',
    planted('type Query', 'where: PartyWhere', 'where: PartyWhere!'),
    'Query.parties.where',
  ],
  ['a required argument added', planted('type Query', ' node(', ' node(kind: String! '), 'Query.node.kind'],
  [
    'a condition made required',
    planted('input InvoiceWhere', 'invoiceNumber: StringFilter', 'invoiceNumber: StringFilter!'),
    'InvoiceWhere.invoiceNumber',
  ],
]

const ACCEPTABLE: [what: string, changed: string][] = [
  ['nothing', schema],
  ['a new field', planted(INVOICE, ' invoiceNumber:', ' nickname: String\n  invoiceNumber:')],
  ['a new type', `${schema}\ntype Novelty {\n  id: ID!\n}\n`],
  ['a new argument', planted('type Query', ' node(', ' node(kind: String ')],
  [
    'a new condition',
    planted('input InvoiceWhere', ' invoiceNumber:', ' nickname: StringFilter\n  invoiceNumber:'),
  ],
  ['a new value of an enum', planted('enum PromiseStatus', /^ {2}BROKEN$/m, '  BROKEN\n  FORGOTTEN')],
  ['another description', planted('enum PromiseStatus', 'Somebody took it back.', 'It was taken back.')],
  [
    'a field that is never null any more',
    planted(INVOICE, 'invoiceNumber: String', 'invoiceNumber: String!'),
  ],
]

describe('compared with what it was', () => {
  test.each(BREAKING)('%s breaks clients', async (_what, changed, coordinate) => {
    const { breaking } = await compareSchemas(schema, changed)

    expect(breaking.map((change) => change.coordinate)).toContain(coordinate)
  })

  test.each(ACCEPTABLE)('%s does not', async (_what, changed) => {
    expect((await compareSchemas(schema, changed)).breaking).toEqual([])
  })

  test.each([
    ['an argument', 'type Query { a(x: Int! = 1): Int }', 'Query.a.x'],
    ['an input field', 'input I { x: Int! = 1 } type Query { a(i: I): Int }', 'I.x'],
  ])(
    '%s that must be given since its default value is gone breaks clients',
    async (_what, sdl, coordinate) => {
      const { breaking } = await compareSchemas(sdl, sdl.replace(' = 1', ''))

      expect(breaking.map((change) => change.coordinate)).toEqual([coordinate])
      expect((await compareSchemas(sdl, sdl.replace('1', '2'))).breaking).toEqual([])
    },
  )

  test('what may surprise a client is told', async () => {
    const [, changed = ''] = ACCEPTABLE.find(([what]) => what === 'a new value of an enum') ?? []

    expect((await compareSchemas(schema, changed)).dangerous).toMatchObject([
      { coordinate: 'PromiseStatus.FORGOTTEN' },
    ])
  })
})

describe('the list of accepted changes', () => {
  test('gives coordinates with day and reason', async () => {
    const text =
      '| coordinate | day | reason |\n| --- | --- | --- |\n| `Invoice.memo` | 2026-11-28 | nobody used it |\n'

    expect(readAccepted(text)).toEqual([
      { coordinate: 'Invoice.memo', day: '2026-11-28', reason: 'nobody used it' },
    ])
    // The one of the project can be read.
    readAccepted(await readFile(join(root, 'docs/breaking-changes.md'), 'utf8'))
  })

  test.each([
    '| `Invoice.memo` | 2026-11-28 | |',
    '| `Invoice.memo` | nobody used it |',
    '| `Invoice.memo` |',
  ])('has no row such as %s', (row) => {
    expect(() => readAccepted(row)).toThrow('Line 1 of docs/breaking-changes.md')
  })
})

describe('npm run schema:changes', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duegraph-schema-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const script = join(root, 'scripts/schemaChanges.ts')
  const environment = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    // Folders above must not be taken for the checkout.
    GIT_CEILING_DIRECTORIES: tmpdir(),
  }
  const author = ['-c', 'user.name=Ada Berg', '-c', 'user.email=ada@duegraph.example']

  async function git(cwd: string, ...args: string[]): Promise<void> {
    await promisify(execFile)('git', [...author, ...args], { cwd, env: environment })
  }

  /** A checkout on main with the schema as it is, and one commit after it. */
  async function checkout(): Promise<string> {
    const place = await mkdtemp(join(folder, 'checkout-'))
    await git(place, 'init', '--quiet', '--initial-branch', 'main')
    await write(place, schema)
    await git(place, 'commit', '--quiet', '--allow-empty', '--message', 'Something else')
    return place
  }

  async function write(place: string, text: string): Promise<void> {
    await writeFile(join(place, 'schema.graphql'), text)
    await git(place, 'add', '.')
    await git(place, 'commit', '--quiet', '--message', 'The schema')
  }

  async function run(cwd: string, ...args: string[]) {
    const options = { cwd, env: environment }
    return promisify(execFile)(process.execPath, [script, ...args], options).then(
      ({ stdout }) => ({ code: 0, text: stdout }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
        code,
        text: stdout + stderr,
      }),
    )
  }

  const [, broken = '', coordinate = ''] = BREAKING[0] ?? []
  const [, added = ''] = ACCEPTABLE[1] ?? []

  test('refuses a breaking change of the branch, committed or not, and names it', async () => {
    const place = await checkout()
    await git(place, 'switch', '--quiet', '--create', 'feature')
    await write(place, broken)
    await git(place, 'commit', '--quiet', '--allow-empty', '--message', 'Later')

    const committed = await run(place)
    await writeFile(join(place, 'schema.graphql'), schema)
    const mended = await run(place)
    await writeFile(join(place, 'schema.graphql'), broken)

    expect(committed).toMatchObject({ code: 1, text: expect.stringContaining(`breaking  ${coordinate}`) })
    expect(committed.text).toContain('where this branch left main')
    expect(mended.code).toBe(0)
    expect((await run(place)).code).toBe(1)
  })

  test('passes additions', async () => {
    const place = await checkout()
    await git(place, 'switch', '--quiet', '--create', 'feature')
    await write(place, added)

    expect(await run(place)).toMatchObject({ code: 0, text: expect.stringMatching(/safe changes: [1-9]/) })
  })

  test('passes a breaking change that was accepted, and only that', async () => {
    const place = await checkout()
    await git(place, 'switch', '--quiet', '--create', 'feature')
    await mkdir(join(place, 'docs'))
    const row = (name: string) => `| \`${name}\` | 2026-11-28 | it was never filled |\n`
    await writeFile(join(place, 'docs/breaking-changes.md'), row('Invoice.memo'))
    await write(place, broken)

    const other = await run(place)
    await writeFile(join(place, 'docs/breaking-changes.md'), row(coordinate))
    const same = await run(place)

    expect(other.code).toBe(1)
    expect(same).toMatchObject({ code: 0, text: expect.stringContaining('it was never filled') })
  })

  test('on main looks at the last commit', async () => {
    const place = await checkout()
    await write(place, broken)

    expect(await run(place)).toMatchObject({ code: 1, text: expect.stringContaining('the commit before') })
    await git(place, 'commit', '--quiet', '--allow-empty', '--message', 'Later')
    expect((await run(place)).code).toBe(0)
  })

  test('compares with a commit that is named, and knows when there is none of the name', async () => {
    const place = await checkout()
    await git(place, 'tag', 'v1')
    await write(place, broken)
    await git(place, 'commit', '--quiet', '--allow-empty', '--message', 'Later')

    expect((await run(place, 'v1')).code).toBe(1)
    expect((await run(place, 'HEAD')).code).toBe(0)
    expect(await run(place, 'v2')).toMatchObject({ code: 1, text: expect.stringContaining('no commit v2') })
  })

  test('has nothing to compare with in a clone without history, and outside of git', async () => {
    const place = await checkout()
    await write(place, broken)
    const shallow = join(folder, 'shallow')
    await git(folder, 'clone', '--quiet', '--depth', '1', `file://${place}`, shallow)
    const bare = await mkdtemp(join(folder, 'bare-'))
    await writeFile(join(bare, 'schema.graphql'), schema)

    for (const where of [shallow, bare]) {
      expect(await run(where)).toMatchObject({ code: 0, text: expect.stringContaining('nothing to compare') })
    }
  })
})
