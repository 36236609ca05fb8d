import { generateKeyPairSync } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMailSettings } from '../../src/mail/settings.ts'

const SMTP = { SMTP_URL: 'smtp://user:s3cret@mail.example:587', MAIL_FROM: 'Books <books@Company.example>' }

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duegraph-mail-'))
})
afterAll(() => rm(folder, { recursive: true }))

const read = (source: Record<string, string>, host = '127.0.0.1') =>
  readMailSettings((name) => source[name] ?? null, { dataDir: '/data', host, port: 4000 })

test('without any setting mail stays here, and is shown here', () => {
  expect(read({})).toEqual({
    smtpUrl: null,
    from: { name: 'Duegraph', address: 'outreach@duegraph.example' },
    bounceDomain: 'duegraph.example',
    publicUrl: 'http://localhost:4000',
    dkim: null,
    concurrency: 10,
    outboxFolder: join('/data', 'outbox'),
    isOutboxShown: true,
  })
})

test('with a mail server, reports come to the domain of the sender unless told otherwise', () => {
  expect(read(SMTP)).toMatchObject({
    smtpUrl: SMTP.SMTP_URL,
    from: { name: 'Books', address: 'books@company.example' },
    bounceDomain: 'company.example',
    isOutboxShown: false,
  })
  expect(read({ ...SMTP, BOUNCE_DOMAIN: 'Bounces.Company.example' }).bounceDomain).toBe(
    'bounces.company.example',
  )
})

test('the outbox is shown on this machine alone, unless somebody says so', () => {
  expect(read({}, '0.0.0.0').isOutboxShown).toBe(false)
  expect(read({}, '::1').isOutboxShown).toBe(true)
  expect(read({ OUTBOX: '1' }, '0.0.0.0').isOutboxShown).toBe(true)
  expect(read({ OUTBOX: '0' }).isOutboxShown).toBe(false)
})

test.each([
  ['books@company.example', { name: null, address: 'books@company.example' }],
  ['<books@company.example>', { name: null, address: 'books@company.example' }],
  ['"Books, Inc." <books@company.example>', { name: 'Books, Inc.', address: 'books@company.example' }],
])('MAIL_FROM may be %s', (text, from) => {
  expect(read({ MAIL_FROM: text }).from).toEqual(from)
})

test.each([
  ['https://mail.company.example/', 'https://mail.company.example'],
  ['https://company.example/duegraph//', 'https://company.example/duegraph'],
  ['HTTP://Company.example:8080', 'http://company.example:8080'],
])('PUBLIC_URL %s is used as %s', (text, publicUrl) => {
  expect(read({ PUBLIC_URL: text }).publicUrl).toBe(publicUrl)
})

test.each([
  [{ ...SMTP, SMTP_URL: 'http://user:s3cret@mail.example' }, /^SMTP_URL must look like smtp:/],
  [{ ...SMTP, SMTP_URL: 'user:s3cret@mail.example' }, /^SMTP_URL must look like smtp:/],
  [{ ...SMTP, SMTP_URL: 'smtp://' }, /^SMTP_URL must look like smtp:/],
  [{ SMTP_URL: SMTP.SMTP_URL }, /^MAIL_FROM must say who mail comes from/],
  [{ MAIL_FROM: 'nobody' }, /^MAIL_FROM must be an address.*"nobody"/],
  [{ MAIL_FROM: 'a@b.example, c@d.example' }, /^MAIL_FROM/],
  [{ MAIL_FROM: 'A <a@b.example> <c@d.example>' }, /^MAIL_FROM/],
  [{ MAIL_FROM: 'A\r\nBcc: x <a@b.example>' }, /^MAIL_FROM/],
  [{ BOUNCE_DOMAIN: 'localhost' }, /^BOUNCE_DOMAIN must be a domain.*"localhost"/],
  [{ BOUNCE_DOMAIN: 'a@b.example' }, /^BOUNCE_DOMAIN/],
  [{ PUBLIC_URL: 'company.example' }, /^PUBLIC_URL must be a web address.*"company.example"/],
  [{ PUBLIC_URL: 'ftp://company.example' }, /^PUBLIC_URL/],
  [{ PUBLIC_URL: 'https://company.example/?a=1' }, /^PUBLIC_URL/],
  [{ PUBLIC_URL: 'https://user@company.example/' }, /^PUBLIC_URL/],
  [{ MAIL_CONCURRENCY: '0' }, /^MAIL_CONCURRENCY must be a whole number from 1 to 100, not "0"/],
  [{ MAIL_CONCURRENCY: '101' }, /^MAIL_CONCURRENCY/],
  [{ MAIL_CONCURRENCY: '1e1' }, /^MAIL_CONCURRENCY/],
  [{ OUTBOX: 'yes' }, /^OUTBOX must be 1 or 0, not "yes"/],
  [{ DKIM_DOMAIN: 'company.example' }, /^DKIM_DOMAIN, DKIM_SELECTOR, DKIM_KEY_FILE must be set together/],
  [{ DKIM_DOMAIN: 'company.example', DKIM_SELECTOR: 'a b', DKIM_KEY_FILE: 'x' }, /^DKIM_SELECTOR/],
  [
    { DKIM_DOMAIN: 'company.example', DKIM_SELECTOR: 'a', DKIM_KEY_FILE: '/nowhere/key' },
    /^DKIM_KEY_FILE cannot be read.*\/nowhere\/key/,
  ],
])('%o is refused, in a sentence that keeps the password', (source, sentence) => {
  const reading = () => read(source as Record<string, string>)

  expect(reading).toThrow(sentence)
  expect(reading).not.toThrow(/s3cret/)
})

test.each([
  ['rsa', true],
  ['ed25519', false],
  ['nothing', false],
])('a DKIM key of %s is taken: %s', async (kind, isTaken) => {
  const pem = pemOf(kind)
  const file = join(folder, `${kind}.pem`)
  await writeFile(file, pem)
  const source = { DKIM_DOMAIN: 'Company.example', DKIM_SELECTOR: 'mail2027', DKIM_KEY_FILE: file }

  if (isTaken) {
    expect(read(source).dkim).toEqual({
      domainName: 'company.example',
      keySelector: 'mail2027',
      privateKey: pem,
    })
  } else {
    expect(() => read(source)).toThrow(/^DKIM_KEY_FILE must hold a private RSA key/)
  }
})

function pemOf(kind: string): string {
  const format = { type: 'pkcs8', format: 'pem' } as const
  if (kind === 'rsa')
    return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(format).toString()
  if (kind === 'ed25519') return generateKeyPairSync('ed25519').privateKey.export(format).toString()
  return 'not a key'
}
