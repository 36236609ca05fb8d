import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestApi, NOW, type TestApi } from '../../api.ts'
import { createLedger } from '../../ledger.ts'

const ELIGIBILITY = `query ($uid: UUID!) { invoice(by: { uid: $uid }) {
  outreachEligibility { email { allowed nextPossibleAt blockers { code message until } } } } }`
const LATE = '2026-02-01T10:00:00.000Z'

type Eligibility = {
  allowed: boolean
  nextPossibleAt: string | null
  blockers: { code: string; message: string; until: string | null }[]
}
type Answered = { invoice: { outreachEligibility: { email: Eligibility } } }

let api: TestApi
let ledger: ReturnType<typeof createLedger>
let organization: Awaited<ReturnType<typeof ledger.organization>>
let token: string
let partyId: string
let contactId: string

beforeAll(async () => {
  api = await createTestApi()
  ledger = createLedger(api.database)
})
afterAll(() => api.close())

/** Everybody alone in an organization: one party, its billing contact, no settings. */
beforeEach(async () => {
  organization = await ledger.organization()
  token = await api.tokenOf((await ledger.user([organization])).id)
  partyId = (await ledger.party(organization, { email: 'office@acme.example' })).id
  const contact = { email: 'Rosa@acme.example', externalRole: 'BILLING_CONTACT' } as const
  contactId = (await ledger.contact(organization, partyId, contact)).id
})

const invoice = (data: Parameters<typeof ledger.invoice>[1] = {}) =>
  ledger.invoice(organization, { targetPartyId: partyId, invoiceNumber: 'RE-1', ...data })

async function eligibilityOf({ id }: { id: string }): Promise<Eligibility> {
  const { data, errors } = await api.ask<Answered>(token, ELIGIBILITY, { uid: id })
  if (!data || errors) throw new Error(JSON.stringify(errors))
  return data.invoice.outreachEligibility.email
}

async function expectBlocked(
  row: { id: string },
  code: string,
  message: string,
  until: string | null = null,
) {
  expect(await eligibilityOf(row)).toEqual({
    allowed: false,
    nextPossibleAt: until,
    blockers: [{ code, message, until }],
  })
}

const changeParty = (data: object) =>
  api.database.party.update({
    where: { organizationId_id: { organizationId: organization.id, id: partyId } },
    data,
  })
const changeContact = (data: object) =>
  api.database.contact.update({
    where: { organizationId_id: { organizationId: organization.id, id: contactId } },
    data,
  })
const changeSettings = (data: object) =>
  api.database.organization.update({ where: { id: organization.id }, data })
const suppress = (address: string) =>
  api.database.suppression.create({
    data: {
      organizationId: organization.id,
      address,
      addressKey: address.toLowerCase(),
      reason: 'MANUAL',
      createdAt: NOW,
    },
  })

test('nothing keeps an open receivable from being mailed about', async () => {
  expect(await eligibilityOf(await invoice())).toEqual({
    allowed: true,
    nextPossibleAt: NOW.toISOString(),
    blockers: [],
  })
})

