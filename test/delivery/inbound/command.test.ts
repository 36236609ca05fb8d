import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readKeys } from '../../../src/database/setting.ts'
import { createReturnAddresses } from '../../../src/mail/returnAddress.ts'
import { createTestDatabase, type TestDatabase } from '../../database.ts'
import { finish, start } from '../../server/process.ts'
import { BOUNCE_DOMAIN } from '../routes.ts'
import { createSender, makeEvent, type Sender } from '../world.ts'
import { autoReply, bounceMail } from './mails.ts'

let testDatabase: TestDatabase
let sender: Sender
let folder: string

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  sender = await createSender(testDatabase.database)
  folder = await mkdtemp(join(tmpdir(), 'duegraph-bounce-'))
})
afterAll(async () => {
  await testDatabase.drop()
  await rm(folder, { recursive: true })
})

async function duegraph(...args: string[]) {
  const settings = { DATABASE_URL: testDatabase.url, BOUNCE_DOMAIN }
  const { code, stdout, stderr } = await finish(start('src/cli.ts', args, settings))
  return {
    code,
    stderr,
    printed: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  }
}

test('duegraph bounce takes in mails from files and prints a line for each', async () => {
  const { id, recipientIds } = await sender.email(['kim@buyer.example'])
  const [recipientId = ''] = recipientIds
  await sender.record(
    [makeEvent({ emailId: id, recipientId, type: 'SENT', source: null, occurredAt: new Date() })],
    new Date(),
  )
  const { mailKey } = await readKeys(testDatabase.database)
  const to = createReturnAddresses({ key: mailKey, domain: BOUNCE_DOMAIN }).of(
    sender.organizationId,
    recipientId,
  )
  const [bounced, away] = [join(folder, 'bounced.eml'), join(folder, 'away.eml')]
  await writeFile(bounced, bounceMail({ to, failed: 'kim@buyer.example' }))
  await writeFile(away, autoReply(to))

  const { code, printed } = await duegraph('bounce', bounced, away)

  expect(code).toBe(0)
  expect(printed).toEqual([
    { file: bounced, kind: 'BOUNCE', reports: 1, recorded: 1, ignored: null },
    { file: away, kind: 'AUTO_REPLY', reports: 0, recorded: 0, ignored: 'NO_REPORT' },
  ])
  expect((await sender.stored(id)).email.isBounced).toBe(true)
})

test('duegraph webhook creates, lists and revokes endpoints, accounts for it, and shows a secret once', async () => {
  const { organizationId } = sender
  const created = await duegraph(
    'webhook',
    'create',
    '--organization',
    organizationId,
    '--provider',
    'postmark',
  )
  const [endpoint] = created.printed
  const unknown = await duegraph(
    'webhook',
    'create',
    '--organization',
    organizationId,
    '--provider',
    'pigeon',
  )
  const revoked = await duegraph('webhook', 'revoke', '--id', endpoint.id)
  const again = await duegraph('webhook', 'revoke', '--id', endpoint.id)
  const listed = await duegraph('webhook', 'list', '--organization', organizationId)

  expect(endpoint).toEqual({
    id: expect.stringMatching(/^whe_/),
    provider: 'postmark',
    path: `/webhooks/postmark/${endpoint.id}`,
    secret: expect.stringMatching(/^duegraph:/),
  })
  expect([unknown.code, revoked.code, again.code]).toEqual([1, 0, 1])
  expect(unknown.stderr).toContain('There is no provider "pigeon". These are known: ses, sendgrid')
  expect(listed.printed).toMatchObject([[{ id: endpoint.id, revokedAt: expect.any(String) }]])
  expect(JSON.stringify(listed.printed)).not.toContain(endpoint.secret)
  const audited = await testDatabase.database.auditEntry.findMany({
    where: { organizationId },
    orderBy: { occurredAt: 'asc' },
  })
  expect(audited.map(({ action, source }) => [action, source])).toEqual([
    ['webhookEndpointCreate', 'COMMAND'],
    ['webhookEndpointRevoke', 'COMMAND'],
  ])
})
