import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/database/embedded.ts'
import { finish, firstLine, serverOf, start } from './process.ts'

const HOLD_OPEN = 'test/server/holdOpen.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duegraph-embedded-'))
})

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

describe('openEmbedded', () => {
  it('makes a cluster with a password that only its owner reads, and stops it on close', async () => {
    const { url, close } = await openEmbedded(dataDir)

    expect(await readRows(url, 'show server_encoding')).toEqual([{ server_encoding: 'UTF8' }])
    expect(await readRows(url, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await readRows(url, "select lower('ÄÉ') as text")).toEqual([{ text: 'äé' }])
    expect((await stat(join(dataDir, 'postgres-password'))).mode & 0o777).toBe(0o600)
    await expect(readRows(url.replace(/:[^:@]*@/, ':wrong@'), 'select 1')).rejects.toThrow(/password/)

    await close()

    expect(await serverOf(dataDir)).toBeNull()
    expect((await readdir(dataDir)).sort()).toEqual(['pg-18', 'postgres-password', 'postgres.log'])
  })

  it('shares one server among processes, and only the last one stops it', async () => {
    const other = start(HOLD_OPEN, [dataDir, 'other'])
    const otherUrl = await firstLine(other)
    const { url, close } = await openEmbedded(dataDir)
    expect(url).toBe(otherUrl)

    await close()
    expect(await serverOf(dataDir)).not.toBeNull()
    expect(await readRows(url, 'select text from note')).toEqual([{ text: 'other' }])

    other.kill('SIGTERM')
    await once(other, 'exit')
    expect(await serverOf(dataDir)).toBeNull()
  })

  it('lets two processes that start at once on an empty folder both in', async () => {
    const children = ['a', 'b'].map((row) => start(HOLD_OPEN, [dataDir, row]))

    const [first, second] = await Promise.all(children.map(firstLine))

    expect(first).toBe(second)
    expect(await readRows(first ?? '', 'select text from note order by text')).toEqual([
      { text: 'a' },
      { text: 'b' },
    ])
    for (const child of children) child.kill('SIGTERM')
    expect(await Promise.all(children.map((child) => finish(child)))).toMatchObject([
      { code: 0 },
      { code: 0 },
    ])
    expect(await serverOf(dataDir)).toBeNull()
  })

  it('finds everything again after the process was killed, and after the server was', async () => {
    const child = start(HOLD_OPEN, [dataDir, 'kept'])
    const firstUrl = await firstLine(child)
    child.kill('SIGKILL')
    await once(child, 'exit')

    const adopted = await openEmbedded(dataDir)
    expect(adopted.url).toBe(firstUrl)
    expect(await readRows(adopted.url, 'select text from note')).toEqual([{ text: 'kept' }])

    const server = await serverOf(dataDir)
    process.kill(server ?? 0, 'SIGKILL')
    await adopted.close()
    const reopened = await openEmbedded(dataDir)
    expect(await readRows(reopened.url, 'select text from note')).toEqual([{ text: 'kept' }])
    await reopened.close()
  })

  it('starts although postmaster.pid names a process that is not PostgreSQL', async () => {
    const { close } = await openEmbedded(dataDir)
    await close()
    await writeFile(join(dataDir, 'pg-18/postmaster.pid'), `${process.pid}\n${dataDir}\n0\n1\n\n\n\nready\n`)

    const again = await openEmbedded(dataDir)

    expect(await readRows(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
    await again.close()
  })

  it('says so when another PostgreSQL made the folder, or its password is lost', async () => {
    await chmod(dataDir, 0o755)
    await mkdir(join(dataDir, 'pg-17'))
    await expect(openEmbedded(dataDir)).rejects.toThrow('pg-17 was made by PostgreSQL 17')

    await rm(join(dataDir, 'pg-17'), { recursive: true })
    await mkdir(join(dataDir, 'pg-18'))
    await writeFile(join(dataDir, 'pg-18/PG_VERSION'), '18\n')
    await expect(openEmbedded(dataDir)).rejects.toThrow('postgres-password is missing')
  })
})

describe.runIf(process.getuid?.() === 0)('openEmbedded as root', () => {
  it('keeps the data elsewhere when the folder may move, and refuses when it may not', async () => {
    const locked = await mkdtemp(join(homedir(), 'duegraph-locked-'))
    const inside = join(locked, 'data')

    await expect(openEmbedded(inside)).rejects.toThrow(/does not run as root.*DATA_DIR/)
    const { url, folder, close } = await openEmbedded(inside, { mayMove: true })

    expect(folder).toMatch(/^\/var\/lib\/duegraph\/data-[0-9a-f]{12}\/pg-18$/)
    expect(await readRows(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await close()
    await rm(locked, { recursive: true })
    await rm(join(folder, '..'), { recursive: true })
  })
})

async function readRows(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
