import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type EmbeddedDatabase, openEmbedded } from '../../src/database/embedded.ts'
import { migrate } from '../../src/database/migrate.ts'
import { type Finished, finish, start } from './process.ts'

const UID = /^[0-9a-f-]{36}$/

let dataDir: string
/** Keeps the server up, as a running `serve` does; each command joins it. */
let embedded: EmbeddedDatabase

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'duegraph-cli-'))
  embedded = await openEmbedded(dataDir)
  await migrate(embedded.url)
})

afterAll(async () => {
  await embedded.close()
  await rm(dataDir, { recursive: true, force: true })
})

function run(...args: string[]): Promise<Finished> {
  return finish(start('src/cli.ts', args, { DATA_DIR: dataDir }))
}

async function ask(...args: string[]) {
  const { code, stdout, stderr } = await run(...args)
  expect(stderr).toBe('')
  expect(code).toBe(0)
  return JSON.parse(stdout)
}

/** A refusal is one sentence on stderr, without a stack. */
async function expectRefusal(args: string[], sentence: string) {
  expect(await run(...args)).toEqual({ code: 1, stdout: '', stderr: `${sentence}\n` })
}

describe('duegraph', () => {
  it('creates an organization, a member and a token, lists it and revokes it', async () => {
    const organization = await ask(
      ...'organization create --name Acme --timezone Europe/Berlin --currency EUR'.split(' '),
    )
    expect(organization).toEqual({ uid: expect.stringMatching(UID) })
    const ada = ['user', 'create', '--email', 'Ada@Acme.example', '--name', 'Ada King Lovelace']
    const user = await ask(...ada, '--organization', organization.uid, '--admin')
    const created = await ask(
      'token',
      'create',
      '--user',
      'ada@acme.example',
      '--expires',
      '2099-01-31',
      '--read-only',
    )
    expect(created.token).toMatch(/^dg_/)

    const list = await ask('token', 'list', '--user', 'ada@acme.example')
    const revoked = await ask('token', 'revoke', '--id', created.id)

    expect(list).toEqual([
      {
        id: created.id,
        userId: user.uid,
        name: null,
        lastFour: created.token.slice(-4),
        isReadOnly: true,
        expiresAt: '2099-01-31T00:00:00.000Z',
        revokedAt: null,
        createdAt: expect.any(String),
        isSession: false,
        parentId: null,
      },
    ])
    expect(revoked).toEqual({ id: created.id, revokedAt: expect.any(String) })
    expect(await rows('select p.name from organization o join party p on p.id = o.own_party_id')).toEqual([
      { name: 'Acme' },
    ])
    expect(
      await rows(
        'select given_name, family_name, is_default, is_org_admin from user_account, organization_membership',
      ),
    ).toEqual([{ given_name: 'Ada King', family_name: 'Lovelace', is_default: true, is_org_admin: true }])
    await expectRefusal(
      [...ada, '--organization', organization.uid],
      'ada@acme.example is already a member of Acme.',
    )
  })

  it('makes a known person a member of a second organization, which is not their default', async () => {
    const organization = await ask(
      ...'organization create --name Globex --timezone UTC --currency USD'.split(' '),
    )
    const ada = [
      'user',
      'create',
      '--email',
      'ada@acme.example',
      '--name',
      'A.',
      '--organization',
      organization.uid,
    ]

    const { code, stdout, stderr } = await run(...ada)

    expect({ code, uid: JSON.parse(stdout).uid }).toEqual({ code: 0, uid: expect.stringMatching(UID) })
    expect(stderr).toContain('known user')
    expect(await rows('select is_default from organization_membership order by created_at')).toEqual([
      { is_default: true },
      { is_default: false },
    ])
  })

  it.each([
    [
      'organization create --name A --timezone Mars/Base --currency EUR',
      'timezone must be an IANA name such as Europe/Berlin, not "Mars/Base".',
    ],
    [
      'organization create --name A --timezone UTC --currency eur',
      'currency must be an ISO 4217 code such as EUR, not "eur".',
    ],
    ['user create --email e --name N --organization 0', 'email must be an e-mail address, not "e".'],
    ['user create --email e@x.example --name N --organization 0', 'organization must be a UUID, not "0".'],
    [
      'user create --email e@x.example --name N --organization 00000000-0000-7000-8000-000000000000',
      'There is no organization 00000000-0000-7000-8000-000000000000.',
    ],
    ['token create --user nobody@x.example', 'There is no user nobody@x.example.'],
    [
      'token create --user ada@acme.example --expires 2027-02-30',
      'expires must be a date such as 2027-01-31, not "2027-02-30".',
    ],
    ['token create --user ada@acme.example --expires 2020-01-01', 'expires must be a day to come.'],
    [
      'token revoke --id 00000000-0000-7000-8000-000000000000',
      'There is no token 00000000-0000-7000-8000-000000000000.',
    ],
  ])('refuses: %s', async (command, sentence) => {
    await expectRefusal(command.split(' '), sentence)
  })

  it.each([
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535, not "70000".'],
    [
      { DATABASE_URL: 'mysql://x' },
      'DATABASE_URL must look like postgresql://user:password@host:5432/database.',
    ],
    [{ WORKERS: '0' }, 'WORKERS must be a whole number from 1 to 64 or auto, not "0".'],
    [{ WORKERS: 'all' }, 'WORKERS must be a whole number from 1 to 64 or auto, not "all".'],
    [{ DEMO: 'maybe' }, 'DEMO must be 1 or 0, not "maybe".'],
  ])('names the setting at fault: %j', async (settings, sentence) => {
    const { code, stderr } = await finish(
      start('src/cli.ts', ['migrate'], { DATA_DIR: dataDir, ...settings }),
    )

    expect({ code, stderr }).toEqual({ code: 1, stderr: `${sentence}\n` })
  })
})

async function rows(statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: embedded.url })
  await client.connect()
  return (await client.query(statement).finally(() => client.end())).rows
}
