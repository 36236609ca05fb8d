import { expect, test } from 'vitest'
import { subscribe } from '../live/subscribe.ts'
import { useFirm } from './firm.ts'

const firm = useFirm()
const { call, create } = firm

test('an invoice is followed from its draft to its end: live, on its timeline and in the audit log', async () => {
  const { api, token } = firm.company
  const changes = await subscribe(
    api.send,
    token,
    'subscription { invoiceChanged { id status invoiceNumber } }',
  )
  const seen = async () => (await changes.next<{ invoiceChanged: unknown }>())?.data?.invoiceChanged

  const { id } = await create()
  expect(await seen()).toEqual({ id, status: 'DRAFT', invoiceNumber: null })
  await call('invoiceIssue', { invoiceId: id })
  expect(await seen()).toEqual({ id, status: 'SENT', invoiceNumber: 'INV-00001' })
  await call('invoiceMarkUncollectible', { invoiceId: id })
  expect(await seen()).toMatchObject({ status: 'UNCOLLECTIBLE' })
  await call('invoiceVoid', { invoiceId: id })
  expect(await seen()).toMatchObject({ status: 'VOID' })
  changes.close()

  const { data } = await api.ask<{ invoice: { timeline: { nodes: { after?: string }[] } } }>(
    token,
    `query ($id: ID!) { invoice(by: { id: $id }) { timeline(first: 20, types: [STATUS_CHANGE]) {
      nodes { ... on StatusChangeTimelineItem { statusChange { before after } } } } } }`,
    { id },
  )
  expect(data?.invoice.timeline.nodes).toEqual([
    { statusChange: { before: 'UNCOLLECTIBLE', after: 'VOID' } },
    { statusChange: { before: 'SENT', after: 'UNCOLLECTIBLE' } },
    { statusChange: { before: 'DRAFT', after: 'SENT' } },
  ])
  const entries = await api.database.auditEntry.findMany({
    where: { entityType: 'Invoice' },
    orderBy: { id: 'asc' },
  })
  expect(entries.map(({ action }) => action)).toEqual([
    'invoiceCreate',
    'invoiceIssue',
    'invoiceMarkUncollectible',
    'invoiceVoid',
  ])
})