describe('alone blocks', () => {
  test('a dispute, since it was opened', async () => {
    const row = await invoice({ isInDispute: true })
    await api.database.dispute.updateMany({
      where: { organizationId: organization.id, invoiceId: row.id },
      data: { openedAt: new Date('2026-03-09T23:30:00Z') },
    })
    const message = 'The customer has disputed the invoice since 2026-03-10.'

    await expectBlocked(row, 'IN_DISPUTE', message)
  })

  test('a promise, until its day is over, and none that was broken', async () => {
    const message = 'The customer promised to pay by 2026-03-13.'

    await expectBlocked(
      await invoice({ promisedToPayDate: new Date('2026-03-13') }),
      'PROMISE_ACTIVE',
      message,
      '2026-03-13T23:00:00.000Z',
    )
    expect(await eligibilityOf(await invoice({ promisedToPayDate: new Date('2026-03-12') }))).toMatchObject({
      allowed: true,
    })
  })

  test('a paused party', async () => {
    await changeParty({ isEmailOutreachPaused: true })

    await expectBlocked(await invoice(), 'PARTY_EMAIL_PAUSED', 'E-mail outreach to Acme is paused.')
  })

  test('an inactive party', async () => {
    await changeParty({ isActive: false })

    await expectBlocked(await invoice(), 'PARTY_INACTIVE', 'No business is done with Acme any more.')
  })

  test('a party whose e-mails are switched off', async () => {
    await changeParty({ isEmailDisabled: true })

    await expectBlocked(await invoice(), 'EMAIL_DISABLED', 'E-mails to Acme are switched off.')
  })

  test('a billing contact whose e-mails are switched off, where the address is theirs', async () => {
    await changeContact({ isEmailDisabled: true })
    const message = 'E-mails to Rosa@acme.example are switched off.'
    await expectBlocked(await invoice(), 'EMAIL_DISABLED', message)

    await changeContact({ email: null })
    expect(await eligibilityOf(await invoice())).toMatchObject({ allowed: true })
  })

  test('the want of any address', async () => {
    await changeContact({ email: null })
    await changeParty({ email: null })
    const message = 'No e-mail address of Acme is known.'

    await expectBlocked(await invoice(), 'NO_BILLING_CONTACT', message)
    expect(await eligibilityOf(await invoice({ billingEmail: 'bills@acme.example' }))).toMatchObject({
      allowed: true,
    })
  })

  test('an address that is none, unless another is known', async () => {
    await changeContact({ email: 'a..b@acme.example' })
    await changeParty({ email: 'a@b' })
    const message = '"a..b@acme.example" is no e-mail address that mail can be sent to.'

    await expectBlocked(await invoice(), 'INVALID_ADDRESS', message)
    expect(await eligibilityOf(await invoice({ billingEmail: 'bills@acme.example' }))).toMatchObject({
      allowed: true,
    })
  })

  test('an invoice of nobody', async () => {
    await expectBlocked(
      await invoice({ targetPartyId: null }),
      'NO_BILLING_CONTACT',
      'No e-mail address of the customer is known.',
    )
  })

  test.each([
    ['of the billing contact', 'rosa@acme.example', {}, {}],
    ['of the invoice, where the contact has none', 'bills@acme.example', { email: null }, {}],
    [
      'of the party, where nobody has another',
      'office@acme.example',
      { email: null },
      { billingEmail: null },
    ],
  ])('the suppression of the address %s', async (_name, address, contact, data) => {
    await changeContact(contact)
    await suppress(address)
    const written = address === 'rosa@acme.example' ? 'Rosa@acme.example' : address

    await expectBlocked(
      await invoice({ billingEmail: 'bills@acme.example', ...data }),
      'ALL_RECIPIENTS_SUPPRESSED',
      `${written} is on the suppression list.`,
    )
  })

  test.each([
    [
      'SETTLED',
      'Nothing is owed on the invoice: it was paid on 2026-02-01.',
      { amountPaid: 10_000n, paidDate: new Date(LATE) },
    ],
    ['SETTLED', 'Nothing is owed on the invoice.', { total: 0n }],
    ['VOID', 'The invoice is void.', { voidedAt: new Date(LATE) }],
    ['VOID', 'The invoice is cancelled.', { workflowStatus: 'CANCELLED' }],
    [
      'UNCOLLECTIBLE',
      'The invoice was written off on 2026-02-01.',
      { markedUncollectibleAt: new Date(LATE) },
    ],
    ['DRAFT', 'The invoice is a draft.', { workflowStatus: 'DRAFT' }],
    ['DRAFT', 'The invoice is approved but not sent yet.', { workflowStatus: 'APPROVED' }],
    ['DRAFT', 'The invoice is scheduled but not sent yet.', { workflowStatus: 'SCHEDULED' }],
    [
      'AUTO_CHARGE',
      'A stored means of payment of the customer is charged automatically.',
      { collectionMethod: 'CHARGE_AUTOMATICALLY' },
    ],
    ['NOT_RECEIVABLE', 'The invoice is a payable: your organization owes the money.', { type: 'PAYABLE' }],
  ] as const)('%s: %s', async (code, message, data) => {
    await expectBlocked(await invoice(data), code, message)
  })

  test('a payment under way', async () => {
    const row = await invoice()
    const link = { integrationName: 'quickbooks', entityType: 'INVOICE', remoteId: '7' } as const
    await api.database.integrationLink.create({
      data: {
        ...link,
        organizationId: organization.id,
        invoiceId: row.id,
        remotePaymentStatus: 'PROCESSING',
      },
    })

    await expectBlocked(row, 'PAYMENT_PROCESSING', 'A payment is under way, says quickbooks.')
  })

  test('an archived document and an inactive blueprint', async () => {
    const organizationId = organization.id
    const { database } = api
    const document = await database.document.create({
      data: { organizationId, filename: 'contract.pdf', isArchived: true },
    })
    const blueprint = await database.invoiceBlueprint.create({
      data: { organizationId, name: 'Monthly', isActive: false },
    })
    const made = 'The invoice was made from the'

    await expectBlocked(
      await invoice({ documentId: document.id }),
      'INACTIVE_SOURCE',
      `${made} archived document "contract.pdf".`,
    )
    await expectBlocked(
      await invoice({ blueprintId: blueprint.id }),
      'INACTIVE_SOURCE',
      `${made} inactive blueprint "Monthly".`,
    )
  })

  test('the hour, until the window opens', async () => {
    await changeSettings({ outreachWindowStart: 14 * 60, outreachWindowEnd: 16 * 60 })
    const message = 'The window for mail is closed until 2026-03-13 14:00 (Europe/Berlin).'

    await expectBlocked(await invoice(), 'OUTSIDE_WINDOW', message, '2026-03-13T13:00:00.000Z')
  })

  test('the last outreach, until the days have passed to the hour', async () => {
    await changeSettings({ minDaysBetweenOutreach: 3 })
    const blocked = await invoice({ lastOutreachAt: new Date('2026-03-10T11:00:00.001Z') })
    const message =
      'The customer was contacted about the invoice on 2026-03-10 12:00 (Europe/Berlin); ' +
      '3 days must pass before the next message.'

    await expectBlocked(blocked, 'COOLING_OFF', message, '2026-03-13T11:00:00.001Z')
    expect(
      await eligibilityOf(await invoice({ lastOutreachAt: new Date('2026-03-10T11:00:00Z') })),
    ).toMatchObject({ allowed: true })
  })

  test.each([
    ['from the party', true, false],
    ['about the invoice', false, true],
  ])('a message %s within the grace period', async (_name, isFromParty, isAbout) => {
    await changeSettings({ inboundGracePeriodDays: 1 })
    const row = await invoice()
    const sentAt = new Date('2026-03-12T12:00:00Z')
    const wrote = { direction: 'INBOUND', status: 'RECEIVED', partyId: isFromParty ? partyId : null } as const
    const about = { invoiceIds: isAbout ? [row.id] : [] }
    await ledger.email(organization, { ...wrote, sentAt }, about)
    await ledger.email(organization, { ...wrote, sentAt: new Date('2026-03-01T12:00:00Z') }, about)
    const message =
      'The customer wrote on 2026-03-12 13:00 (Europe/Berlin); 1 day must pass before the next message.'

    await expectBlocked(row, 'CUSTOMER_REPLIED', message, '2026-03-13T12:00:00.000Z')
  })
})

