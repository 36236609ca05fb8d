import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Handover, LetterCopy, MailTransport } from '../../../src/mail/transport.ts'
import { startMailWorker } from '../../../src/outreach/send/mailWorker.ts'
import { createQueue } from '../../../src/queue/queue.ts'
import { type Office, openOffice, queueIn } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const EMAILS = 16
const WORKERS = 2
const ADDRESSES = ['kim@buyer.example', 'lee@buyer.example', 'mia@buyer.example']

/** A mail server that is slow now and then, puts off every fifth copy once, and keeps the order of what it accepts. */
function openServer() {
  const accepted = new Map<string, string[]>()
  const seen = new Set<string>()
  let count = 0
  const transport: MailTransport = {
    send: async ({ message }: LetterCopy): Promise<Handover> => {
      // The composer makes each copy for one address.
      const { to } = message.envelope as { to: string[] }
      const address = to[0]?.toLowerCase() ?? ''
      const name = `${address} ${String(message.subject)}`
      count += 1
      await pause(count % 3 === 0 ? 60 : 2)
      if (count % 5 === 0 && !seen.has(name)) {
        seen.add(name)
        return { outcome: 'DEFERRED', code: 450, response: '450 Try again' }
      }
      accepted.set(address, [...(accepted.get(address) ?? []), String(message.subject)])
      return { outcome: 'ACCEPTED', response: '250 ok', providerIds: [] }
    },
    close: async () => {},
  }
  return { transport, accepted, total: () => [...accepted.values()].flat().length }
}

test('mail to one address leaves in the order in which it was queued: of several workers, tried again, to several at once', {
  timeout: 180_000,
}, async () => {
  const server = openServer()
  const expected = new Map<string, string[]>()
  for (let number = 0; number < EMAILS; number++) {
    const subject = `No. ${String(number).padStart(2, '0')}`
    // Every fourth goes to two of them, and letters differ in case.
    const to = ADDRESSES.filter((_, place) => number % 3 === place || (number % 4 === 0 && place < 2))
    await queueIn(office, {
      subject,
      to: to.map((address, place) => ({ address: place ? address.toUpperCase() : address })),
    })
    for (const address of to) expected.set(address, [...(expected.get(address) ?? []), subject])
  }
  const queues = Array.from({ length: WORKERS }, () =>
    createQueue({ url: office.api.url, log: pino({ level: 'silent' }), isWorker: true }),
  )
  for (const queue of queues)
    await startMailWorker({ ...office.sender, queue, transport: server.transport }, 10)

  await expect.poll(server.total, { timeout: 150_000 }).toBe([...expected.values()].flat().length)
  for (const queue of queues) await queue.stop()

  expect(server.accepted).toEqual(expected)
})

test('an email that nobody sends any more holds up nobody', async () => {
  const server = openServer()
  const cancelled = await queueIn(office, { to: [{ address: 'nia@buyer.example' }], subject: 'Called off' })
  await office.api.database.email.updateMany({ where: { id: cancelled.uid }, data: { status: 'CANCELLED' } })
  const planned = { to: [{ address: 'nia@buyer.example' }], subject: 'Now' }
  await queueIn(office, planned)
  const queue = createQueue({ url: office.api.url, log: pino({ level: 'silent' }), isWorker: true })
  await startMailWorker({ ...office.sender, queue, transport: server.transport }, 10)

  await expect.poll(() => server.accepted.get('nia@buyer.example'), { timeout: 30_000 }).toEqual(['Now'])
  await queue.stop()
})
