import { beforeAll, describe, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { useCompany } from '../company.ts'

const TASK = `task { id label type status actionTaken closeReason completedAction dueOn completedAt assignee { name }
  createdBy { name } completedBy { name } party { uid } invoice { uid } email { uid } call { uid } }
  userErrors { code field }`
const mutationOf = (name: string) =>
  `mutation ($input: Task${name}Input!) { task${name}(input: $input) { ${TASK} } }`

type Answer = {
  task: (Record<string, unknown> & { id: string }) | null
  userErrors: { code: string; field: string[] }[]
}

const company = useCompany()
let invoiceId: string
let partyUid: string

beforeAll(async () => {
  const { ledger, organization, idOf } = company
  const party = await ledger.party(organization)
  partyUid = party.id
  invoiceId = idOf('Invoice', (await ledger.invoice(organization, { targetPartyId: party.id })).id)
})

const ask = (name: string, input: object) => company.change<Answer>(mutationOf(name), input)
const open = async () => (await ask('Create', { invoiceId, label: ' Call back ' }))?.task?.id ?? ''

describe('taskCreate', () => {
  test('opens a task about an invoice and its party', async () => {
    const answer = await ask('Create', { invoiceId, label: ' Call back ', dueOn: '2026-03-20' })

    expect(answer).toMatchObject({
      task: {
        label: 'Call back',
        type: 'manual',
        status: 'OPEN',
        dueOn: '2026-03-20',
        party: { uid: partyUid },
        createdBy: { name: 'Ada Berg' },
        completedBy: null,
      },
      userErrors: [],
    })
  })

  test('takes the party of a call or an email that it comes from', async () => {
    const { api, ledger, organization, idOf } = company
    const call = await api.database.call.create({
      data: { organizationId: organization.id, direction: 'INBOUND', status: 'COMPLETED', partyId: partyUid },
    })
    const email = await ledger.email(organization, { partyId: partyUid })

    for (const input of [{ callId: idOf('Call', call.id) }, { emailId: idOf('Email', email.id) }]) {
      expect(await ask('Create', { ...input, label: 'Look' })).toMatchObject({
        task: { party: { uid: partyUid } },
      })
    }
  })

  test.each([
    ['a blank label', { label: ' ' }, 'REQUIRED', 'label'],
    ['a long one', { label: 'x'.repeat(201) }, 'INVALID', 'label'],
    [
      'somebody who is no member',
      { assigneeId: encodeGlobalId('User', crypto.randomUUID()) },
      'NOT_FOUND',
      'assigneeId',
    ],
    ['an id of something else', { callId: 'x' }, 'NOT_FOUND', 'callId'],
  ])('refuses %s', async (_name, input, code, field) => {
    expect(await ask('Create', { invoiceId, label: 'Look', ...input })).toMatchObject({
      task: null,
      userErrors: [{ code, field: ['input', field] }],
    })
  })
})

describe('a task', () => {
  test('is completed once, with what was done', async () => {
    const taskId = await open()

    expect(
      await ask('Complete', { taskId, closeReason: 'Paid.', completedAction: { paid: true } }),
    ).toMatchObject({
      task: {
        status: 'COMPLETED',
        actionTaken: 'COMPLETE',
        closeReason: 'Paid.',
        completedAction: { paid: true },
        completedBy: { name: 'Ada Berg' },
        completedAt: '2026-03-13T11:00:00.000Z',
      },
    })
    for (const name of ['Complete', 'Dismiss']) {
      expect(await ask(name, { taskId })).toMatchObject({
        task: null,
        userErrors: [{ code: 'IMMUTABLE_STATE', field: ['input', 'taskId'] }],
      })
    }
    expect(await ask('Assign', { taskId, assigneeId: null })).toMatchObject({
      userErrors: [{ code: 'IMMUTABLE_STATE' }],
    })
  })

  test('is dismissed with a reason', async () => {
    expect(await ask('Dismiss', { taskId: await open(), closeReason: 'A duplicate.' })).toMatchObject({
      task: { status: 'DISMISSED', actionTaken: 'DISMISS', closeReason: 'A duplicate.' },
    })
  })

  test('is given to a member and taken again; nobody must be named as such', async () => {
    const { ledger, organization } = company
    const member = await ledger.user([organization], { givenName: 'Kim' })
    const taskId = await open()
    const assigneeId = encodeGlobalId('User', member.id)

    expect(await ask('Assign', { taskId, assigneeId })).toMatchObject({
      task: { assignee: { name: /^Kim/ } },
    })
    expect(await ask('Assign', { taskId })).toMatchObject({ userErrors: [{ code: 'REQUIRED' }] })
    expect(await ask('Assign', { taskId, assigneeId: null })).toMatchObject({ task: { assignee: null } })
  })

  test('cannot keep an action that is too long', async () => {
    const completedAction = { note: 'x'.repeat(70_000) }

    expect(await ask('Complete', { taskId: await open(), completedAction })).toMatchObject({
      task: null,
      userErrors: [{ code: 'INVALID', field: ['input', 'completedAction'] }],
    })
  })
})

test('facets count tasks by status, kind and person', async () => {
  const { api, ledger, token } = company
  const { data } = await api.ask<{
    tasks: { totalCount: number; facets: Record<string, { count: number }[]> }
  }>(
    token,
    `{ tasks { totalCount facets { status { value count } type { value count } assignee { assignee { name } count } } }
       calls { facets { direction { value count } status { count } sentiment { value count } } } }`,
  )
  expect(ledger).toBeDefined()
  const counts = Object.values(data?.tasks.facets ?? {}).map((facet) =>
    facet.reduce((sum, { count }) => sum + count, 0),
  )
  expect(new Set(counts)).toEqual(new Set([data?.tasks.totalCount]))
  expect(data).toMatchObject({
    tasks: { facets: { type: [{ value: 'manual' }], assignee: [{ assignee: null }] } },
    calls: {
      facets: { direction: [{ value: 'INBOUND', count: 1 }], sentiment: [{ value: null, count: 1 }] },
    },
  })
})
