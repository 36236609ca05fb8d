import { expect, test } from 'vitest'
import type { Prisma } from '../../prisma/generated/client/client.ts'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const company = useCompany()

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
  const party = await company.ledger.party(company.organization, { name })
  const gone = { address: `gone@${host}`, deliveryStatus: 'BOUNCED' as const, bouncedAt: NOW }
  await company.ledger.contact(company.organization, party.id, {
    name: 'gone',
    email: gone.address,
    ...billing,
    ...primary,
  })
  for (const [index, [contact, data]] of Object.entries(contacts).entries()) {
    const email =
      data.email === null ? null : (data.email ?? `${contact}@case.example`).replace(/@.*/, `@${host}`)
    const createdAt = new Date(NOW.getTime() + index * 1_000)
    await company.ledger.contact(company.organization, party.id, { name: contact, createdAt, ...data, email })
  }
  const bouncing = [gone, ...('bouncing' in contacts ? [{ ...gone, address: `Bouncing@${host}` }] : [])]
  await company.ledger.email(
    company.organization,
    { partyId: party.id, sentAt: NOW },
    { recipients: bouncing },
  )
  if ('suppressed' in contacts)
    await company.ledger.suppression(company.organization, `suppressed@${host}`, { reason: 'UNSUBSCRIBE' })

  const { data, errors } = await company.api.ask(
    company.token,
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
  await company.ledger.email(company.organization, { sentAt: NOW }, { recipients: [recipient] })

  const { data } = await company.api.ask(
    company.token,
    '{ bouncingContacts(search: "lone@") { nodes { party { name } suggestedContact { name } } } }',
  )

  expect(data).toEqual({ bouncingContacts: { nodes: [{ party: null, suggestedContact: null }] } })
})
