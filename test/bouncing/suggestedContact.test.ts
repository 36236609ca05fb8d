import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let ledger: ReturnType<typeof createLedger>
let organization: Awaited<ReturnType<typeof ledger.organization>>
let token: string
beforeAll(async () => {
  api = await createTestApi()
  ledger = createLedger(api.database)
  organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
})
afterAll(() => api.close())

type ContactData = Partial<Prisma.ContactUncheckedCreateInput>
const billing: ContactData = { externalRole: 'BILLING_CONTACT' }
const payable: ContactData = { externalRole: 'AP_CONTACT' }
const primary: ContactData = { isPrimary: true }
const disabled: ContactData = { isEmailDisabled: true }
const unreachable: ContactData = { email: null }

/** The contacts of a party beside the one who bounces, oldest first, and which of them is suggested. */
const CASES: [name: string, contacts: Record<string, ContactData>, suggested: string | null][] = [
  ['nobody else', {}, null],
  ['the only other', { plain: {} }, 'plain'],
  ['the oldest of several', { older: {}, newer: {} }, 'older'],
  ['the primary contact before older ones', { older: {}, primary }, 'primary'],
  ['somebody of accounts payable before the primary contact', { primary, payable }, 'payable'],
  ['a billing contact before all others', { primary, payable, billing }, 'billing'],
  ['of billing contacts the primary one', { billing, main: { ...billing, ...primary } }, 'main'],
  ['nobody without an address', { unreachable, disabled }, null],
  ['nobody switched off', { billing: { ...billing, ...disabled }, plain: {} }, 'plain'],
  ['nobody who bounces, too', { bouncing: billing, plain: {} }, 'plain'],
  ['nobody who is suppressed', { suppressed: billing, plain: {} }, 'plain'],
  ['nobody of the same address', { same: { ...billing, email: 'GONE@case.example' } }, null],
]

test.each(CASES)('%s', async (name, contacts, suggested) => {
  const host = `${name.replaceAll(/\W+/g, '-')}.example`
  const party = await ledger.party(organization, { name })
  const gone = { address: `gone@${host}`, deliveryStatus: 'BOUNCED' as const, bouncedAt: NOW }
  await ledger.contact(organization, party.id, { name: 'gone', email: gone.address, ...billing, ...primary })
  for (const [index, [contact, data]] of Object.entries(contacts).entries()) {
    const email =
      data.email === null ? null : (data.email ?? `${contact}@case.example`).replace(/@.*/, `@${host}`)
    const createdAt = new Date(NOW.getTime() + index * 1_000)
    await ledger.contact(organization, party.id, { name: contact, createdAt, ...data, email })
  }
  const bouncing = [gone, ...('bouncing' in contacts ? [{ ...gone, address: `Bouncing@${host}` }] : [])]
  await ledger.email(organization, { partyId: party.id, sentAt: NOW }, { recipients: bouncing })
  if ('suppressed' in contacts) await suppress(`suppressed@${host}`)

  const { data, errors } = await api.ask(
    token,
    `query ($address: String) { bouncingContacts(where: { address: { eq: $address } }) {
      nodes { suggestedContact { name } } } }`,
    { address: gone.address },
  )

  expect(errors).toBeUndefined()
  const suggestedContact = suggested === null ? null : { name: suggested }
  expect(data).toEqual({ bouncingContacts: { nodes: [{ suggestedContact }] } })
})

test('nobody where the party is not known', async () => {
  const recipient = { address: 'lone@else.example', deliveryStatus: 'BOUNCED' as const, bouncedAt: NOW }
  await ledger.email(organization, { sentAt: NOW }, { recipients: [recipient] })

  const { data } = await api.ask(
    token,
    '{ bouncingContacts(search: "lone@") { nodes { party { name } suggestedContact { name } } } }',
  )

  expect(data).toEqual({ bouncingContacts: { nodes: [{ party: null, suggestedContact: null }] } })
})

function suppress(address: string) {
  return api.database.suppression.create({
    data: {
      organizationId: organization.id,
      address,
      addressKey: address,
      reason: 'UNSUBSCRIBE',
      createdAt: NOW,
    },
  })
}
