import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askToSend, type Office, openOffice, type SendAnswer } from './office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const send = (input: Record<string, unknown> = {}) => askToSend(office, input)

function emailOf({ email, userErrors }: SendAnswer) {
  if (email === null) throw new Error(JSON.stringify(userErrors))
  return email
}

describe('emailSend', () => {
  test('answers QUEUED and writes to the billing contact', async () => {
    const email = emailOf(await send())

    expect(email).toMatchObject({
      status: 'QUEUED',
      deliveryStatus: 'QUEUED',
      recipients: [
        {
          address: 'rosa@acme.example',
          name: 'Rosa Lind',
          kind: 'TO',
          deliveryStatus: 'QUEUED',
          contact: { name: 'Rosa Lind' },
        },
      ],
    })
  })

  test('stores the email and its job together, or neither', async () => {
    const { database } = office.api
    const email = emailOf(await send())
    const jobs = await database.$queryRaw<
      { data: { emailId: string } }[]
    >`select data from pgboss.job where name = 'email-send'`
    const emails = await database.email.findMany({ where: { messageId: { not: null } } })

    expect(jobs.map(({ data }) => data.emailId)).toContain(email.uid)
    expect(jobs).toHaveLength(emails.length)
  })

  test('fills variables, escaped in HTML, and never twice', async () => {
    const email = emailOf(
      await send({
        subject: 'Invoice {{invoiceNumber}} of {{organizationName}}',
        bodyText: '{{contactName}}: {{amountRemaining}}, due {{dueDate}}. {{note}}',
        bodyHtml: '<p>{{partyName}} {{note}}</p>',
        variables: [{ name: 'note', value: '{{7*7}} <b>' }],
      }),
    )

    expect(email.subject).toBe('Invoice RE-1 of Nordlicht Handel')
    expect(email.bodyText).toBe('Rosa Lind: 100.00 EUR, due 2026-02-05. {{7*7}} <b>')
    expect(email.bodyHtml).toBe('<p>Acme &lt;GmbH&gt; {{7*7}} &lt;b&gt;</p>')
  })

  test.each([
    ['no body', { bodyText: ' ' }, 'REQUIRED', 'input.bodyText'],
    ['an empty subject', { subject: ' ' }, 'REQUIRED', 'input.subject'],
    ['a subject of two lines', { subject: 'Hello\r\nBcc: evil@x.example' }, 'INVALID', 'input.subject'],
    [
      'a header in an address',
      { to: [{ address: 'p@c.example\r\nBcc: evil@x.example' }] },
      'INVALID',
      'input.to.0.address',
    ],
    [
      'two addresses in one',
      { to: [{ address: 'p@c.example, q@c.example' }] },
      'INVALID',
      'input.to.0.address',
    ],
    ['group syntax', { to: [{ address: 'all: p@c.example;' }] }, 'INVALID', 'input.to.0.address'],
    [
      'an address in brackets',
      { cc: [{ address: 'evil@x.example <p@c.example>' }] },
      'INVALID',
      'input.cc.0.address',
    ],
    [
      'a header in a name',
      { to: [{ address: 'p@c.example', name: 'P\r\nBcc: evil@x.example' }] },
      'INVALID',
      'input.to.0.name',
    ],
    [
      '50,000 brackets',
      { to: [{ address: `${'('.repeat(50_000)}p@c.example` }] },
      'INVALID',
      'input.to.0.address',
    ],
    ['nobody to write to', { to: [] }, 'REQUIRED', 'input.to'],
    [
      '51 addresses',
      { bcc: Array.from({ length: 51 }, (_, index) => ({ address: `p${index}@c.example` })) },
      'TOO_MANY_ITEMS',
      'input.to',
    ],
    ['a variable nobody knows', { bodyText: 'Hello {{nobody}}' }, 'INVALID', 'input.bodyText'],
    ['a script', { bodyHtml: '<script>1</script>' }, 'INVALID', 'input.bodyHtml'],
    ['a link with a script', { bodyHtml: '<a href="javascript:1">x</a>' }, 'INVALID', 'input.bodyHtml'],
    [
      'a link to nowhere certain',
      { bodyHtml: '<a href="//evil.example">x</a>' },
      'INVALID',
      'input.bodyHtml',
    ],
    ['a file that is not there', { attachments: ['nothing.pdf'] }, 'NOT_FOUND', 'input.attachments.0'],
    ['a time in two years', { plannedSendAt: '2028-03-13T11:00:00Z' }, 'INVALID', 'input.plannedSendAt'],
    ['an override by no administrator', { override: ['IN_DISPUTE'] }, 'NOT_ALLOWED', 'input.override'],
  ])('refuses %s, and nothing is queued', async (_name, input, code, field) => {
    const before = await office.api.database.email.count()
    const { email, userErrors } = await send(input)

    expect(email).toBeNull()
    expect(userErrors.map((error) => [error.code, error.field.join('.')])).toEqual([[code, field]])
    expect(await office.api.database.email.count()).toBe(before)
  })

  test('refuses invoices of different parties and of nobody we know', async () => {
    const { ledger, organization, invoiceId } = office
    const stranger = await ledger.party(organization, { name: 'Other' })
    const other = await ledger.invoice(organization, { targetPartyId: stranger.id })
    const { encodeGlobalId } = await import('../../../src/graph/globalId.ts')

    const otherId = encodeGlobalId('Invoice', organization.id, other.id)
    expect((await send({ invoiceIds: [invoiceId, otherId] })).userErrors).toMatchObject([
      { code: 'INVALID', field: ['input', 'invoiceIds', '1'] },
    ])
    const unknown = encodeGlobalId('Invoice', organization.id, organization.id)
    expect((await send({ invoiceIds: [invoiceId, unknown] })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ])
  })

  test('asked twenty times at once under one key queues one email', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => send({ idempotencyKey: 'reminder 1' })),
    )

    expect(new Set(answers.map((answer) => emailOf(answer).uid)).size).toBe(1)
  })
})

describe('a blocked invoice', () => {
  test('is not mailed about, with the reason, unless an administrator overrides it', async () => {
    const { ledger, organization, party, api, adminToken } = office
    const { encodeGlobalId } = await import('../../../src/graph/globalId.ts')
    const disputed = await ledger.invoice(organization, { targetPartyId: party.id, isInDispute: true })
    const invoiceId = encodeGlobalId('Invoice', organization.id, disputed.id)

    const refused = await askToSend({ ...office, invoiceId })
    expect(refused.userErrors).toMatchObject([
      { code: 'OUTREACH_BLOCKED', field: ['input', 'invoiceIds', '0'] },
    ])
    expect(refused.userErrors[0]?.message).toMatch(/dispute/i)

    const overridden = await askToSend(
      { api, invoiceId, token: adminToken },
      { override: ['IN_DISPUTE', 'SETTLED'] },
    )
    const { uid } = emailOf(overridden)
    const row = await api.database.email.findFirstOrThrow({ where: { id: uid } })
    expect(row.overriddenBlockers).toEqual(['IN_DISPUTE'])
    const entry = await api.database.auditEntry.findFirstOrThrow({ where: { entityId: uid } })
    expect(entry.changes).toMatchObject({ overridden: ['IN_DISPUTE'] })
  })
})
