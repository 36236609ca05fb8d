import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createRelayOffer } from '../../src/mail/relayOffer.ts'
import { createSmtpTransport } from '../../src/mail/smtpTransport.ts'
import type { MailTransport } from '../../src/mail/transport.ts'
import { BLIND, composerWith, JANE, JOHN, LETTER } from './letters.ts'
import { portOf, startSink } from './sink.ts'

const endings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function sink(rules: Parameters<typeof startSink>[0] = {}) {
  const started = await startSink(rules)
  endings.push(started.stop)
  return started
}

function transportTo(url: string, patience = {}): MailTransport {
  const transport = createSmtpTransport({ url, concurrency: 3, patience })
  endings.push(transport.close)
  return transport
}

async function sendTo(url: string, patience = {}) {
  return transportTo(url, patience).send(await composerWith().compose(LETTER, JANE))
}

/** A server that does what it is told with every connection. */
async function server(talk: Parameters<typeof createServer>[1]): Promise<string> {
  const listening: Server = createServer((socket) => {
    socket.on('error', () => {}).resume()
    talk?.(socket)
  })
  listening.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  endings.push(() => new Promise((resolve) => listening.close(resolve)))
  return `smtp://127.0.0.1:${portOf(listening)}`
}

test('a copy that is taken is accepted, with what the server calls it', async () => {
  const { url, mails } = await sink()

  const handover = await sendTo(url)

  expect(handover).toEqual({
    outcome: 'ACCEPTED',
    response: '250 Ok: queued as 4bXyZ1',
    providerIds: ['4bXyZ1'],
  })
  expect(mails).toHaveLength(1)
})

test('every copy goes to one address, from an address of its own, under the same Message-ID', async () => {
  const { url, mails } = await sink()
  const transport = transportTo(url)

  for (const addressee of [JANE, JOHN, BLIND]) {
    await transport.send(await composerWith().compose(LETTER, addressee))
  }

  expect(mails.map(({ to }) => to)).toEqual([[JANE.address], [JOHN.address], [BLIND.address]])
  expect(new Set(mails.map(({ from }) => from)).size).toBe(3)
  for (const { raw } of mails) {
    expect(String(raw).match(/^Message-ID: .*$/gim)).toEqual(['Message-ID: <letter-1@duegraph.example>'])
    expect(String(raw)).not.toContain(BLIND.address)
  }
})

test('a second try carries the same Message-ID', async () => {
  const { url, mails } = await sink()
  const transport = transportTo(url)

  await transport.send(await composerWith().compose(LETTER, JANE))
  await transport.send(await composerWith().compose(LETTER, JANE))

  const ids = mails.map(({ raw }) => /^Message-ID: (.*)$/im.exec(String(raw))?.[1])
  expect(ids).toEqual(['<letter-1@duegraph.example>', '<letter-1@duegraph.example>'])
})

test('nothing in a letter ends it early', async () => {
  const { url, mails } = await sink()
  const text = 'a\r\n.\r\nMAIL FROM:<evil@x.example>\r\nRCPT TO:<evil@x.example>\r\nDATA\r\n\n.\n\r.\r'

  await transportTo(url).send(await composerWith().compose({ ...LETTER, text }, JANE))

  expect(mails.map(({ to }) => to)).toEqual([[JANE.address]])
})

test.each([
  ['atRecipient', { code: 550, text: '5.1.1 User unknown' }, { outcome: 'REFUSED', isRecipient: true }],
  ['atRecipient', { code: 552, text: '5.2.2 Mailbox full' }, { outcome: 'REFUSED', isRecipient: true }],
  ['atRecipient', { code: 450, text: '4.2.1 Greylisted' }, { outcome: 'DEFERRED' }],
  ['atRecipient', { code: 452, text: '4.5.3 Too many recipients' }, { outcome: 'DEFERRED' }],
  ['atSender', { code: 550, text: '5.7.1 Sender refused' }, { outcome: 'REFUSED', isRecipient: false }],
  ['atSender', { code: 530, text: '5.7.0 Authentication required' }, { outcome: 'DEFERRED' }],
  ['atSender', { code: 421, text: '4.3.2 Closing' }, { outcome: 'DEFERRED' }],
  ['atSender', { code: 503, text: '5.5.1 Bad sequence' }, { outcome: 'DEFERRED' }],
  ['atData', { code: 554, text: '5.7.1 Looks like spam' }, { outcome: 'REFUSED', isRecipient: false }],
  ['atData', { code: 552, text: '5.3.4 Message too big' }, { outcome: 'REFUSED', isRecipient: false }],
  ['atData', { code: 451, text: '4.3.0 Try later' }, { outcome: 'DEFERRED' }],
])('%s, %o means %o', async (where, refusal, outcome) => {
  const { url, mails } = await sink({ [where]: refusal })

  const handover = await sendTo(url)

  expect(handover).toEqual({
    ...outcome,
    code: refusal.code,
    response: expect.stringContaining(refusal.text),
  })
  expect(mails).toEqual([])
})

test('after a refusal the same connection takes the next copy', async () => {
  const { url, mails } = await sink({
    atRecipient: { code: 550, text: '5.1.1 User unknown', onlyTo: JANE.address },
  })
  const transport = createSmtpTransport({ url, concurrency: 1 })
  endings.push(transport.close)

  const refused = await transport.send(await composerWith().compose(LETTER, JANE))
  const accepted = await transport.send(await composerWith().compose(LETTER, JOHN))

  expect([refused.outcome, accepted.outcome]).toEqual(['REFUSED', 'ACCEPTED'])
  expect(mails.map(({ to, connection }) => [to, connection])).toEqual([[[JOHN.address], 1]])
})

