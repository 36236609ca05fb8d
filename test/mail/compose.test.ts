import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { createTransport } from 'nodemailer'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import type { Addressee, Letter } from '../../src/mail/letter.ts'
import { BLIND, composerWith, JANE, JOHN, LETTER, PUBLIC_URL, returnAddresses, sealer } from './letters.ts'

async function write(letter: Letter, addressee: Addressee = JANE, composer = composerWith()) {
  const { message } = await composer.compose(letter, addressee)
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const { message: raw, envelope } = await writer.sendMail(message)
  const mail = await PostalMime.parse(raw as Buffer)
  const header = (name: string) => mail.headers.filter(({ key }) => key === name).map(({ value }) => value)
  return { mail, envelope, header, raw: String(raw) }
}

test('every copy has an envelope of its own, with one address in it', async () => {
  for (const addressee of [JANE, JOHN, BLIND]) {
    const { envelope, header } = await write(LETTER, addressee)

    const returnAddress = returnAddresses.of(addressee.organizationId, addressee.recipientId)
    expect(envelope).toEqual({ from: returnAddress, to: [addressee.address] })
    expect(header('x-duegraph-recipient')).toEqual([returnAddress])
  }
})

test('all copies show the same visible recipients, and none a blind one', async () => {
  const copies = await Promise.all([JANE, JOHN, BLIND].map((addressee) => write(LETTER, addressee)))

  for (const { mail, raw } of copies) {
    expect(mail.to).toEqual([{ name: 'Jane Dœ', address: JANE.address }])
    expect(mail.cc).toEqual([{ name: '', address: JOHN.address }])
    expect(mail.bcc).toBeUndefined()
    expect(raw).not.toContain(BLIND.address)
    expect(mail.messageId).toBe('<letter-1@duegraph.example>')
    expect(mail.date).toBe('2027-01-31T10:20:30.000Z')
    expect(mail.from).toEqual({ name: 'Duegraph', address: 'outreach@duegraph.example' })
    expect(mail.replyTo).toEqual([{ name: '', address: 'books@company.example' }])
  }
})

test('composing again gives the same message', async () => {
  const letter = { ...LETTER, isTracked: true }

  const [first, second] = await Promise.all([1, 2].map(() => composerWith().compose(letter, JANE)))

  expect(second).toEqual(first)
})

test('both list headers are there, for one click, with a link of the recipient', async () => {
  const { header } = await write({ ...LETTER, isTracked: true })

  const [list = ''] = header('list-unsubscribe')
  const [, token = ''] = /^<https:\/\/duegraph\.example\/u\/([\w-]+)>$/.exec(list) ?? []
  expect(header('list-unsubscribe')).toHaveLength(1)
  expect(header('list-unsubscribe-post')).toEqual(['List-Unsubscribe=One-Click'])
  expect(sealer.open('unsubscribe', token)).toEqual({
    organizationId: JANE.organizationId,
    recipientId: JANE.recipientId,
    link: 0,
  })
})

test('only what no person wrote says so, and a feedback id stands there when given', async () => {
  const automated = await write({
    ...LETTER,
    isAutomated: true,
    feedbackId: 'dunning:company:reminder:duegraph',
  })
  const personal = await write({ ...LETTER, isAutomated: false })

  expect(automated.header('auto-submitted')).toEqual(['auto-generated'])
  expect(automated.header('feedback-id')).toEqual(['dunning:company:reminder:duegraph'])
  expect(personal.header('auto-submitted')).toEqual([])
  expect(personal.header('feedback-id')).toEqual([])
})

test('without tracking the bodies arrive byte for byte', async () => {
  const text = `See https://pay.example/7?a=1&b=2 – ${'long '.repeat(300)}\r\n  indented \t\r\n.\r\n..dots\r\nFrom here\r\n`
  const html = `<!doctype html>\r\n<A HREF='https://pay.example/7'>é &amp; €</A> ${'x'.repeat(2000)}\r\n.\r\n`

  const alone = await write({ ...LETTER, text })
  const both = await write({ ...LETTER, text, html })

  expect(decode(alone.raw.slice(alone.raw.indexOf('\r\n\r\n') + 4))).toBe(text)
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(both.raw) ?? []
  const parts = both.raw.split(`\r\n--${boundary}`).map((part) => part.slice(part.indexOf('\r\n\r\n') + 4))
  expect(parts.slice(1, 3).map(decode)).toEqual([text, html])
})

