import { describe, expect, test } from 'vitest'
import type { DeliveryStatus } from '../../prisma/generated/client/client.ts'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'

const company = useCompany()

type Made = { statuses?: DeliveryStatus[]; isSuppressed?: boolean; direction?: 'INBOUND'; email?: null }

const CASES: [name: string, made: Made, health: string][] = [
  ['without an address', { email: null }, 'UNKNOWN'],
  ['never written to', {}, 'UNKNOWN'],
  ['written to, and not yet sent', { statuses: ['QUEUED'] }, 'UNKNOWN'],
  ['written to in vain', { statuses: ['FAILED'] }, 'UNKNOWN'],
  [
    'who is only known from a letter of the customer',
    { statuses: ['DELIVERED'], direction: 'INBOUND' },
    'UNKNOWN',
  ],
  ['written to', { statuses: ['SENT'] }, 'GOOD'],
  ['who reads', { statuses: ['OPENED'] }, 'GOOD'],
  ['who bounces', { statuses: ['BOUNCED'] }, 'BOUNCING'],
  ['who is suppressed', { statuses: ['DELIVERED'], isSuppressed: true }, 'SUPPRESSED'],
  ['who bounces and is suppressed', { statuses: ['BOUNCED'], isSuppressed: true }, 'SUPPRESSED'],
]

test.each(CASES)('a contact %s', async (name, made, health) => {
  const { statuses = [], isSuppressed = false, direction = 'OUTBOUND' } = made
  const address = `${name.replaceAll(/\W+/g, '-')}@acme.example`
  const party = await company.ledger.party(company.organization, { name })
  await company.ledger.contact(company.organization, party.id, {
    email: made.email === null ? null : address.toUpperCase(),
  })
  for (const deliveryStatus of statuses) {
    const bouncedAt = deliveryStatus === 'BOUNCED' ? NOW : null
    const recipients = [{ address, deliveryStatus, bouncedAt }]
    await company.ledger.email(company.organization, { direction, sentAt: NOW }, { recipients })
  }
  if (isSuppressed) await company.ledger.suppression(company.organization, address)

  const { data, errors } = await company.api.ask(
    company.token,
    'query ($name: String) { parties(where: { name: { eq: $name } }) { nodes { contacts { nodes { emailHealth } } } } }',
    { name },
  )

  expect(errors).toBeUndefined()
  expect(data).toEqual({ parties: { nodes: [{ contacts: { nodes: [{ emailHealth: health }] } }] } })
})

describe('an email', () => {
  test('tells of each recipient and event what is known, and whether the address is suppressed today', async () => {
    const organizationId = company.organization.id
    const humanOpenedAt = new Date(NOW.getTime() - 1_000)
    const { id: emailId } = await company.ledger.email(
      company.organization,
      {
        sentAt: NOW,
        fromName: 'Nordlicht',
        messageId: 'a@mail.example',
        overriddenBlockers: ['IN_DISPUTE'],
      },
      {
        recipients: [
          {
            address: 'Told@acme.example',
            deliveryStatus: 'OPENED',
            sentAt: NOW,
            firstHumanOpenedAt: humanOpenedAt,
          },
          { address: 'cc@acme.example', deliveryStatus: 'SENT' },
        ],
      },
    )
    const [recipient] = await company.api.database.emailRecipient.findMany({
      where: { organizationId, emailId },
      orderBy: { position: 'asc' },
    })
    await company.api.database.emailEvent.create({
      data: {
        organizationId,
        emailId,
        recipientId: recipient?.id ?? null,
        type: 'DEFERRED',
        occurredAt: NOW,
        source: 'SMTP_REPLY',
        bounceType: 'SOFT',
        bounceReason: 'MAILBOX_FULL',
        diagnosticCode: '452 4.2.2',
      },
    })
    await company.ledger.suppression(company.organization, 'told@acme.example')

    const { data, errors } = await company.api.ask(
      company.token,
      `query ($id: ID!) { email(id: $id) { fromName messageId overriddenBlockers humanOpenedAt
        recipients { address sentAt firstHumanOpenedAt isSuppressed }
        events { source bounceType bounceReason diagnosticCode recipient { address isSuppressed } } } }`,
      { id: emailId },
    )

    expect(errors).toBeUndefined()
    expect(data).toEqual({
      email: {
        fromName: 'Nordlicht',
        messageId: 'a@mail.example',
        overriddenBlockers: ['IN_DISPUTE'],
        humanOpenedAt: humanOpenedAt.toISOString(),
        recipients: [
          {
            address: 'Told@acme.example',
            sentAt: NOW.toISOString(),
            firstHumanOpenedAt: humanOpenedAt.toISOString(),
            isSuppressed: true,
          },
          { address: 'cc@acme.example', sentAt: null, firstHumanOpenedAt: null, isSuppressed: false },
        ],
        events: [
          {
            source: 'SMTP_REPLY',
            bounceType: 'SOFT',
            bounceReason: 'MAILBOX_FULL',
            diagnosticCode: '452 4.2.2',
            recipient: { address: 'Told@acme.example', isSuppressed: true },
          },
        ],
      },
    })
  })
})