describe('several block', () => {
  test('in the order of the blockers, and the last to end decides, once the window is open', async () => {
    await changeSettings({ minDaysBetweenOutreach: 2, outreachWindowStart: 0, outreachWindowEnd: 720 })
    const row = await invoice({
      lastOutreachAt: new Date('2026-03-13T10:00:00Z'),
      promisedToPayDate: new Date('2026-03-14'),
    })
    const { blockers, nextPossibleAt } = await eligibilityOf(row)

    expect(blockers.map(({ code }) => code)).toEqual(['PROMISE_ACTIVE', 'OUTSIDE_WINDOW', 'COOLING_OFF'])
    expect(nextPossibleAt).toBe('2026-03-15T10:00:00.000Z')
  })

  test('for good, when one of them does not end by itself', async () => {
    const row = await invoice({ isInDispute: true, promisedToPayDate: new Date('2026-03-14') })

    expect(await eligibilityOf(row)).toMatchObject({
      nextPossibleAt: null,
      blockers: [{ code: 'IN_DISPUTE' }, { code: 'PROMISE_ACTIVE' }],
    })
  })

  test('a disputed draft, which overriding the dispute does not make sendable', async () => {
    const row = await invoice({ isInDispute: true, workflowStatus: 'DRAFT' })
    const { blockers } = await eligibilityOf(row)

    expect(blockers.map(({ code }) => code)).toEqual(['IN_DISPUTE', 'DRAFT'])
  })
})

describe('the default address', () => {
  test.each([
    ['the primary of two billing contacts', { isPrimary: true, externalRole: 'BILLING_CONTACT' }, true],
    ['the older of two billing contacts', { isPrimary: false, externalRole: 'BILLING_CONTACT' }, false],
    ['a billing contact before the primary one', { isPrimary: true }, false],
  ] as const)('is that of %s', async (_name, other, isOthers) => {
    await ledger.contact(organization, partyId, { name: 'Other', email: 'other@acme.example', ...other })
    await suppress(isOthers ? 'other@acme.example' : 'rosa@acme.example')

    expect(await eligibilityOf(await invoice())).toMatchObject({
      blockers: [{ code: 'ALL_RECIPIENTS_SUPPRESSED' }],
    })
  })

  test('is that of the primary contact where nobody has the role, and no other', async () => {
    await changeContact({ externalRole: null, isPrimary: true })
    await suppress('rosa@acme.example')
    expect(await eligibilityOf(await invoice())).toMatchObject({ allowed: false })

    await changeContact({ isPrimary: false })
    expect(await eligibilityOf(await invoice())).toMatchObject({ allowed: true })
  })
})
