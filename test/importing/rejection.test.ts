import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

let ledger: TestLedger
beforeAll(async () => {
  ledger = await openTestLedger()
})
afterAll(() => ledger.close())

const invoice = { type: 'invoice', externalId: 'I', currency: 'EUR', total: 100 }
const party = { type: 'party', externalId: 'P', name: 'Acme' }
const email = { type: 'email', externalId: 'E', status: 'SENT', sentAt: '2026-02-15T09:05:00Z' }
const line = { unitPrice: 100 }
const beyond = 9_007_199_254_740_992

const cases: [what: string, record: unknown, field: string | null, reason: string][] = [
  ['a list', [1], null, 'must be a JSON object'],
  ['text that is not JSON', '{"type":', null, 'is not JSON'],
  ['a missing type', { externalId: '1' }, 'type', 'must be one of tag, '],
  ['an unknown type', { type: 'refund' }, 'type', 'must be one of tag, '],
  ['a missing external id', { type: 'party', name: 'A' }, 'externalId', 'is required'],
  ['a blank name', { ...party, name: ' ' }, 'name', 'must be text that is not blank'],
  ['an unknown key', { ...party, colour: 'red' }, 'colour', 'is not a field of a record of type party'],
  [
    'an unknown key further in',
    { ...invoice, lineItems: [{ ...line, price: 1 }] },
    'lineItems[0].price',
    'is not a field of lineItems[0]',
  ],
  ['a wrong type of value', { ...party, isActive: 'yes' }, 'isActive', 'must be boolean'],
  [
    'an unknown enum value',
    { ...invoice, workflowStatus: 'OPEN' },
    'workflowStatus',
    'must be one of DRAFT, APP',
  ],
  ['NUL in a text', { ...party, name: 'A\0' }, 'name', 'must not contain the character NUL'],
  [
    'NUL in a key',
    { ...party, customFields: { 'a\0': 1 } },
    'customFields.a\0',
    'must not contain the character',
  ],
  ['half a character', { ...party, contacts: [{ name: '\ud800' }] }, 'contacts[0].name', 'a lone surrogate'],
  ['a long name', { ...party, name: 'x'.repeat(256) }, 'name', 'must NOT have more than 255 characters'],
  [
    'a long memo',
    { ...invoice, memo: 'x'.repeat(100_001) },
    'memo',
    'must NOT have more than 100000 characters',
  ],
  [
    'a long URL',
    { ...party, paymentPortalUrl: `https://a.example/${'x'.repeat(2048)}` },
    'paymentPortalUrl',
    'more than 2048',
  ],
  [
    'a script as URL',
    { ...party, paymentPortalUrl: 'javascript:alert(1)' },
    'paymentPortalUrl',
    'http:// or https://',
  ],
  ['a broken URL', { ...party, paymentPortalUrl: 'https://[' }, 'paymentPortalUrl', 'must be a URL'],
  ['a broken email address', { ...party, email: 'nobody' }, 'email', 'must be an email address'],
  ['an unknown timezone', { ...party, timezone: 'Mars/Base' }, 'timezone', '"Mars/Base" is not a timezone'],
  ['an unknown currency', { ...invoice, currency: 'EUX' }, 'currency', '"EUX" is not a currency code'],
  ['a fraction of a minor unit', { ...invoice, total: 1.5 }, 'total', 'must be integer'],
  ['an amount as text', { ...invoice, total: '100' }, 'total', 'must be integer'],
  ['an amount beyond 2^53 - 1', { ...invoice, total: beyond }, 'total', 'must be <= 9007199254740991'],
  [
    'a number without end',
    '{"type":"party","externalId":"P","name":"A","customFields":{"n":1e999}}',
    'customFields.n',
    'too large',
  ],
  [
    'an amount due beyond 2^53 - 1',
    { ...invoice, total: beyond - 1, prePaymentCreditNotes: -1 },
    'amountDue',
    'beyond 2^53 - 1',
  ],
  [
    'a total that is not its parts',
    { ...invoice, subtotal: 90, discount: 5, tax: 10 },
    'total',
    'must be subtotal - discount + tax: 90 - 5 + 10 = 95, not 100',
  ],
  [
    'an amount due that is not the total less credit notes',
    { ...invoice, prePaymentCreditNotes: 10, amountDue: 100 },
    'amountDue',
    'must be total - prePaymentCreditNotes: 100 - 10 = 90, not 100',
  ],
  [
    'a day that does not exist',
    { ...invoice, dueDate: '2026-02-30' },
    'dueDate',
    '"2026-02-30" is not a day',
  ],
  ['a month that does not exist', { ...invoice, dueDate: '2026-13-01T00:00:00Z' }, 'dueDate', 'is not a day'],
  [
    'a time that does not exist',
    { ...invoice, dueDate: '2026-02-03T24:00:00Z' },
    'dueDate',
    'that no clock shows',
  ],
  [
    'a date-time without a zone',
    { ...invoice, dueDate: '2026-02-03T10:00:00' },
    'dueDate',
    'a date-time with a zone',
  ],
  ['a year zero', { ...invoice, dueDate: '0000-02-03' }, 'dueDate', 'is not a day'],
  [
    'a promise that is not a day',
    { ...invoice, promisedToPayDate: '2026-02-30' },
    'promisedToPayDate',
    'a day of the calendar',
  ],
  [
    'a line in another currency',
    { ...invoice, lineItems: [{ ...line, currency: 'USD' }] },
    'lineItems[0].currency',
    "must be the invoice's, EUR, not USD",
  ],
  [
    'a quantity with an exponent',
    { ...invoice, lineItems: [{ ...line, quantity: '1e3' }] },
    'lineItems[0].quantity',
    '14 digits',
  ],
  [
    'too fine a quantity',
    { ...invoice, lineItems: [{ ...line, quantity: 0.0000001 }] },
    'lineItems[0].quantity',
    '14 digits',
  ],
  [
    'a context that is not a UUID',
    { ...invoice, lineItems: [{ ...line, contextUid: '1' }] },
    'lineItems[0].contextUid',
    'a UUID',
  ],
  [
    'a field given twice',
    {
      ...invoice,
      fields: [
        { key: 'a', type: 't' },
        { key: 'a', type: 't' },
      ],
    },
    'fields[1].key',
    'must not be there twice',
  ],
  [
    'a comment by a stranger',
    { ...invoice, comments: [{ text: 'x', authorEmail: 'x@y.example', createdAt: '2026-01-01' }] },
    'comments[0].authorEmail',
    'nobody with the email address x@y.example is a member',
  ],
  [
    'a party that nobody knows',
    { ...invoice, targetPartyExternalId: 'nobody' },
    'targetPartyExternalId',
    'no party "nobody" of this source',
  ],
  [
    'a parent that nobody knows',
    { ...party, parentExternalId: 'nobody' },
    'parentExternalId',
    'no party "nobody"',
  ],
  [
    'a party that is its own parent',
    { ...party, parentExternalId: 'P' },
    'parentExternalId',
    'must not be the party itself',
  ],
  [
    'an invoice that nobody knows',
    { ...email, invoiceExternalIds: ['nothing'] },
    'invoiceExternalIds[0]',
    'no invoice "nothing"',
  ],
  [
    'an email without a time',
    { type: 'email', externalId: 'E', status: 'DRAFT' },
    'createdAt',
    'is required where',
  ],
  [
    'an agent without a name',
    { ...email, initiator: { kind: 'AGENT' } },
    'initiator.name',
    'is required where',
  ],
  [
    'a contact without a name',
    { ...party, contacts: [{ phone: '1' }] },
    'contacts[0].name',
    'is required where',
  ],
]

