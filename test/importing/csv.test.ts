import { readFile } from 'node:fs/promises'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

let ledger: TestLedger
const ledgers: TestLedger[] = []
beforeEach(async () => {
  ledger = await openTestLedger('America/New_York')
  ledgers.push(ledger)
})
afterAll(() => Promise.all(ledgers.map((each) => each.close())))

const invoiceFields = { externalId: 'no', currency: 'cur', total: 'total' }
const rejects = async () =>
  (await readFile(`${ledger.folder}/rows.csv.rejects.jsonl`, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('a CSV row', () => {
  it('makes a party once and an invoice each time', async () => {
    const csv = [
      '\uFEFFno;customer;name;date;cur;total;open;note',
      '1; 17.0 ;"Acme ""GmbH""\n& Co";15.02.2026 23:30;EUR;1.234,50;ja;',
      '2;17.0;other name;16.02.2026 00:00;JPY;1.234;nein;x',
      '3;;;16.02.2026 00:00;BHD;0,125;;',
    ].join('\r\n')
    const externalId = { column: 'customer', removeSuffix: '.0', padStart: { length: 5, with: '0' } }
    const result = await ledger.importCsv(csv, {
      delimiter: ';',
      dates: { format: 'DD.MM.YYYY HH:mm' },
      numbers: { decimalSeparator: ',', groupSeparator: '.' },
      records: [
        { type: 'party', once: true, onlyWith: 'customer', fields: { externalId, name: 'name' } },
        {
          type: 'invoice',
          fields: {
            ...invoiceFields,
            targetPartyExternalId: externalId,
            issueDate: 'date',
            isInDispute: { column: 'open', map: { ja: true, nein: false } },
            amountPaid: { column: 'total', ifPresent: 'note' },
            memo: { first: ['note', { text: 'Invoice {no} of {customer}' }] },
            customFields: { note: 'note', fixed: { constant: [1] } },
          },
        },
      ],
    })

    expect(result).toEqual({ created: 4, updated: 0, unchanged: 0, rejected: 0 })
    expect(await ledger.database.party.findMany()).toMatchObject([{ name: 'Acme "GmbH"\n& Co' }])
    const link = await ledger.database.integrationLink.findFirstOrThrow({ where: { entityType: 'PARTY' } })
    expect(link.remoteId).toBe('00017')
    expect(await ledger.database.invoice.findMany({ orderBy: { id: 'asc' } })).toMatchObject([
      {
        currency: 'EUR',
        total: 123_450n,
        amountPaid: 0n,
        isInDispute: true,
        issueDate: new Date('2026-02-16T04:30:00Z'),
        memo: 'Invoice 1 of 17.0',
        customFields: { fixed: [1] },
      },
      {
        currency: 'JPY',
        total: 1_234n,
        amountPaid: 1_234n,
        memo: 'x',
        customFields: { note: 'x', fixed: [1] },
      },
      { currency: 'BHD', total: 125n, isInDispute: false, targetPartyId: null },
    ])
  })

  it('is rejected with its line, field and reason', async () => {
    const csv = [
      'no,cur,total,day,flag',
      '1,USD,"1\n2",2026-01-01,Yes',
      '2,USD,12.345,2026-01-01,Yes',
      '3,USD,1,01/02/2026,Yes',
      '4,USD,1,2026-01-01,maybe',
      '5,,1,2026-01-01,Yes',
      '6,USD,1,2026-01-01',
      '7,USD,90071992547409.92,2026-01-01,Yes',
      '8,USD,1,2026-01-01,Yes',
    ].join('\n')
    const result = await ledger.importCsv(csv, {
      dates: { format: 'YYYY-MM-DD' },
      records: [
        {
          type: 'invoice',
          fields: {
            ...invoiceFields,
            dueDate: 'day',
            isInDispute: { column: 'flag', map: { Yes: true, No: false } },
          },
        },
      ],
    })

    expect(result).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 7 })
    expect((await rejects()).map(({ line, field, reason }) => [line, field, reason])).toEqual([
      [2, 'total', '"1\n2" is not a number'],
      [4, 'total', '"12.345" has 3 digits after the point, and its currency has 2'],
      [5, 'dueDate', '"01/02/2026" is not a date of the form YYYY-MM-DD'],
      [6, 'isInDispute', '"maybe" is not in the mapping\'s map'],
      [7, 'currency', 'is required'],
      [8, null, 'has 4 columns, not 5'],
      [9, 'total', '"90071992547409.92" is 9007199254740992 minor units, beyond 2^53 - 1'],
    ])
    expect((await rejects())[3].record).toEqual({
      no: '4',
      cur: 'USD',
      total: '1',
      day: '2026-01-01',
      flag: 'maybe',
    })
  })
})