/** Quoted-printable (RFC 2045 6.7). */
function decode(body: string): string {
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}

test('a letter of text alone stays one without tracking', async () => {
  const { mail } = await write(LETTER)

  expect(mail.html).toBeUndefined()
  expect(mail.text).toContain('https://pay.example/7.')
})

test('with tracking every link and an image name the recipient and the link', async () => {
  const letter = {
    ...LETTER,
    isTracked: true,
    text: 'https://a.example and https://b.example',
    html: '<a href="https://b.example">b</a><a href="mailto:x@y.example">m</a>',
  }
  const composer = composerWith()

  const { mail } = await write(letter, JOHN, composer)

  const opened = (body: string | undefined) =>
    [...(body ?? '').matchAll(/https:\/\/duegraph\.example\/t\/c\/([\w-]+)/g)].map(([, token = '']) =>
      sealer.open('click', token),
    )
  const john = { organizationId: JOHN.organizationId, recipientId: JOHN.recipientId }
  expect(opened(mail.text)).toEqual([
    { ...john, link: 0 },
    { ...john, link: 1 },
  ])
  expect(opened(mail.html)).toEqual([{ ...john, link: 1 }])
  const [, pixel = ''] =
    /<img src="https:\/\/duegraph\.example\/t\/o\/([\w-]+)\.gif"/.exec(mail.html ?? '') ?? []
  expect(sealer.open('open', pixel)).toEqual({ ...john, link: 0 })
  expect(mail.html).toContain('mailto:x@y.example')
  expect(await composer.urlsOf(letter)).toEqual(['https://a.example', 'https://b.example'])
})

test('a letter of text alone gets HTML that looks like it, so that it can be tracked', async () => {
  const { mail } = await write({ ...LETTER, isTracked: true })

  expect(mail.html).toMatch(
    /<p>Dear Jane,<\/p>\n<p>please pay at <a href="https:\/\/duegraph\.example\/t\/c\//,
  )
  expect(mail.html).toMatch(/\/t\/o\/[\w-]+\.gif/)
})

test.each([true, false])(
  'the unsubscribe link is the recipient’s own and never wrapped (tracked: %s)',
  async (isTracked) => {
    const html = '<a href="{{unsubscribeUrl}}">Leave</a> or https://shop.example/?next={{unsubscribeUrl}}'
    const composer = composerWith()

    const { mail, header } = await write({ ...LETTER, isTracked, html }, JANE, composer)

    const url = header('list-unsubscribe')[0]?.slice(1, -1) ?? 'none'
    expect(url).toMatch(`${PUBLIC_URL}/u/`)
    expect(mail.text).toContain(`To leave: ${url}\n`)
    expect(mail.html).toContain(`<a href="${url}">Leave</a> or https://shop.example/?next=${url}`)
    expect((await composer.urlsOf({ ...LETTER, html, isTracked })).join()).not.toContain('/u/')
  },
)

test.each([
  ['the subject', { subject: 'Due\r\nBcc: evil@x.example\r\n\r\n<script>' }],
  ['a display name', { from: { name: 'P\r\nBcc: evil@x.example', address: 'p@duegraph.example' } }],
  [
    'a display name that is an address',
    { to: [{ name: 'evil@x.example <evil@x.example>', address: JANE.address }] },
  ],
  ['a display name with a list', { to: [{ name: 'a", evil@x.example, "b', address: JANE.address }] }],
  ['the Message-ID', { messageId: 'a@b.example>\r\nBcc: evil@x.example' }],
  ['the feedback id', { feedbackId: 'a\r\nBcc: evil@x.example' }],
  [
    'the name of an attachment',
    {
      attachments: [{ name: 'a\r\nBcc: evil@x.example\r\n\r\n.pdf', mimeType: null, content: Buffer.of(1) }],
    },
  ],
  [
    'the type of an attachment',
    { attachments: [{ name: 'a', mimeType: 'a/b\r\nBcc: evil@x.example', content: Buffer.of(1) }] },
  ],
])('a header cannot be put in through %s', async (_where, change) => {
  const { mail, envelope, raw } = await write({ ...LETTER, ...change })

  expect(raw).not.toMatch(/^Bcc:/im)
  expect(mail.bcc).toBeUndefined()
  expect(mail.to?.map(({ address }) => address)).toEqual([JANE.address])
  expect(envelope.to).toEqual([JANE.address])
  expect(mail.text).toContain('Dear Jane')
})

