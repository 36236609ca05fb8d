import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ImportFormat } from '../../src/exchange/import/importFile.ts'
import { openTestLedger, type TestLedger } from '../importing/ledger.ts'
import { CAMT_BATCH, MT940_PAGES } from './files.ts'
import { BANK_MAPPING } from './writeBankCsv.ts'

let ledger: TestLedger
beforeAll(async () => {
  ledger = await openTestLedger()
})
beforeEach(async () => {
  ledger.told.length = 0
  await ledger.database.$executeRaw`truncate payment, integration_link cascade`
})
afterAll(() => ledger.close())

async function take(format: ImportFormat, content: string | Uint8Array, mapping: object = BANK_MAPPING) {
  const file = await ledger.write('statement', content)
  const path = await ledger.write('mapping.json', JSON.stringify(mapping))
  return ledger.importPath(file, {
    format,
    source: 'bank',
    ...(format === 'bank-csv' ? { mapping: path } : {}),
  })
}
const stored = () =>
  ledger.database.payment.findMany({
    orderBy: [{ receivedAt: 'asc' }, { amount: 'asc' }, { endToEndId: 'asc' }],
  })

describe('a bank statement', () => {
  it('in CAMT.053 brings each payment of a batch, and tells what was taken back', async () => {
    const bytes = Buffer.from(CAMT_BATCH, 'latin1')

    expect(await take('camt053', bytes)).toEqual({
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      leftOut: 2,
    })

    expect(await stored()).toMatchObject([
      {
        amount: 10_000n,
        receivedAt: new Date('2026-02-02T23:00:00Z'),
        status: 'PENDING_MATCH',
        method: 'DIRECT_DEBIT',
        partyId: null,
        payerName: 'Müller & Söhne',
        payerAccount: 'NL91ABNA0417164300',
        endToEndId: 'E1',
        bankTransactionId: 'BATCH1',
        referenceNumber: 'Invoice RE-1 thank you',
        description: null,
      },
      { amount: 25_000n, endToEndId: 'E2', referenceNumber: 'RF18539007547034', payerName: null },
      { amount: 25_000n, endToEndId: 'E3', referenceNumber: null },
    ])
    expect(ledger.told.slice(-2)).toEqual([
      'line 19: a credit of 69.50 EUR (BACK1) was taken back on 2026-02-04: unallocate and refund its payment',
      'left out, as no payment came in by it: 1 credits taken back, 1 not booked yet',
    ])
    expect(await take('camt053', bytes)).toMatchObject({ created: 0, unchanged: 3 })
  })

  it('whose batch does not tell all amounts brings one payment of the whole', async () => {
    const content = CAMT_BATCH.replace(
      '<camt:Amt Ccy="EUR">100</camt:Amt>',
      '<camt:Amt Ccy="USD">100</camt:Amt>',
    )

    expect(await take('camt053', Buffer.from(content, 'latin1'))).toMatchObject({ created: 1, rejected: 0 })

    expect(await stored()).toMatchObject([
      {
        amount: 60_000n,
        bankTransactionId: 'BATCH1',
        referenceNumber: 'Invoice RE-1 thank you RF18539007547034',
      },
    ])
  })

  it('in MT940 may have pages, equal payments, and remittance that looks like fields', async () => {
    expect(await take('mt940', MT940_PAGES)).toEqual({
      created: 3,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      leftOut: 2,
    })

    expect(await stored()).toMatchObject([
      { amount: 5_000n, referenceNumber: 'cash', bankTransactionId: null },
      { amount: 5_000n, referenceNumber: 'cash' },
      {
        amount: 11_900n,
        receivedAt: new Date('2026-03-01T23:00:00Z'),
        bankTransactionId: 'B-77',
        endToEndId: 'KREF 12',
        method: 'WIRE',
        referenceNumber: 'Payment for the order of 2.3., :35:B it says, and at 20:44:45 it - was made',
      },
    ])
    expect(await take('mt940', MT940_PAGES + MT940_PAGES)).toMatchObject({ created: 0, unchanged: 6 })
  })

  it('in MT940 may be in Windows-1252', async () => {
    const content = Buffer.from(MT940_PAGES.replace('cash', 'M\u00fcller'), 'latin1')

    await take('mt940', content)

    expect((await stored()).map(({ referenceNumber }) => referenceNumber)).toContain('Müller')
  })

  it('as CSV may tell the way by a column or by two', async () => {
    const { amount: _a, balance: _b, ...others } = BANK_MAPPING
    const two = { ...others, credit: 'Haben', debit: 'Soll' }
    const way = { ...others, amount: 'Betrag', direction: { column: 'S/H', credit: ['H'], debit: ['S'] } }
    const facts = 'Referenz;Ende-zu-Ende;Name;IBAN;Zweck'

    await take(
      'bank-csv',
      `Konto;Buchungstag;Währung;Haben;Soll;${facts}\nA1;03.02.2026;EUR;12,5;;R1;;;;\nA1;03.02.2026;EUR;;7;R2;;;;`,
      two,
    )
    await take(
      'bank-csv',
      `Konto;Buchungstag;Währung;Betrag;S/H;${facts}\nA2;03.02.2026;EUR;12,5;H;R1;;;;\nA2;03.02.2026;EUR;7;S;R2;;;;`,
      way,
    )

    expect((await stored()).map(({ amount }) => amount)).toEqual([1_250n, 1_250n])
  })

  it('may be of one account in several currencies', async () => {
    const head = 'Konto;Buchungstag;Betrag;Währung;Saldo;Referenz;Ende-zu-Ende;Name;IBAN;Zweck'
    const rows = [
      'A;03.02.2026;5;EUR;105;R1;;;;',
      'A;03.02.2026;5;USD;25;R1;;;;',
      'A;03.02.2026;7;USD;32;R2;;;;',
      'A;03.02.2026;6;EUR;111;R3;;;;',
    ]
    expect(await take('bank-csv', [head, ...rows].join('\n'))).toMatchObject({ created: 4, rejected: 0 })

    const statement = (currency: string) =>
      `:20:1\n:25:B\n:28C:1/1\n:60F:C260202${currency}0,\n:61:2602030203C5,NMSC\n:86:cash\n:61:2602030203D5,NMSC\n:86:out\n:62F:C260203${currency}0,\n-\n`
    const both = statement('EUR') + statement('USD')
    expect(await take('mt940', both)).toMatchObject({ created: 2 })
    expect(await take('mt940', statement('USD'))).toMatchObject({ created: 0, unchanged: 1 })
  })

  it('makes no payment twice where a file holds it twice, though it closes with what it opened with', async () => {
    const mt940 = (number: string, opening = '0') =>
      `:20:1\n:25:B\n:28C:${number}\n:60F:C260202EUR${opening},\n:61:2602030203C5,NMSC\n:86:cash\n:61:2602030203D5,NMSC\n:86:out\n:62F:C260203EUR${opening},\n-\n`
    expect(await take('mt940', mt940('1/1') + mt940('1/1'))).toMatchObject({ created: 1 })
    expect(await take('mt940', mt940('1/1') + mt940('1/2') + mt940('1/1'))).toMatchObject({ created: 1 })

    const balance = (code: string) =>
      `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>`
    const entry = (way: string) =>
      `<Ntry><Amt Ccy="EUR">5</Amt><CdtDbtInd>${way}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-02-03</Dt></BookgDt></Ntry>`
    const camt = (number: number, made: string) =>
      `<Stmt><Id>S</Id><ElctrncSeqNb>${number}</ElctrncSeqNb><CreDtTm>${made}</CreDtTm><Acct><Id><Othr><Id>C</Id></Othr></Id></Acct>${balance('OPBD')}${balance('CLBD')}${entry('CRDT')}${entry('DBIT')}</Stmt>`
    const file = (...statements: string[]) =>
      `<Document><BkToCstmrStmt>${statements.join('')}</BkToCstmrStmt></Document>`
    expect(await take('camt053', file(camt(1, 'monday'), camt(1, 'tuesday')))).toMatchObject({ created: 1 })
    expect(await take('camt053', file(camt(1, 'monday'), camt(2, 'monday')))).toMatchObject({ created: 1 })
  })

  it('tells of returned direct debits, which banks call debits', async () => {
    const returned = CAMT_BATCH.replace('<camt:RvslInd>true</camt:RvslInd>', '').replace(
      '<camt:AcctSvcrRef>BACK1</camt:AcctSvcrRef>',
      '$&<camt:NtryDtls><camt:TxDtls><camt:RtrInf><camt:Rsn><camt:Cd>MD06</camt:Cd></camt:Rsn></camt:RtrInf></camt:TxDtls></camt:NtryDtls>',
    )
    await take('camt053', Buffer.from(returned, 'latin1'))
    expect(ledger.told.join('\n')).toContain('a credit of 69.50 EUR (BACK1) was taken back on 2026-02-04')

    ledger.told.length = 0
    await take('mt940', MT940_PAGES.replace('D69,5NCHGNONREF', 'D69,5NRTINONREF'))
    expect(ledger.told.join('\n')).toContain('a credit of 69.50 EUR was taken back on 2025-12-31')
  })

  it('says again what it says, and leaves alone what was done with the money', async () => {
    await take('camt053', Buffer.from(CAMT_BATCH, 'latin1'))
    const party = await ledger.database.party.create({
      data: { organizationId: ledger.organizationId, name: 'Acme' },
    })
    const [first] = await stored()
    const where = { organizationId_id: { organizationId: ledger.organizationId, id: first?.id ?? '' } }
    await ledger.database.payment.update({
      where,
      data: { status: 'APPLIED', partyId: party.id, amountRefunded: 100n },
    })

    const again = CAMT_BATCH.replace('M\u00fcller', 'Moeller')
    expect(await take('camt053', Buffer.from(again, 'latin1'))).toMatchObject({ updated: 1, unchanged: 2 })

    expect(await ledger.database.payment.findUniqueOrThrow({ where })).toMatchObject({
      payerName: 'Moeller & Söhne',
      status: 'APPLIED',
      partyId: party.id,
      amountRefunded: 100n,
    })
  })

  it('can be rehearsed', async () => {
    const file = await ledger.write('statement', MT940_PAGES)
    const result = await ledger.importPath(file, { format: 'mt940', source: 'bank', isDryRun: true })

    expect(result).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: 0, leftOut: 2 })
    expect(await ledger.database.payment.count()).toBe(0)
  })

  it('with a remittance of 2 MB loses that payment alone', async () => {
    const content = CAMT_BATCH.replace('thank you', 'x'.repeat(2_000_000))

    expect(await take('camt053', Buffer.from(content, 'latin1'))).toMatchObject({ created: 2, rejected: 1 })

    expect(ledger.told.join('\n')).toContain('line 8: description must NOT have more than 100000 characters')
  })
})

