import { chmod, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { finish, start } from './process.ts'

// Every command beside a folder without a database: three may make one and say so, all others leave the folder as it is.
const PATIENCE = { timeout: 240_000 }
const UID = '00000000-0000-7000-8000-000000000000'

const USING: Record<string, string[]> = {
  worker: [],
  'migration-write': ['add_payment'],
  'user create': ['--email', 'ada@acme.example', '--name', 'Ada', '--organization', UID],
  'token create': ['--user', 'ada@acme.example'],
  'token list': ['--user', 'ada@acme.example'],
  'token revoke': ['--id', UID],
  'console-link': ['--user', 'ada@acme.example'],
  import: ['FILE', '--organization', UID, '--source', 'books', '--format', 'jsonl'],
  'webhook create': ['--organization', UID, '--provider', 'ses'],
  'webhook list': ['--organization', UID],
  'webhook revoke': ['--id', UID],
  bounce: ['FILE'],
  export: ['invoices', '--organization', UID],
}
const MAKING: Record<string, string[]> = {
  serve: [],
  migrate: [],
  'organization create': ['--name', 'Acme', '--timezone', 'UTC', '--currency', 'EUR'],
}

let parent: string
let file: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'duegraph-commands-'))
  // As root, PostgreSQL runs as somebody else, who must get in.
  await chmod(parent, 0o755)
  file = join(parent, 'ledger.jsonl')
  await writeFile(file, '{}\n')
})
afterAll(() => rm(parent, { recursive: true, force: true }))

function run(command: string, args: readonly string[], settings: NodeJS.ProcessEnv) {
  const given = args.map((arg) => (arg === 'FILE' ? file : arg))
  return start('src/cli.ts', [...command.split(' '), ...given], { PORT: '0', ...settings })
}

/** What the command line itself lists, down to the last word. */
async function listedCommands(path: readonly string[] = []): Promise<string[]> {
  const { stdout } = await finish(start('src/cli.ts', [...path, '--help']))
  const [, list = ''] = stdout.split('\nCommands:\n')
  const names = [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)].map(([, name = '']) => name)
  const below = names.filter((name) => name !== 'help').map((name) => listedCommands([...path, name]))
  const found = (await Promise.all(below)).flat()
  return found.length === 0 && path.length > 0 ? [path.join(' ')] : found
}

test('each command of the list either makes a database or only uses one', PATIENCE, async () => {
  expect((await listedCommands()).sort()).toEqual([...Object.keys(USING), ...Object.keys(MAKING)].sort())
})

test.each(Object.entries(USING))('%s makes none', PATIENCE, async (command, args) => {
  const absent = join(parent, 'absent')
  const empty = await mkdtemp(join(parent, 'empty-'))

  for (const dataDir of [absent, empty]) {
    expect(await finish(run(command, args, { DATA_DIR: dataDir }))).toEqual({
      code: 1,
      stdout: '',
      stderr: `There is no database at ${dataDir}: name its folder with DATA_DIR, or make one with \`duegraph migrate\`.\n`,
    })
  }
  expect(await readdir(parent)).not.toContain('absent')
  expect(await readdir(empty)).toEqual([])
})

test.each(Object.entries(MAKING))('%s makes one, and says so', PATIENCE, async (command, args) => {
  const dataDir = join(parent, command.replace(' ', '-'))
  const child = run(command, args, { DATA_DIR: dataDir, DEMO: '0' })
  let said = ''
  child.stderr?.on('data', (chunk) => {
    said += String(chunk)
  })
  child.stdout?.once('data', () => child.kill('SIGTERM'))
  const { code } = await finish(child)

  expect(code === 0 || child.signalCode === 'SIGTERM').toBe(true)
  expect(said).toContain(`Making a new PostgreSQL 18 database in ${dataDir}/pg-18\n`)
  expect(said).toContain(`Making a new ledger in ${dataDir}/pg-18\n`)
})