test('a server that is not there defers', async () => {
  const stopped = await startSink()
  await stopped.stop()

  expect(await sendTo(stopped.url)).toMatchObject({
    outcome: 'DEFERRED',
    code: null,
    response: /ECONNREFUSED/,
  })
})

test('a login that is refused defers, and no answer repeats the password', async () => {
  const { url } = await sink({
    options: {
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(Object.assign(new Error('Bad login'), { responseCode: 535 })),
    },
  })

  const handover = await sendTo(url.replace('smtp://', 'smtp://user:s3cret@'))

  expect(handover).toMatchObject({ outcome: 'DEFERRED', code: 535 })
  expect(JSON.stringify(handover)).not.toContain('s3cret')
})

test('a login without a secure connection or password is not tried for ever', async () => {
  const { url } = await sink({ options: { authOptional: false, disabledCommands: ['STARTTLS'] } })

  expect(await sendTo(url)).toMatchObject({ outcome: 'DEFERRED', code: 530 })
})

test('a certificate that nobody vouches for defers', async () => {
  // The sink warns that everybody has its built-in key, which is the point here.
  vi.spyOn(console, 'error').mockReturnValueOnce()
  const { url } = await sink({ options: { disabledCommands: ['AUTH'] } })

  expect(await sendTo(url)).toMatchObject({ outcome: 'DEFERRED', code: null })
})

test.each([
  ['says nothing', () => {}, { greeting: 50 }],
  [
    'greets and says nothing more',
    (socket: { write(text: string): unknown }) => socket.write('220 hi\r\n'),
    { socket: 50 },
  ],
  ['hangs up', (socket: { destroy(): unknown }) => socket.destroy(), {}],
  ['hangs up after its greeting', (socket: { end(text: string): unknown }) => socket.end('220 hi\r\n'), {}],
  ['greets with 554', (socket: { end(text: string): unknown }) => socket.end('554 No service\r\n'), {}],
  ['talks nonsense', (socket: { end(text: string): unknown }) => socket.end('hello\r\n'.repeat(100)), {}],
])('a server that %s is left, and defers', async (_what, talk, patience) => {
  const url = await server(talk)

  expect(await sendTo(url, patience)).toMatchObject({ outcome: 'DEFERRED' })
})

test('a server that answers drop by drop is left in the end', async () => {
  const url = await server((socket) => {
    const timer = setInterval(() => socket.write('220-x\r\n'), 5)
    socket.on('close', () => clearInterval(timer))
  })

  expect(await sendTo(url, { handover: 100 })).toMatchObject({ outcome: 'DEFERRED', code: null })
})

test('what is under way when it closes is finished, and nothing more is taken', async () => {
  const arrived = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  const { url, mails } = await sink({
    beforeAnswer: () => {
      arrived.resolve()
      return released.promise
    },
  })
  const transport = createSmtpTransport({ url, concurrency: 1 })
  const copy = await composerWith().compose(LETTER, JANE)
  const sending = transport.send(copy)
  await arrived.promise

  const closing = transport.close()
  const refused = await transport.send(copy)
  released.resolve()
  await closing

  expect(refused).toMatchObject({ outcome: 'DEFERRED', code: null })
  expect((await sending).outcome).toBe('ACCEPTED')
  expect(mails).toHaveLength(1)
})

describe('an address whose local part is not ASCII', () => {
  const addressed = async () => {
    const rosa = { ...JANE, address: 'rösa@kunde.example' }
    return composerWith().compose({ ...LETTER, to: [{ name: null, address: rosa.address }], cc: [] }, rosa)
  }

  test('goes where SMTPUTF8 is offered', async () => {
    const { url, mails } = await sink()

    expect(await transportTo(url).send(await addressed())).toMatchObject({ outcome: 'ACCEPTED' })
    expect(mails.map(({ to }) => to)).toEqual([['rösa@kunde.example']])
    expect(await createRelayOffer(url).takesUtf8()).toBe(true)
  })

  test('is not handed over where it is not, and is not to blame', async () => {
    const { url, mails } = await sink({ options: { hideSMTPUTF8: true } })

    expect(await transportTo(url).send(await addressed())).toMatchObject({
      outcome: 'REFUSED',
      isRecipient: false,
      response: expect.stringContaining('SMTPUTF8'),
    })
    expect(mails).toEqual([])
    const offer = createRelayOffer(url)
    expect(await offer.takesUtf8()).toBe(false)
    expect(offer.lastKnown()).toBe(false)
  })

  test('waits while nobody answers what is offered', async () => {
    const url = await server((socket) => socket.end())

    expect(await transportTo(url).send(await addressed())).toMatchObject({ outcome: 'DEFERRED' })
  })
})

test('a domain outside ASCII goes out in its xn-- form, to any server', async () => {
  const { url, mails } = await sink({ options: { hideSMTPUTF8: true } })
  const rosa = { ...JANE, address: 'info@müller-kunde.example' }
  const letter = { ...LETTER, to: [{ name: null, address: rosa.address }] }

  const copy = await composerWith().compose(letter, rosa)
  const handover = await transportTo(url).send(copy)

  expect(handover.outcome).toBe('ACCEPTED')
  expect(copy.message.envelope).toMatchObject({ to: ['info@xn--mller-kunde-thb.example'] })
  expect(mails[0]?.raw.toString()).toContain('To: info@xn--mller-kunde-thb.example')
})