test.each([
  'p@c.example\r\nBcc: evil@x.example',
  'a@x.example, b@x.example',
  'evil@x <evil@x>',
  '('.repeat(50_000),
])('a letter to %.40j is not composed', async (address) => {
  const composer = composerWith()

  await expect(composer.compose(LETTER, { ...JANE, address })).rejects.toThrow(/is no address/)
  await expect(composer.compose({ ...LETTER, cc: [{ name: null, address }] }, JANE)).rejects.toThrow(
    /is no address/,
  )
})

test('attachments arrive under their names, without a path', async () => {
  const content = Buffer.from([0, 1, 2, 255])
  const attachments = [
    { name: 'Rechnung für März.pdf', mimeType: 'application/pdf', content },
    { name: '../../etc/passwd', mimeType: null, content },
    { name: '', mimeType: 'multipart/mixed; boundary=x', content },
    { name: 'page.html', mimeType: 'text/html', content: Buffer.from('<p>é') },
  ]

  const { mail } = await write({ ...LETTER, attachments })

  expect(mail.attachments.map(({ filename, mimeType }) => [filename, mimeType])).toEqual([
    ['Rechnung für März.pdf', 'application/pdf'],
    ['.._.._etc_passwd', 'application/octet-stream'],
    ['attachment', 'application/octet-stream'],
    ['page.html', 'text/html'],
  ])
  expect(mail.attachments.map(({ disposition }) => disposition)).toEqual(Array(4).fill('attachment'))
  expect(Buffer.from(mail.attachments[0]?.content as ArrayBuffer)).toEqual(content)
  expect(mail.html).toBeUndefined()
})

test('a signed letter is signed for both list headers, and the signature holds', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const composer = composerWith({ domainName: 'duegraph.example', keySelector: 'mail', privateKey })

  const { raw } = await write({ ...LETTER, feedbackId: 'a:b:c:d' }, JANE, composer)

  const tags = tagsOf(raw)
  const signed = (tags.get('h') ?? '').split(':')
  expect(tags.get('d')).toBe('duegraph.example')
  expect(tags.get('s')).toBe('mail')
  expect(signed).toEqual(
    expect.arrayContaining([
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'list-unsubscribe',
      'list-unsubscribe-post',
    ]),
  )
  expect(signed).toEqual(expect.arrayContaining(['x-duegraph-recipient', 'auto-submitted', 'feedback-id']))
  expect(isSignatureGood(raw, publicKey)).toBe(true)
  expect(isSignatureGood(raw.replace('One-Click', 'Two-Click'), publicKey)).toBe(false)
})

/** The tags of the signature, without folding (RFC 6376 3.5). */
function tagsOf(raw: string): Map<string, string> {
  const [, field = ''] = /^DKIM-Signature:((?:.*\r\n)(?:[ \t].*\r\n)*)/im.exec(raw) ?? []
  return new Map(
    field
      .replace(/\s+/g, '')
      .split(';')
      .map((tag) => [tag.slice(0, tag.indexOf('=')), tag.slice(tag.indexOf('=') + 1)]),
  )
}

/** Checks the signature by the rules of RFC 6376 3.4.2, 3.4.4 and 3.7, and by none of the library's own code. */
function isSignatureGood(raw: string, publicKey: string): boolean {
  const tags = tagsOf(raw)
  const end = raw.indexOf('\r\n\r\n')
  const fields = raw.slice(0, end).split(/\r\n(?![ \t])/)
  const relaxed = (field: string) => {
    const colon = field.indexOf(':')
    const value = field
      .slice(colon + 1)
      .replace(/\r\n/g, '')
      .replace(/[ \t]+/g, ' ')
      .trim()
    return `${field.slice(0, colon).toLowerCase().trim()}:${value}`
  }
  const named = (name: string) => fields.filter((field) => field.toLowerCase().startsWith(`${name}:`)).at(-1)
  const headers = (tags.get('h') ?? '').split(':').flatMap((name) => named(name) ?? [])
  const signature = relaxed(named('dkim-signature') ?? '').replace(/(;\s*b=).*$/, '$1')
  const signed = [...headers.map(relaxed), signature].join('\r\n')
  const body = raw
    .slice(end + 4)
    .replace(/[ \t]+(?=\r\n)/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)*$/, '\r\n')
  return (
    createHash('sha256').update(body).digest('base64') === tags.get('bh') &&
    verify(
      'sha256',
      Buffer.from(signed),
      createPublicKey(publicKey),
      Buffer.from(tags.get('b') ?? '', 'base64'),
    )
  )
}
