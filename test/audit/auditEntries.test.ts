import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { runIn } from '../../src/graph/mutation/work.ts'
import { auditStatement } from '../../src/ledger/audit/record.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

const LIST = `query ($organizationId: ID, $where: AuditEntryWhere) { auditEntries(organizationId: $organizationId, where: $where) {
  totalCount nodes { occurredAt action outcome source actor { name } entityType entityUid entityId changes requestId } } }`

let api: TestApi
let ada: { token: string; id: string }
let grace: { token: string; id: string }
let foreignToken: string
let organizationId: string
let otherId: string
let comment: { id: string; uid: string }
let invoiceId: string

type Entry = Record<string, unknown> & { action: string; changes: object }
type Listed = { auditEntries: { totalCount: number; nodes: Entry[] } }

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const other = await ledger.organization({ name: 'Elsewhere' })
  organizationId = organization.id
  otherId = other.id
  const person = async (givenName: string) => {
    const { id } = await ledger.user([organization], { givenName })
    return { id, token: await api.tokenOf(id) }
  }
  ada = await person('Ada')
  grace = await person('Grace')
  foreignToken = await api.tokenOf((await ledger.user([other])).id)
  const invoice = await ledger.invoice(organization)
  invoiceId = encodeGlobalId('Invoice', organizationId, invoice.id)
  const ADD = `mutation ($input: CommentAddInput!) { commentAdd(input: $input) { comment { id uid } userErrors { code } } }`
  const { data } = await api.ask<{ commentAdd: { comment: typeof comment } }>(ada.token, ADD, {
    input: { invoiceId, text: 'Called.' },
  })
  if (!data) throw new Error('There is no comment.')
  comment = data.commentAdd.comment
  await api.ask(grace.token, ADD, { input: { invoiceId, text: ' ' } })
  await runIn(api.database)(
    auditStatement({
      organizationId,
      occurredAt: new Date(NOW.getTime() - 60_000),
      action: 'webhookEndpointRevoke',
      source: 'COMMAND',
      actorUserId: null,
      tokenId: null,
      requestId: null,
      entity: { type: 'EmailLink', id: invoice.id },
      changes: null,
    }),
  )
})
afterAll(() => api.close())

async function ask(where: object = {}, by = ada.token) {
  const { data, errors } = await api.ask<Listed>(by, LIST, { where })
  expect(errors).toBeUndefined()
  if (!data) throw new Error('There is no answer.')
  return data.auditEntries
}

describe('auditEntries', () => {
  test('tell each member what was done, by whom and to what, and what was refused', async () => {
    const { totalCount, nodes } = await ask({}, grace.token)

    expect(totalCount).toBe(3)
    expect(nodes).toEqual([
      {
        occurredAt: NOW.toISOString(),
        action: 'commentAdd',
        outcome: 'REFUSED',
        source: 'API',
        actor: { name: 'Grace Berg' },
        entityType: null,
        entityUid: null,
        entityId: null,
        changes: { errors: [{ code: 'REQUIRED', field: 'input.text' }] },
        requestId: expect.any(String),
      },
      {
        occurredAt: NOW.toISOString(),
        action: 'commentAdd',
        outcome: 'SUCCEEDED',
        source: 'API',
        actor: { name: 'Ada Berg' },
        entityType: 'Comment',
        entityUid: comment.uid,
        entityId: comment.id,
        changes: { invoiceId: expect.any(String), length: 7 },
        requestId: expect.any(String),
      },
      expect.objectContaining({
        action: 'webhookEndpointRevoke',
        source: 'COMMAND',
        actor: null,
        entityType: 'EmailLink',
        entityId: null,
        changes: null,
        requestId: null,
      }),
    ])
  })

  test.each<[name: string, where: () => object, actions: string[]]>([
    ['the action', () => ({ action: { startsWith: 'webhook' } }), ['COMMAND']],
    ['the outcome', () => ({ outcome: { eq: 'REFUSED' } }), ['REFUSED']],
    ['the source', () => ({ source: { ne: 'API' } }), ['COMMAND']],
    ['the person', () => ({ actor: { uid: ada.id } }), ['DONE']],
    ['the person by name', () => ({ actor: { name: { contains: 'grace' } } }), ['REFUSED']],
    ['the type', () => ({ entityType: { eq: 'Comment' } }), ['DONE']],
    ['the global id', () => ({ entityId: comment.id }), ['DONE']],
    ['the UUID', () => ({ entityId: comment.uid.toUpperCase() }), ['DONE']],
    ['the global id of a thing of another type', () => ({ entityId: invoiceId }), []],
    [
      'the id of another organization',
      () => ({ entityId: encodeGlobalId('Comment', otherId, comment.uid) }),
      [],
    ],
    ['no id', () => ({ entityId: 'nothing' }), []],
    ['the time', () => ({ occurredAt: { lt: NOW.toISOString() } }), ['COMMAND']],
    ['what it is not', () => ({ not: { outcome: { eq: 'SUCCEEDED' } } }), ['REFUSED']],
    [
      'one of several',
      () => ({ or: [{ entityId: comment.id }, { source: { eq: 'COMMAND' } }] }),
      ['DONE', 'COMMAND'],
    ],
  ])('are picked by %s', async (_name, where, expected) => {
    const { nodes } = await ask(where())

    const names = nodes.map(({ source, outcome }) =>
      source === 'COMMAND' ? 'COMMAND' : outcome === 'REFUSED' ? 'REFUSED' : 'DONE',
    )
    expect(names).toEqual(expected)
  })

  test('belong to one organization', async () => {
    expect(await ask({}, foreignToken)).toEqual({ totalCount: 0, nodes: [] })
    const answer = await api.ask(foreignToken, LIST, { organizationId })
    expect(answer.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })
})
