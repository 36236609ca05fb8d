import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createWorld, type World } from './world.ts'

// What is new on a timeline is told once to those who follow it, whoever wrote the row.
let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.api.close())

const ITEMS = `subscription ($invoiceId: ID, $partyId: ID) { timelineChanged(invoiceId: $invoiceId, partyId: $partyId) {
  __typename ... on TimelineEntry { occurredAt summary actor { name } } ... on DisputeTimelineItem { isResolution } } }`

const told = (summary: string) => ({ data: { timelineChanged: expect.objectContaining({ summary }) } })

async function createFollowed() {
  const { organization, ledger, follow } = world
  const party = await ledger.party(organization)
  const invoice = await ledger.invoice(organization, { targetPartyId: party.id })
  const ids = {
    invoiceId: encodeGlobalId('Invoice', organization.id, invoice.id),
    partyId: encodeGlobalId('Party', organization.id, party.id),
  }
  const ofInvoice = await follow(ITEMS, { invoiceId: ids.invoiceId })
  const ofParty = await follow(ITEMS, { partyId: ids.partyId })
  return { party, invoice, ofInvoice, ofParty, organizationId: organization.id }
}

describe('timelineChanged', () => {
  test('tells each new item of every kind once, of the invoice and of its party', async () => {
    const { organization, ledger, user, comment } = world
    const { database } = world.api
    const { party, invoice, ofInvoice, ofParty, organizationId } = await createFollowed()
    const [invoiceId, partyId] = [invoice.id, party.id]
    const both = async (summary: string) => {
      expect(await ofInvoice.next()).toEqual(told(summary))
      expect(await ofParty.next()).toEqual(told(summary))
    }

    await ledger.email(
      organization,
      { partyId, reason: 'PAYMENT_REMINDER', sentAt: new Date('2020-01-01T10:00:00Z') },
      {
        invoiceIds: [invoiceId],
        recipients: [{ address: 'anna@kunde.example', kind: 'TO', deliveryStatus: 'OPENED' }],
      },
    )
    // It was told before anybody was written to; what is told is what the row says by then.
    for (const stream of [ofInvoice, ofParty]) {
      expect(await stream.next()).toMatchObject({
        data: {
          timelineChanged: { __typename: 'EmailTimelineItem', occurredAt: '2020-01-01T10:00:00.000Z' },
        },
      })
    }
    const call = await database.call.create({
      data: { organizationId, partyId, direction: 'OUTBOUND', status: 'NO_ANSWER', toNumber: '+49 30 1' },
    })
    await database.callInvoice.create({ data: { organizationId, callId: call.id, invoiceId } })
    await both('Call to +49 30 1, no answer')
    await comment(organizationId, invoiceId)
    await both('Comment: Called.')
    await database.task.create({
      data: { organizationId, invoiceId, partyId, label: 'Call back', type: 'promise_to_pay' },
    })
    await both('Task: Call back')
    const dispute = await database.dispute.create({
      data: { organizationId, invoiceId, reason: 'NOT_RECEIVED', openedAt: new Date(), openedById: user.id },
    })
    await both('Dispute opened: not received')
    await database.dispute.update({
      where: { organizationId_id: { organizationId, id: dispute.id } },
      data: { resolvedAt: new Date(), resolution: 'REJECTED' },
    })
    await both('Dispute resolved: rejected')
    await database.promiseToPay.create({
      data: { organizationId, invoiceId, promisedOn: new Date('2026-04-01'), recordedAt: new Date() },
    })
    await both('Payment promised by 2026-04-01')
    const payment = await database.payment.create({
      data: {
        organizationId,
        partyId,
        amount: 12_345n,
        currency: 'EUR',
        method: 'WIRE',
        status: 'MATCHED',
        receivedAt: new Date(),
      },
    })
    expect(await ofParty.next()).toEqual(told('Payment of 123.45 EUR received by wire'))
    await database.invoicePayment.create({
      data: {
        organizationId,
        invoiceId,
        paymentId: payment.id,
        amount: 6_000n,
        strategy: 'MANUAL',
        isApproved: true,
      },
    })
    expect(await ofInvoice.next()).toEqual(
      told('Payment of 123.45 EUR received by wire, 60.00 EUR of it for this invoice'),
    )
    await database.invoiceStatusChange.create({
      data: { organizationId, invoiceId, before: 'SENT', after: 'PAID', occurredAt: new Date() },
    })
    await both('Status changed from sent to paid')
    await database.integrationLink.create({
      data: { organizationId, integrationName: 'books', entityType: 'INVOICE', remoteId: '7', invoiceId },
    })
    expect(await ofInvoice.next()).toEqual(told('Came from books, where it is 7'))
    await database.auditEntry.create({
      data: {
        organizationId,
        action: 'partyUpdate',
        entityType: 'Party',
        entityId: partyId,
        changes: { email: 'a' },
        occurredAt: new Date(),
      },
    })
    expect(await ofParty.next()).toEqual(told('Party update: email'))
    ofInvoice.close()
    ofParty.close()
  }, 60_000)

  test('tells what is written in bulk, each once, and nothing of other invoices and organizations', async () => {
    const { organization, other, ledger, user, strangerToken, comment } = world
    const { database } = world.api
    const { invoice, ofInvoice, ofParty, organizationId } = await createFollowed()
    const strange = await ledger.invoice(organization)
    await comment(organizationId, strange.id)
    const foreign = await ledger.invoice(other)
    await comment(other.id, foreign.id, strangerToken)

    const texts = Array.from({ length: 150 }, (_, index) => `Call ${index}`)
    await database.comment.createMany({
      data: texts.map((text) => ({ organizationId, invoiceId: invoice.id, authorId: user.id, text })),
    })

    for (const stream of [ofInvoice, ofParty]) {
      const heard: string[] = []
      for (let index = 0; index < texts.length; index++) {
        const { data } = (await stream.next<{ timelineChanged: { summary: string } }>()) ?? {}
        heard.push(data?.timelineChanged.summary ?? '')
      }
      expect(heard.toSorted()).toEqual(texts.map((text) => `Comment: ${text}`).toSorted())
    }
    await comment(organizationId, invoice.id)
    expect(await ofInvoice.next()).toEqual(told('Comment: Called.'))
    ofInvoice.close()
    ofParty.close()
  }, 60_000)

  test('refuses what is not there, what is of another organization, and neither or both of the arguments', async () => {
    const { organization, other, ledger, follow } = world
    const invoiceId = encodeGlobalId('Invoice', organization.id, (await ledger.invoice(organization)).id)
    const foreign = encodeGlobalId('Invoice', other.id, (await ledger.invoice(other)).id)
    const status = async (variables: object) => (await follow(ITEMS, variables)).status

    expect(await status({ invoiceId: foreign })).toBe(404)
    expect(await status({ partyId: other.ownPartyId })).toBe(404)
    expect(await status({})).toBe(400)
    expect(await status({ invoiceId, partyId: organization.ownPartyId })).toBe(400)
  })
})