const lol = Array.from({ length: 9 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`)
const bomb = `<!DOCTYPE Document [<!ENTITY l0 "lol">${lol.join('')}]>`
const withXml = (what: string) => CAMT_BATCH.replace('\n', `\n${what}\n`)

describe('a bank statement that cannot be understood changes nothing', () => {
  it.each<[string, ImportFormat, string | Uint8Array, string]>([
    ['is cut off', 'camt053', CAMT_BATCH.slice(0, 2_000), 'is not sound XML: '],
    [
      'is another message',
      'camt053',
      '<Document><BkToCstmrAcctRpt/></Document>',
      'has no Document/BkToCstmrStmt/Stmt',
    ],
    ['is HTML', 'camt053', '<html><body/></html>', 'has no Document/BkToCstmrStmt/Stmt: it begins with html'],
    ['is empty', 'camt053', '', 'has no Document/BkToCstmrStmt/Stmt'],
    ['is not XML', 'camt053', MT940_PAGES, 'is not sound XML'],
    ['has entities that multiply', 'camt053', withXml(bomb), 'has a DOCTYPE'],
    [
      'has an entity of a file',
      'camt053',
      withXml('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      'has a DOCTYPE',
    ],
    [
      'has an entity that nobody declares',
      'camt053',
      CAMT_BATCH.replace('thank you', '&lol;'),
      'Invalid character entity',
    ],
    [
      'is nested without end',
      'camt053',
      `<Document><BkToCstmrStmt><Stmt>${'<a>'.repeat(100)}`,
      'is nested deeper than 64',
    ],
    [
      'is in another encoding than it says',
      'camt053',
      Buffer.from(CAMT_BATCH.replace('ISO-8859-1', 'UTF-8'), 'latin1'),
      'is not UTF-8 text',
    ],
    [
      'is in an encoding nobody reads',
      'camt053',
      CAMT_BATCH.replace('ISO-8859-1', 'EBCDIC'),
      'is in the encoding "EBCDIC"',
    ],
    [
      'does not add up',
      'camt053',
      CAMT_BATCH.replace('1530.5', '1530.4'),
      'closes with 1530.40 instead of 1530.50 EUR',
    ],
    [
      'has an amount that is none',
      'camt053',
      CAMT_BATCH.replace('>600.00<', '>6e2<'),
      'has a Ntry without a sound Amt "6e2" (line 8)',
    ],
    [
      'is of no account',
      'camt053',
      CAMT_BATCH.replace(/<camt:Acct>.*<\/camt:Acct>/, ''),
      'has a statement of no account',
    ],
    [
      'is cut off',
      'mt940',
      MT940_PAGES.slice(0, 280),
      'breaks off: the statement of account 37040044/0532013000 has no closing balance (:62F:)',
    ],
    [
      'is cut off between pages of which one is lost',
      'mt940',
      MT940_PAGES.replace(':62M:C260302EUR1169,', ''),
      'breaks off',
    ],
    ['is not MT940', 'mt940', CAMT_BATCH, 'holds no MT940 statement'],
    [
      'has an entry of more small elements than fit',
      'camt053',
      CAMT_BATCH.replace('<camt:NtryDtls>', `<camt:NtryDtls>${'<camt:a/>'.repeat(260_000)}`),
      'has an element of more than 16777216 characters',
    ],
    [
      'has a line without end',
      'mt940',
      MT940_PAGES.replace('cash', 'x'.repeat(18_000_000)),
      'has a line of more than 16777216 characters',
    ],
    ['is empty', 'mt940', '', 'holds no MT940 statement'],
    [
      'does not add up',
      'mt940',
      MT940_PAGES.replace('CR119,', 'CR118,'),
      'closes with 1169.00 instead of 1168.00 EUR',
    ],
    [
      'has an amount of more decimals than any currency',
      'mt940',
      MT940_PAGES.replace('CR119,', 'CR119,00000000000'),
      'has a :61: that is none',
    ],
    [
      'has a balance of more decimals than any currency',
      'mt940',
      MT940_PAGES.replace('C260228EUR1000,', 'C260228EUR1000,00000000000'),
      'has a :60F: that is no balance',
    ],
    [
      'is of no account, though the one before it was',
      'mt940',
      MT940_PAGES.replace(':25:37040044/0532013000\n:28C:17/2', ':28C:17/2'),
      'has a statement of no account',
    ],
    [
      'has a line that is none',
      'mt940',
      MT940_PAGES.replace(':61:2603020302CR119', ':61:CR119'),
      'has a :61: that is none',
    ],
    [
      'has a balance that is none',
      'mt940',
      MT940_PAGES.replace('C260228EUR1000,', 'EUR1000,'),
      'has a :60F: that is no balance',
    ],
    [
      'lacks a row, as its balances tell',
      'bank-csv',
      'Konto;Buchungstag;Betrag;Währung;Saldo;Referenz;Ende-zu-Ende;Name;IBAN;Zweck\nA;01.02.2026;5;EUR;105;1;;;;\nA;01.02.2026;5;EUR;115;2;;;;',
      'the balance of line 3, 115.00, does not follow from the one before, 105.00',
    ],
  ])('one that %s (%s)', async (_what, format, content, reason) => {
    await expect(take(format, content)).rejects.toThrow(reason)

    expect(await ledger.database.payment.count()).toBe(0)
  })

  it('and single entries that make no payment are rejected alone', async () => {
    const content = CAMT_BATCH.replace('2026-02-03T23:30:00', '2026-02-30').replaceAll(
      'Ccy="EUR"',
      'Ccy="ABC"',
    )

    expect(await take('camt053', Buffer.from(content, 'latin1'))).toMatchObject({ created: 0, rejected: 3 })
    expect(ledger.told.join('\n')).toContain('currency "ABC" is not a currency code')

    const csv =
      'Konto;Buchungstag;Betrag;Währung;Saldo;Referenz;Ende-zu-Ende;Name;IBAN;Zweck\nA;31.02.2026;5;EUR;;1;;;;\nA;01.02.2026;90071992547409,92;EUR;;2;;;;\nA;01.02.2026;0,001;EUR;;3;;;;'
    expect(await take('bank-csv', csv)).toMatchObject({ created: 0, rejected: 3 })
    const told = ledger.told.join('\n')
    expect(told).toContain('line 2: receivedAt "31.02.2026" is not a date')
    expect(told).toContain('line 3: amount must be <= 9007199254740991')
    expect(told).toContain('line 4: amount has 3 digits after the point')
  })
})