describe('rows that are lines', () => {
  const lineItems = {
    each: {
      name: 'what',
      quantity: 'n',
      unitPrice: 'price',
      lineTotal: { product: ['n', 'price'], round: 'halfUp' },
    },
  }
  const fields = { externalId: 'no', currency: { constant: 'EUR' }, total: { sum: 'lineTotal' }, lineItems }

  it('are put together by a column, with others in between', async () => {
    const csv = 'no,what,n,price\n1,a,2,1.50\n2,b,1,0.10\n1,c,0.333,0.50\n3,d,-1,4.00\n'

    const result = await ledger.importCsv(csv, {
      group: { by: 'no' },
      records: [{ type: 'invoice', fields }],
    })

    expect(result).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 0 })
    const invoices = await ledger.database.invoice.findMany({
      orderBy: { id: 'asc' },
      include: { lineItems: { orderBy: { lineNumber: 'asc' } } },
    })
    expect(invoices).toMatchObject([
      {
        total: 317n,
        lineItems: [
          { name: 'a', lineTotal: 300n },
          { name: 'c', unitPrice: 50n, lineTotal: 17n },
        ],
      },
      { total: 10n, lineItems: [{ name: 'b' }] },
      { total: -400n, standing: 'SENT', amountRemaining: 0n, lineItems: [{ name: 'd' }] },
    ])
  })

  it('take their invoice with them where one is bad', async () => {
    const csv = 'no,what,n,price\n1,a,2,1.50\n1,b,x,1.00\n2,c,1,1.00\n'

    const result = await ledger.importCsv(csv, {
      group: { by: 'no' },
      records: [{ type: 'invoice', fields }],
    })

    expect(result).toMatchObject({ created: 1, rejected: 1 })
    expect(await rejects()).toMatchObject([
      { line: 2, field: 'lineItems[1].quantity', reason: '"x" is not a number (line 3 of rows.csv)' },
    ])
  })

  it('are found in a second file', async () => {
    await ledger.write('lines.csv', 'invoice,what,n,price\n1,a,1,1.00\n1,b,1,2.00\n3,c,1,5.00\n')
    const join = { file: 'lines.csv', by: 'invoice', equals: 'no' }

    const result = await ledger.importCsv('no\n1\n2\n3\n', { join, records: [{ type: 'invoice', fields }] })

    expect(result.created).toBe(3)
    const invoices = await ledger.database.invoice.findMany({ orderBy: { id: 'asc' } })
    expect(invoices.map(({ total }) => total)).toEqual([300n, 0n, 500n])
  })

  it.each([
    [
      'belongs to no row',
      'invoice,what,n,price\n1,a,1,1.00\n9,b,1,2.00\n',
      'lines.csv line 3 belongs to "9"',
    ],
    ['is too short', 'invoice,what,n,price\n1,a,1\n', 'lines.csv line 2 has 3 columns, not 4'],
    ['has another header', 'id,what,n,price\n1,a,1,2\n', 'lines.csv has no column "invoice"'],
  ])('in a second file change nothing where one %s', async (_what, lines, reason) => {
    await ledger.write('lines.csv', lines)
    const join = { file: 'lines.csv', by: 'invoice', equals: 'no' }

    const importing = ledger.importCsv('no\n1\n2\n', { join, records: [{ type: 'invoice', fields }] })

    await expect(importing).rejects.toThrow(reason)
    expect(await ledger.database.invoice.count()).toBe(0)
  })
})
