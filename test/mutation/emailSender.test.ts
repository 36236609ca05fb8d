import { beforeAll, expect, test } from 'vitest'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { useCompany } from '../company.ts'

const UPSERT = `mutation ($input: EmailSenderUpsertInput!) { emailSenderUpsert(input: $input) {
  emailSender { id email name replyTo isShared isConnectionExpired user { name } } userErrors { code field } } }`

type Answer = { emailSender: (Record<string, unknown> & { id: string }) | null }

const company = useCompany()
let adminToken: string
let otherId: string

beforeAll(async () => {
  const { api, ledger, organization } = company
  adminToken = await api.tokenOf((await ledger.admin([organization])).id)
  otherId = encodeGlobalId('User', (await ledger.user([organization])).id)
})

const upsert = (input: object, token = company.token) => company.change<Answer>(UPSERT, input, token)

test('a sender is one’s own, found again by its address, and keeps what is left out', async () => {
  const first = await upsert({ email: 'Ada@firm.example', name: 'Ada', isGrantExpired: true })
  const second = await upsert({ email: 'ada@firm.example', isShared: true, isGrantExpired: false })

  expect(first).toMatchObject({ emailSender: { isConnectionExpired: true, user: { name: 'Ada Berg' } } })
  expect(second).toMatchObject({
    emailSender: {
      id: first?.emailSender?.id,
      email: 'Ada@firm.example',
      name: 'Ada',
      isShared: true,
      isConnectionExpired: false,
    },
  })
})

test('one of somebody else, or of the team, is for administrators', async () => {
  const refused = { emailSender: null, userErrors: [{ code: 'NOT_ALLOWED' }] }

  expect(await upsert({ email: 'kim@firm.example', userId: otherId })).toMatchObject(refused)
  expect(await upsert({ email: 'team@firm.example', userId: null })).toMatchObject(refused)
  expect(await upsert({ email: 'team@firm.example', userId: null }, adminToken)).toMatchObject({
    emailSender: { user: null },
  })
  expect(await upsert({ email: 'team@firm.example', name: 'Mine' })).toMatchObject(refused)
})

test.each([
  ['email', { email: 'Ada <ada@firm.example>' }],
  ['replyTo', { email: 'ada@firm.example', replyTo: 'nobody' }],
  ['expiredAt', { email: 'ada@firm.example', expiredAt: '2026-01-01' }],
])('a bad %s is refused', async (field, input) => {
  expect(await upsert(input)).toMatchObject({
    emailSender: null,
    userErrors: [{ code: 'INVALID', field: ['input', field] }],
  })
})