describe('a bad record', () => {
  it.each(cases)('%s is rejected with line, field and reason', async (_what, record, field, reason) => {
    const result = await ledger.importRecords([{ ...party, externalId: 'good' }, record], {
      source: 'rejections',
    })

    expect(result.rejected).toBe(1)
    const [rejected, ...others] = (await readFile(`${ledger.folder}/records.jsonl.rejects.jsonl`, 'utf8'))
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
    expect(others).toEqual([])
    expect(rejected).toMatchObject({ line: 2, field, reason: expect.stringContaining(reason) })
    expect(rejected.record).toEqual(
      typeof record === 'string' && reason !== 'is not JSON'
        ? JSON.parse(record.replace('1e999', 'null'))
        : record,
    )
  })

  it('does not keep the others out', async () => {
    const good = { ...invoice, externalId: 'stays' }

    const result = await ledger.importRecords([invoice, { ...invoice, total: null }, good], {
      source: 'mixed',
    })

    expect(result).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 1 })
  })

  it('is told, the first twenty of them', async () => {
    ledger.told.length = 0
    const bad = Array.from({ length: 25 }, () => ({ type: 'party' }))

    const result = await ledger.importRecords([party, ...bad], { source: 'many' })

    expect(result.rejected).toBe(25)
    expect(ledger.told.filter((text) => text.startsWith('line '))).toHaveLength(20)
    expect(ledger.told[0]).toBe('line 2: externalId is required')
    expect(ledger.told).toContain('and 5 more rejected')
  })
})
