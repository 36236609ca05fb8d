import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EmailEventType } from '../../../prisma/generated/client/client.ts'
import type { Database } from '../../../src/database/client.ts'
import { recordEvents } from '../../../src/outreach/delivery/record/recordEvents.ts'
import { NOW } from '../../api.ts'
import { answering, busy, unknownUser } from './mailServer.ts'
import { type Office, openOffice, queueIn } from './office.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

/** A database that fails the first transactions with this code. */
function failing(times: number, code: string): Pick<Database, 'read' | 'transact'> {
  const { read, transact } = office.api.database
  let failures = 0
  return {
    read,
    transact: (work) => {
      failures += 1
      return failures > times
        ? transact(work)
        : Promise.reject(Object.assign(new Error('not now'), { code, severity: 'ERROR' }))
    },
  }
}

describe('a copy whose recording fails for a moment', () => {
  test.each([
    ['accepted', {}, 'SENT'],
    ['refused for good', { 'rosa@acme.example': unknownUser }, 'BOUNCED'],
  ])('is not handed over again when it was %s', async (_name, answers, deliveryStatus) => {
    const { uid } = await queueIn(office)
    const transport = answering(answers)

    expect(await office.work(uid, { transport, database: failing(2, '55P03') })).toBe('DONE')

    expect(transport.copies).toHaveLength(1)
    expect(await office.row(uid)).toMatchObject({ deliveryStatus })
  })

  test('is stored once, also where only the answer of the database was lost', async () => {
    const { uid } = await queueIn(office)
    const { read, transact } = office.api.database
    let isFirst = true
    const database: Pick<Database, 'read' | 'transact'> = {
      read,
      transact: async (work) => {
        const result = await transact(work)
        if (!isFirst) return result
        isFirst = false
        throw Object.assign(new Error('Connection terminated unexpectedly'))
      },
    }

    expect(await office.work(uid, { database })).toBe('DONE')

    const { status, events } = await office.row(uid)
    expect(status).toBe('SENT')
    expect(events.filter(({ type }) => type === 'SENT')).toHaveLength(1)
  })

  test('is left to the next try when nothing was done that must be remembered', async () => {
    const { uid } = await queueIn(office)
    const transport = answering({ 'rosa@acme.example': busy })

    await expect(office.work(uid, { transport, database: failing(1, '55P03') })).rejects.toThrow('not now')
  })

  test('is not tried again when the fault does not pass', async () => {
    const { uid } = await queueIn(office)

    await expect(office.work(uid, { database: failing(1, '23514') })).rejects.toThrow('not now')
  })
})

describe('an email whose worker died between handing over and storing', () => {
  const earlier = new Date(NOW.getTime() - 60_000)

  async function interrupted(type: EmailEventType, source: 'DELIVERY_WEBHOOK' | null) {
    const { uid } = await queueIn(office)
    const { api, organization } = office
    await api.database.email.updateMany({ where: { id: uid }, data: { status: 'SENDING' } })
    const { recipients } = await office.row(uid)
    await api.database.transact((run) =>
      recordEvents({ run, organizationId: organization.id, now: NOW }, [
        {
          emailId: uid,
          recipientId: recipients[0]?.id ?? null,
          type,
          occurredAt: earlier,
          source,
          bounce: null,
          isMachine: false,
          userAgent: null,
          ipAddress: null,
          url: null,
          detail: null,
          provider: 'elsewhere',
          providerEventId: `${type} 1`,
          raw: null,
        },
      ]),
    )
    return uid
  }

  test.each([
    ['DELIVERED', null],
    ['OPENED', null],
    ['BOUNCED', 'DELIVERY_WEBHOOK'],
  ] as const)('is SENT when it is known to be %s, and goes to nobody again', async (type, source) => {
    const uid = await interrupted(type, source)
    await office.api.database.invoice.updateMany({
      where: { id: office.invoice.id },
      data: { isInDispute: true, standing: 'DISPUTED' },
    })

    expect(await office.work(uid)).toBe('DONE')

    expect(await office.sent()).toEqual([])
    const email = await office.row(uid)
    expect(email).toMatchObject({ status: 'SENT', deliveryStatus: type, sentAt: earlier })
    expect(email.recipients[0]).toMatchObject({ sentAt: earlier, deliveryStatus: type })
    expect(email.events.filter((event) => event.type === 'SENT')).toMatchObject([
      { providerEventId: `sent ${email.recipients[0]?.id}` },
    ])
  })
})
