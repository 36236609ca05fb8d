import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createWorld, EMAILS, INVOICES, type World } from './world.ts'

let world: World
beforeAll(async () => {
  world = await createWorld()
})
afterAll(() => world.api.close())

describe('invoiceChanged', () => {
  test('sends an invoice that was commented on, with what is below it now', async () => {
    const { organization, ledger, follow, comment } = world
    const invoice = await ledger.invoice(organization, { invoiceNumber: 'R-1' })
    const changes = await follow(INVOICES)

    await comment(organization.id, invoice.id)

    expect(changes.status).toBe(200)
    expect(changes.headers.get('content-type')).toBe('text/event-stream')
    expect(changes.headers.get('cache-control')).toBe('no-store')
    expect(await changes.next()).toEqual({
      data: { invoiceChanged: { uid: invoice.id, invoiceNumber: 'R-1', comments: [{ text: 'Called.' }] } },
    })
    await comment(organization.id, invoice.id)
    expect(await changes.next()).toMatchObject({ data: { invoiceChanged: { comments: [{}, {}] } } })
    changes.close()
  })

  test('sends only what fits the filter', async () => {
    const { organization, ledger, follow, comment } = world
    const small = await ledger.invoice(organization, { total: 100n })
    const large = await ledger.invoice(organization, { total: 1_000_000n })
    const changes = await follow(INVOICES, { where: { total: { gt: 50_000 } } })

    await comment(organization.id, small.id)
    await comment(organization.id, large.id)

    expect(await changes.next()).toMatchObject({ data: { invoiceChanged: { uid: large.id } } })
    changes.close()
  })

  test('sends what changed when an email about it did', async () => {
    const { organization, ledger, follow, announce } = world
    const invoice = await ledger.invoice(organization)
    const email = await ledger.email(organization, {}, { invoiceIds: [invoice.id] })
    const changes = await follow(INVOICES)

    await announce(organization.id, [{ kind: 'EMAIL', emailId: email.id, invoiceIds: [invoice.id] }])

    expect(await changes.next()).toMatchObject({ data: { invoiceChanged: { uid: invoice.id } } })
    changes.close()
  })

  test('sends nothing of another organization', async () => {
    const { organization, other, ledger, follow, comment, strangerToken, announce } = world
    const own = await ledger.invoice(organization)
    const foreign = await ledger.invoice(other)
    const changes = await follow(INVOICES)
    const foreignChanges = await follow(INVOICES, {}, strangerToken)

    for (let index = 0; index < 20; index++) await comment(other.id, foreign.id, strangerToken)
    // An id of another organization under the name of this one is no row of this one.
    await announce(organization.id, [{ kind: 'INVOICE', invoiceIds: [foreign.id] }])
    await comment(organization.id, own.id)

    expect(await changes.next()).toMatchObject({ data: { invoiceChanged: { uid: own.id } } })
    expect(await foreignChanges.next()).toMatchObject({ data: { invoiceChanged: { uid: foreign.id } } })
    changes.close()
    foreignChanges.close()
  })
})

describe('emailDeliveryChanged', () => {
  test('sends the emails about the invoice, and those about no other one', async () => {
    const { organization, ledger, follow, announce } = world
    const invoice = await ledger.invoice(organization)
    const another = await ledger.invoice(organization)
    const subject = 'Reminder'
    const email = await ledger.email(organization, { subject }, { invoiceIds: [invoice.id] })
    const stray = await ledger.email(organization, {}, { invoiceIds: [another.id] })
    const changes = await follow(EMAILS, { id: encodeGlobalId('Invoice', organization.id, invoice.id) })

    await announce(organization.id, [
      { kind: 'EMAIL', emailId: stray.id, invoiceIds: [another.id] },
      { kind: 'INVOICE', invoiceIds: [invoice.id] },
      { kind: 'EMAIL', emailId: email.id, invoiceIds: [another.id, invoice.id] },
    ])

    expect(await changes.next()).toMatchObject({ data: { emailDeliveryChanged: { uid: email.id, subject } } })
    changes.close()
  })

  test('passes over an email that is gone by the time it is looked at', async () => {
    const { organization, ledger, follow, announce } = world
    const invoice = await ledger.invoice(organization)
    const email = await ledger.email(organization, {}, { invoiceIds: [invoice.id] })
    const changes = await follow(EMAILS, { id: invoice.id })
    const invoiceIds = [invoice.id]

    await announce(organization.id, [
      { kind: 'EMAIL', emailId: invoice.id, invoiceIds },
      { kind: 'EMAIL', emailId: email.id, invoiceIds },
    ])

    expect(await changes.next()).toMatchObject({ data: { emailDeliveryChanged: { uid: email.id } } })
    changes.close()
  })
})

test('a stream that has nothing to say sends comments, so that nobody takes it for dead', async () => {
  const response = await world.api.send({
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${world.token}`,
    },
    body: JSON.stringify({ query: INVOICES }),
  })
  const reader = response.body?.getReader()

  for (let count = 0; count < 2; count++) {
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(':\n\n')
  }
})

test('a change is heard by the streams of every process, and one that cannot be read by none', async () => {
  const { api, organization, ledger, comment, anotherServer } = world
  const invoice = await ledger.invoice(organization)
  const { hub, follow } = anotherServer()
  const changes = await follow(INVOICES)

  for (const payload of ['', 'null', '{"organizationId":1}', '{"kind":"INVOICE"}']) {
    await api.database.$queryRaw`select pg_notify('duegraph_change', ${payload})::text`
  }
  await comment(organization.id, invoice.id)

  expect(await changes.next()).toMatchObject({ data: { invoiceChanged: { uid: invoice.id } } })
  await hub.close()
  expect(await changes.next()).toBeNull()
})
