import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { jobIdOf } from '../../../src/queue/jobIdOf.ts'
import { NOW } from '../../api.ts'
import { answering, busy } from './mailServer.ts'
import { type Office, openOffice, queueIn } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const three = { to: ['one', 'two', 'three'].map((name) => ({ address: `${name}@acme.example` })) }

const CANCEL = `mutation ($input: EmailCancelInput!) { emailCancel(input: $input) { userErrors { code } } }`

async function cancel(emailId: string) {
  const answer = await office.api.ask<{ emailCancel: { userErrors: { code: string }[] } }>(
    office.token,
    CANCEL,
    { input: { emailId } },
  )
  return answer.data?.emailCancel.userErrors.map(({ code }) => code)
}

describe('while copies are handed over', () => {
  test('a job that was taken away stops, and whoever has it now does the rest', async () => {
    const { uid } = await queueIn(office, three)
    const taken = new AbortController()
    const first = answering({}, async () => taken.abort())

    expect(await office.work(uid, { transport: first, signal: taken.signal })).toBe('RETRY')
    const second = answering({})
    expect(await office.work(uid, { transport: second })).toBe('DONE')

    expect(first.addresses()).toEqual(['one@acme.example'])
    expect(second.addresses()).toEqual(['two@acme.example', 'three@acme.example'])
    expect(await office.row(uid)).toMatchObject({ status: 'SENT' })
  })

  test('two attempts at once repeat no copy but the one under way', async () => {
    const { uid } = await queueIn(office, three)
    const other = answering({})
    const first = answering({}, async (address) => {
      if (address === 'two@acme.example') await office.work(uid, { transport: other })
    })

    expect(await office.work(uid, { transport: first })).toBe('DONE')

    expect(first.addresses()).toEqual(['one@acme.example', 'two@acme.example'])
    expect(other.addresses()).toEqual(['two@acme.example', 'three@acme.example'])
    expect(await office.row(uid)).toMatchObject({ status: 'SENT' })
  })

  test('an address that is suppressed meanwhile gets nothing', async () => {
    const { uid } = await queueIn(office, three)
    const { api, organization } = office
    const transport = answering({}, (address) =>
      address === 'one@acme.example'
        ? api.database.suppression.create({
            data: {
              organizationId: organization.id,
              address: 'two@acme.example',
              addressKey: 'two@acme.example',
              reason: 'UNSUBSCRIBE',
              createdAt: NOW,
            },
          })
        : Promise.resolve(),
    )

    await office.work(uid, { transport })

    expect(transport.addresses()).toEqual(['one@acme.example', 'three@acme.example'])
    expect((await office.row(uid)).recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual([
      'SENT',
      'SUPPRESSED',
      'SENT',
    ])
  })

  test('the email cannot be called off before the attempt is over', async () => {
    const { id, uid } = await queueIn(office, three)
    const told: unknown[] = []
    const transport = answering({ 'one@acme.example': busy, 'three@acme.example': busy }, async (address) => {
      if (address === 'two@acme.example') told.push(await cancel(id))
    })
    const slow = answering({ 'one@acme.example': busy, 'two@acme.example': busy, 'three@acme.example': busy })

    expect(await office.work(uid, { transport })).toBe('RETRY')

    expect(told).toEqual([['IMMUTABLE_STATE']])
    expect(await office.row(uid)).toMatchObject({ status: 'QUEUED' })
    const later = await queueIn(office, three)
    expect(await office.work(later.uid, { transport: slow })).toBe('RETRY')
    expect(await cancel(later.id)).toEqual([])
  })
})

describe('an email that came too late for the window', () => {
  const monday = new Date('2026-03-16T08:00:00Z')

  async function postponed() {
    const { api, organization } = office
    const { uid } = await queueIn(office)
    await api.database.organization.update({
      where: { id: organization.id },
      data: { outreachWindowStart: 9 * 60, outreachWindowEnd: 10 * 60, outreachWeekdays: [1, 2, 3, 4, 5] },
    })
    await office.work(uid)
    return uid
  }

  const jobsOfMonday = async (uid: string) =>
    (await office.jobs(uid)).filter(({ startAfter }) => startAfter.getTime() === monday.getTime())

  test('is left alone by the job that postponed it, should that begin again', async () => {
    const uid = await postponed()
    await office.api.database.organization.update({
      where: { id: office.organization.id },
      data: { outreachWindowStart: null, outreachWindowEnd: null, outreachWeekdays: [] },
    })
    expect(await office.work(uid)).toBe('DONE')

    expect(await office.sent()).toEqual([])

    expect(await office.row(uid)).toMatchObject({ status: 'SCHEDULED', plannedSendAt: monday })
    expect(await jobsOfMonday(uid)).toHaveLength(1)
  })

  test('has one job for that time, whichever attempts postponed it', async () => {
    const uid = await postponed()
    await office.api.database.email.updateMany({ where: { id: uid }, data: { status: 'QUEUED' } })
    await office.work(uid)

    expect(await office.row(uid)).toMatchObject({ status: 'SCHEDULED' })
    expect(await jobsOfMonday(uid)).toMatchObject([{ id: jobIdOf('postponed', uid, monday) }])
  })

  test('goes out when the database says that it is time, though our own clock is behind', async () => {
    const uid = await postponed()
    office.clock.now = new Date(monday.getTime() - 1)

    expect(await office.work(uid, { startAfter: monday })).toBe('DONE')

    expect(await office.row(uid)).toMatchObject({ status: 'SENT' })
  })

  test('is not postponed by an attempt that lost it meanwhile', async () => {
    const { uid } = await queueIn(office)
    const { organization, api } = office
    const { database } = api
    await database.organization.update({
      where: { id: organization.id },
      data: { outreachWindowStart: 9 * 60, outreachWindowEnd: 10 * 60 },
    })
    await office.work(uid, {
      database: {
        read: database.read,
        transact: async (work) => {
          await database.email.updateMany({ where: { id: uid }, data: { status: 'SENT', sentAt: NOW } })
          return database.transact(work)
        },
      },
    })

    expect(await office.row(uid)).toMatchObject({ status: 'SENT', plannedSendAt: null })
  })
})

test('an email that another attempt has sent meanwhile is not called off', async () => {
  const { uid } = await queueIn(office)
  const { database } = office.api
  await database.invoice.updateMany({
    where: { id: office.invoice.id },
    data: { isInDispute: true, standing: 'DISPUTED' },
  })
  await office.work(uid, {
    database: {
      read: database.read,
      transact: async (work) => {
        await database.email.updateMany({ where: { id: uid }, data: { sentAt: NOW } })
        return database.transact(work)
      },
    },
  })

  expect(await office.row(uid)).toMatchObject({ status: 'SENDING' })
})

describe('a billing contact who wants no mail any more', () => {
  async function judged(input: Record<string, unknown>) {
    const { uid } = await queueIn(office, input)
    await office.api.database.contact.updateMany({
      where: { email: 'rosa@acme.example' },
      data: { isEmailDisabled: true },
    })
    const [job] = await office.jobs(uid)
    if (job === undefined) throw new Error('The email has no job.')
    await office.work(uid, { data: job.data })
    return (await office.row(uid)).status
  }

  test('gets none that was written to nobody in particular', async () => {
    expect(await judged({})).toBe('CANCELLED')
  })

  test('gets what was addressed to that contact by name', async () => {
    expect(await judged({ to: [{ address: 'rosa@acme.example' }] })).toBe('SENT')
  })
})
