import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { jobIdOf } from '../../src/queue/jobIdOf.ts'
import { createQueue, type Job, type Queue } from '../../src/queue/queue.ts'
import { createTestDatabase, type TestDatabase } from '../database.ts'

let world: TestDatabase
let queue: Queue
beforeAll(async () => {
  world = await createTestDatabase()
  queue = createQueue({ url: world.url, log: pino({ level: 'silent' }), isWorker: true })
  await queue.open()
})
afterAll(async () => {
  await queue.stop()
  await world.drop()
})

const dataOf = (emailId: string) => ({ organizationId: uuidv7(), emailId, isDefaultRecipient: false })

const send = (emailId: string, options: { id?: string; startAfter?: Date } = {}) =>
  world.database.transact((_run, tell) => queue.send('email-send', dataOf(emailId), { tell, ...options }))

const jobsOf = (emailId: string) =>
  world.database.$queryRaw<{ id: string }[]>`select id from pgboss.job where data->>'emailId' = ${emailId}`

const someday = new Date('2126-03-16T08:00:00Z')

test('a queue that is gone is made again before anything is sent', async () => {
  await world.database.$executeRaw`delete from pgboss.queue where name = 'delivery-report'`
  const other = createQueue({ url: world.url, log: pino({ level: 'silent' }), isWorker: false })
  await other.open()
  await other.stop()

  const queues = await world.database.$queryRaw<{ name: string }[]>`select name from pgboss.queue`
  expect(queues.map(({ name }) => name)).toEqual(expect.arrayContaining(['delivery-report', 'email-send']))
})

describe('a job', () => {
  test('that is sent twice under one id is one job', async () => {
    const emailId = uuidv7()
    const id = jobIdOf('postponed', emailId, someday)
    await Promise.all([
      send(emailId, { id, startAfter: someday }),
      send(emailId, { id, startAfter: someday }),
    ])
    await send(emailId, { id, startAfter: someday })

    expect(await jobsOf(emailId)).toEqual([{ id }])
  })

  test('of another purpose, subject or time has another id', () => {
    const ids = [
      jobIdOf('postponed', 'a', someday),
      jobIdOf('requeued', 'a', someday),
      jobIdOf('postponed', 'b', someday),
      jobIdOf('postponed', 'a', new Date(0)),
    ]
    expect(new Set(ids).size).toBe(4)
    for (const id of ids)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
  })

  test('tells its worker when it was due, and when it is no longer its own', async () => {
    const emailId = uuidv7()
    const startAfter = new Date('2026-03-13T11:00:00.000Z')
    const taken = Promise.withResolvers<Job<'email-send'>>()
    await queue.work('email-send', 1, async ([job]) => {
      if (job === undefined) return []
      const lost = new Promise((resolve) => job.signal.addEventListener('abort', resolve))
      await world.database
        .$executeRaw`update pgboss.job set state = 'cancelled' where data->>'emailId' = ${emailId}`
      await lost
      taken.resolve(job)
      return ['RETRY']
    })
    await send(emailId, { startAfter })

    const job = await taken.promise
    expect(job.startAfter).toEqual(startAfter)
    expect(job.signal.aborted).toBe(true)
  }, 20_000)
})
