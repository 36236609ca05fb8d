import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/database/client.ts'
import { ensureDemo } from '../../src/demo/demo.ts'
import { emptyLedger } from '../../src/demo/ledger.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

const NOW = new Date('2026-11-18T14:30:00Z')
const TABLES = Object.keys(emptyLedger())

let opened: TestDatabase | undefined

async function emptyDatabase(): Promise<TestDatabase> {
  opened = await createTestDatabase()
  return opened
}

afterEach(async () => {
  await opened?.drop()
  opened = undefined
})

/** The number of rows and a checksum over all of them, by table. */
async function fingerprint(database: Database): Promise<Record<string, string>> {
  const prints: Record<string, string> = {}
  for (const table of TABLES) {
    const [row] = await database.$queryRawUnsafe<{ print: string }[]>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print from "${table}" t`,
    )
    prints[table] = row?.print ?? ''
  }
  return prints
}

async function countRows(database: Database): Promise<number> {
  const prints = await fingerprint(database)
  return Object.values(prints).reduce((sum, print) => sum + Number(print.split(' ')[0]), 0)
}

describe('ensureDemo', () => {
  it('makes the ledger once, within seconds, and gives the demo user, an admin of both organizations', async () => {
    const { database } = await emptyDatabase()

    const startedAt = performance.now()
    const { userId } = await ensureDemo(database, { now: NOW })
    const seconds = (performance.now() - startedAt) / 1_000
    const before = await fingerprint(database)
    const again = await ensureDemo(database)

    expect(seconds).toBeLessThan(80)
    expect(again).toEqual({ userId })
    expect(await fingerprint(database)).toEqual(before)

    const memberships = await database.organizationMembership.findMany({
      where: { userId },
      include: {
        organization: { include: { ownParty: { include: { billingAddress: true, contacts: true } } } },
      },
    })
    expect(memberships.every(({ isOrgAdmin, isAccessApproved }) => isOrgAdmin && isAccessApproved)).toBe(true)
    expect(
      memberships
        .map(({ isDefault, organization }) => [
          organization.timezone,
          organization.defaultCurrency,
          isDefault,
        ])
        .sort(),
    ).toEqual([
      ['America/New_York', 'USD', false],
      ['Europe/Berlin', 'EUR', true],
    ])
    for (const { organization } of memberships) {
      expect(organization.ownParty?.billingAddress?.city).toBeTruthy()
      expect(organization.ownParty?.contacts[0]?.externalRole).toBe('BILLING_CONTACT')
    }
  })

  it('leaves nothing of a run that failed half-way, and completes the next time', async () => {
    const { database } = await emptyDatabase()
    const failing = (line: string) => {
      if (line.startsWith('email:')) throw new Error('The disk is full.')
    }

    await expect(ensureDemo(database, { now: NOW, log: failing })).rejects.toThrow('The disk is full.')

    expect(await countRows(database)).toBe(0)
    await ensureDemo(database, { now: NOW })
    expect(await database.invoice.count()).toBeGreaterThan(2_000)
  })

  it('starts over cleanly after a process was killed half-way', async () => {
    const { database, url } = await emptyDatabase()
    const root = new URL('../../src/', import.meta.url).href
    const script = `
      import { createDatabase } from '${root}database/client.ts'
      import { ensureDemo } from '${root}demo/demo.ts'
      await ensureDemo(createDatabase({ url: ${JSON.stringify(url)} }), { log: (line) => console.log(line) })`

    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const closed = once(child, 'close')
    const lines: string[] = []
    for await (const chunk of child.stdout) {
      lines.push(String(chunk))
      if (lines.join('').includes('invoice:')) child.kill('SIGKILL')
    }
    await closed

    expect(child.signalCode).toBe('SIGKILL')
    expect(await database.user.count()).toBe(0)
    await ensureDemo(database, { now: NOW })
    expect(await database.email.count()).toBeGreaterThan(2_500)
  })

  it('makes one ledger when two servers start at once', async () => {
    const { database } = await emptyDatabase()

    const [first, second] = await Promise.all([
      ensureDemo(database, { now: NOW }),
      ensureDemo(database, { now: NOW }),
    ])

    expect(second).toEqual(first)
    expect(await database.organization.count()).toBe(2)
  })
})
