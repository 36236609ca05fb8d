import { execFile } from 'node:child_process'
import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openEmbedded } from '../../src/database/embedded.ts'
import { openDatabase } from '../../src/database/open.ts'
import { findPostmaster } from '../../src/database/postmaster.ts'
import { finish, start } from './process.ts'

// Data folders that cannot be used. A server on one of them says so in one sentence, starts PostgreSQL once at most, makes
// nothing and ends.
const isRoot = process.getuid?.() === 0
const run = promisify(execFile)
/** Processes are started, and a disk may be slow. */
const PATIENCE = { timeout: 240_000 }

let parent: string
let whole: string
let home: string
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'duegraph-damaged-'))
  await chmod(parent, 0o755)
  whole = join(parent, 'whole')
  const { close } = await openEmbedded(whole)
  await close()
}, 120_000)
afterAll(() => rm(parent, { recursive: true, force: true }))
beforeEach(async () => {
  home = join(parent, 'home')
  await run('cp', ['-a', whole, home])
  await rm(join(home, 'postgres.log'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

const cluster = (...names: string[]) => join(home, 'pg-18', ...names)

async function expectRefusal(dataDir: string, sentence: RegExp): Promise<void> {
  const before = await namesIn(dataDir)
  const { code, stdout, stderr } = await finish(
    start('src/cli.ts', ['serve'], { DATA_DIR: dataDir, PORT: '0', WORKERS: '1' }),
  )
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(sentence)
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).not.toContain('Making a new')
  await expectUntouched(dataDir, before)
}

/** The same without a process for it, which takes longer than all else. */
async function expectRefusedHere(dataDir: string, sentence: RegExp): Promise<void> {
  const before = await namesIn(dataDir)
  const told: string[] = []
  const opening = openDatabase(
    { databaseUrl: null, dataDir, isDataDirGiven: true },
    { mayMake: true, report: (line) => told.push(line) },
  )
  await expect(opening).rejects.toThrow(sentence)
  expect(told).toEqual([])
  await expectUntouched(dataDir, before)
}

/** All but the log, which every start may write. */
async function namesIn(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir).catch(() => [])
  return names.filter((name) => name !== 'postgres.log')
}

async function expectUntouched(dataDir: string, before: readonly string[]): Promise<void> {
  const log = await readFile(join(dataDir, 'postgres.log'), 'utf8').catch(() => '')
  expect(log.match(/starting PostgreSQL/g)?.length ?? 0).toBeLessThan(2)
  expect(await namesIn(dataDir)).toEqual(before)
  const left = await findPostmaster({ folder: join(dataDir, 'pg-18') })
  expect(left).toBeNull()
}

type Kind = [kind: string, damage: () => Promise<unknown>, sentence: RegExp]

const KINDS: Kind[] = [
  ['without PG_VERSION', () => rm(cluster('PG_VERSION')), /damaged: its PG_VERSION is missing/],
  [
    'with an empty PG_VERSION',
    () => truncate(cluster('PG_VERSION')),
    /damaged: its PG_VERSION is not a version/,
  ],
  [
    'of an older PostgreSQL',
    () => writeFile(cluster('PG_VERSION'), '15\n'),
    /made by PostgreSQL 15,.*runs PostgreSQL 18/,
  ],
  [
    'of a newer PostgreSQL',
    () => rename(cluster(), join(home, 'pg-19')),
    /made by PostgreSQL 19,.*runs PostgreSQL 18/,
  ],
  ['that was emptied', () => run('find', [cluster(), '-mindepth', '1', '-delete']), /damaged/],
  ['without its control file', () => rm(cluster('global/pg_control')), /does not run in .*pg_control/],
  [
    'with a garbled control file',
    () => writeFile(cluster('global/pg_control'), Buffer.alloc(8_192, 7)),
    /does not run in/,
  ],
  ['without its map of catalogues', () => rm(cluster('global/pg_filenode.map')), /pg_filenode.map/],
  [
    'without its log of writes',
    () => run('find', [cluster('pg_wal'), '-type', 'f', '-delete']),
    /does not run in/,
  ],
  ['without its settings', () => rm(cluster('postgresql.conf')), /does not run in .*postgresql.conf/],
  ['without its list of who may connect', () => rm(cluster('pg_hba.conf')), /does not run in .*pg_hba.conf/],
  ['without its list of transactions', () => rm(cluster('pg_xact'), { recursive: true }), /does not run in/],
  ['without its tables', () => rm(cluster('base'), { recursive: true }), /does not run in|cannot be opened/],
  ['with a garbled catalogue', garbleCatalogue, /does not run in|cannot be opened/],
  ['whose password is lost', () => rm(join(home, 'postgres-password')), /postgres-password is missing/],
  [
    'whose password is another one',
    () => writeFile(join(home, 'postgres-password'), 'other'),
    /is not the one of its database/,
  ],
  ['that everybody may change', () => chmod(cluster(), 0o777), /does not run in .*invalid permissions/],
  [
    'that is a file',
    async () => {
      await rm(cluster(), { recursive: true })
      await writeFile(cluster(), '')
    },
    /not a folder.*ENOTDIR/,
  ],
]

/** The table of databases, on which every connection depends. */
async function garbleCatalogue(): Promise<void> {
  for (const name of await readdir(cluster('global'))) {
    if (/^126\d$/.test(name)) await writeFile(cluster('global', name), Buffer.alloc(8_192, 7))
  }
}

describe('a data folder', () => {
  test.each(KINDS)('%s is refused at once', PATIENCE, async (_kind, damage, sentence) => {
    await damage()
    await expectRefusedHere(home, sentence)
  })

  test('that is damaged ends a server in one sentence', PATIENCE, async () => {
    await writeFile(cluster('global/pg_control'), Buffer.alloc(8_192, 7))
    await expectRefusal(home, /does not run in/)
    await rm(cluster('PG_VERSION'))
    await expectRefusal(home, /damaged: its PG_VERSION is missing/)
  })

  test('that is a file, lies below one or leads nowhere is refused', PATIENCE, async () => {
    const file = join(parent, 'file')
    const link = join(parent, 'link')
    await writeFile(file, 'x')
    await symlink(join(parent, 'nowhere/at/all'), link)

    await expectRefusal(file, /cannot be used: it is not a folder/)
    await expectRefusal(join(file, 'below'), /cannot be used: it is not a folder/)
    await expectRefusal(link, /cannot be used/)
  })

  test("that is another PostgreSQL's own is refused", PATIENCE, async () => {
    await chmod(cluster(), 0o755)
    await expectRefusal(cluster(), /data folder of somebody else's/)
  })

  test('is opened when nothing is wrong with it', PATIENCE, async () => {
    const { close, folder } = await openEmbedded(home)
    await close()
    expect(folder).toBe(cluster())
  })
})

describe.runIf(isRoot)('a data folder, where root can set it up', () => {
  test('whose files belong to somebody else is refused', PATIENCE, async () => {
    await run('chown', ['-R', '0:0', cluster('global')])
    await expectRefusal(home, /does not run in .*Permission denied/)
  })

  test('that PostgreSQL may not write to is refused', PATIENCE, async () => {
    await chmod(cluster(), 0o500)
    await expectRefusal(home, /does not run in .*postmaster.pid.*Permission denied/)
  })

  test('that is mounted read-only is refused, with a database and without', PATIENCE, async () => {
    await withMount('ro', async (mounted, remount) => {
      await cp(home, join(mounted, 'data'), { recursive: true, preserveTimestamps: true })
      await run('chown', ['-R', '--reference', cluster(), join(mounted, 'data/pg-18')])
      await chmod(join(mounted, 'data/pg-18'), 0o700)
      await mkdir(join(mounted, 'empty'))
      await remount()
      await expectRefusal(join(mounted, 'data'), /read-only|Read-only/)
      await expectRefusal(join(mounted, 'empty'), /read-only/)
      await expectRefusal(join(mounted, 'absent'), /read-only/)
    })
  })

  test('on a full disk is refused, with a database and without', PATIENCE, async () => {
    await withMount('size=64m', async (mounted) => {
      await run('cp', ['-a', home, join(mounted, 'data')])
      await mkdir(join(mounted, 'empty'))
      await run('dd', ['if=/dev/zero', `of=${join(mounted, 'filler')}`, 'bs=4k']).catch(() => {})
      await expectRefusal(join(mounted, 'data'), /No space left on device|disk is full/)
      await expectRefusal(join(mounted, 'empty'), /disk is full/)
    })
  })

  test("of one user's is refused to another one", PATIENCE, async () => {
    await chown(home, 0, 0)
    await chmod(home, 0o711)
    const asNobody = await run(
      process.execPath,
      ['-e', OPEN_AS, join(process.cwd(), 'src/database/embedded.ts'), home],
      { uid: 65_534, gid: 65_534 },
    )
    expect(asNobody.stdout).toMatch(/cannot be used: this user has no permission there \(EACCES/)
  })
})

const OPEN_AS = `import(process.argv[1]).then(({ openEmbedded }) => openEmbedded(process.argv[2], { report: console.log }))
  .catch((error) => console.log(error.message))`

/** A file system of its own; skipped where none may be mounted. */
async function withMount(
  options: string,
  use: (mounted: string, remount: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const mounted = await mkdtemp(join(parent, 'mounted-'))
  const first = options === 'ro' ? 'size=128m' : options
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', first, 'tmpfs', mounted]).then(
    () => true,
    () => false,
  )
  if (!isMounted) return console.warn('Skipped: no file system can be mounted here.')
  try {
    await chmod(mounted, 0o755)
    await use(mounted, () => run('mount', ['-o', 'remount,ro', mounted]))
  } finally {
    await run('umount', ['-l', mounted])
  }
}
