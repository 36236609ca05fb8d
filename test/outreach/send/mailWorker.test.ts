import { afterAll, beforeAll, expect, test } from 'vitest'
import { startMailWorker } from '../../../src/outreach/send/mailWorker.ts'
import { answering } from './mailServer.ts'
import { type Office, openOffice, queueIn } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

test('a worker sends what waits, what has lost its job as well', async () => {
  const { uid } = await queueIn(office, { to: [{ address: 'waiting@acme.example' }] })
  const lost = await queueIn(office, { to: [{ address: 'lost@acme.example' }] })
  await office.api.database.$executeRaw`delete from pgboss.job where data->>'emailId' = ${lost.uid}`
  const all = Promise.withResolvers<void>()
  const addresses = new Set<string>()
  const transport = answering({}, async (address) => {
    addresses.add(address)
    if (addresses.size === 2) all.resolve()
  })

  await startMailWorker({ ...office.sender, transport }, 2)
  await all.promise
  // What is under way is stored before it stops.
  await office.api.mailroom.queue.stop()

  expect(await office.row(uid)).toMatchObject({ status: 'SENT' })
  expect(await office.row(lost.uid)).toMatchObject({ status: 'SENT' })
  expect(transport.copies).toHaveLength(2)
})
