import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { attempt } from '../../../src/outreach/send/attempt.ts'
import { requeueStranded } from '../../../src/outreach/send/requeueStranded.ts'
import { answering } from './mailServer.ts'
import { type Office, openOffice, queueIn } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

describe('a fault at every try', () => {
  const broken = (failsFor: string) =>
    answering({}, async (address) => {
      if (address === failsFor) throw new Error('a fault of ours')
    })

  test('leaves the email waiting while there are tries', async () => {
    const { uid } = await queueIn(office)
    const sender = { ...office.sender, transport: broken('rosa@acme.example') }

    expect(await attempt(sender, office.jobOf(uid))).toBe('RETRY')

    expect((await office.row(uid)).recipients).toMatchObject([{ deliveryStatus: 'QUEUED' }])
  })

  test('ends with the last one as FAILED, for those who have no copy', async () => {
    const { uid } = await queueIn(office, {
      to: [{ address: 'first@acme.example' }, { address: 'rosa@acme.example' }],
    })
    const sender = { ...office.sender, transport: broken('rosa@acme.example') }

    await attempt(sender, { ...office.jobOf(uid), isLastTry: true })

    const email = await office.row(uid)
    expect(email.status).toBe('SENT')
    expect(email.recipients.map(({ deliveryStatus }) => deliveryStatus)).toEqual(['SENT', 'FAILED'])

    const lone = await queueIn(office)
    await attempt(sender, { ...office.jobOf(lone.uid), isLastTry: true })
    expect(await office.row(lone.uid)).toMatchObject({
      status: 'FAILED',
      deliveryStatus: 'FAILED',
      errorMessage: 'Every try to send it met a fault.',
    })
  })
})

describe('an email that waits without a job', () => {
  const forget = (uid: string) =>
    office.api.database.$executeRaw`delete from pgboss.job where data->>'emailId' = ${uid}`

  test('gets one when a worker starts, and one only', async () => {
    const plannedSendAt = '2026-03-20T09:00:00.000Z'
    const lost = await queueIn(office)
    const planned = await queueIn(office, { plannedSendAt })
    const cut = await queueIn(office)
    const waiting = await queueIn(office)
    for (const { uid } of [lost, planned, cut]) await forget(uid)
    await office.api.database.email.updateMany({ where: { id: cut.uid }, data: { status: 'SENDING' } })

    await Promise.all([requeueStranded(office.sender), requeueStranded(office.sender)])
    await requeueStranded(office.sender)

    for (const { uid } of [lost, planned, cut, waiting]) expect(await office.jobs(uid)).toHaveLength(1)
    expect(await office.jobs(planned.uid)).toMatchObject([{ startAfter: new Date(plannedSendAt) }])
    const [job] = await office.jobs(lost.uid)
    expect(await office.work(lost.uid, job)).toBe('DONE')
    expect(await office.row(lost.uid)).toMatchObject({ status: 'SENT' })
  })

  test('gets none when there is nothing to send any more', async () => {
    const sent = await queueIn(office)
    await office.work(sent.uid)
    const imported = await office.ledger.email(office.organization, { status: 'QUEUED', messageId: null })
    await forget(sent.uid)

    await requeueStranded(office.sender)

    expect(await office.jobs(sent.uid)).toEqual([])
    expect(await office.jobs(imported.id)).toEqual([])
  })
})
