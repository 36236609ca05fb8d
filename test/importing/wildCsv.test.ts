import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CsvLayout, openRows } from '../../src/exchange/import/source/csvRows.ts'
import { encodingOf } from '../../src/exchange/import/source/encoding.ts'
import { openTestLedger, type TestLedger } from './ledger.ts'

// What spreadsheets and accounting programs call CSV.
let ledger: TestLedger
beforeAll(async () => {
  ledger = await openTestLedger()
})
afterAll(() => ledger.close())

async function rowsOf(
  content: string | Uint8Array,
  { encoding: stated = 'utf-8', ...options }: Partial<CsvLayout> = {},
) {
  const path = await ledger.write('wild.csv', content)
  const encoding = await encodingOf(path, stated)
  const { columns, rows } = await openRows(path, { delimiter: null, headerRow: null, ...options, encoding })
  const all = []
  for (let next = await rows.next(); next.done !== true; next = await rows.next()) all.push(next.value)
  return {
    names: [...columns.indexes.keys()],
    rows: all.map(({ line, cells, fault }) => [line, fault === null ? cells : null]),
  }
}

describe('a CSV file', () => {
  it('tells its delimiter in a first line, and lines are counted with it', async () => {
    expect(await rowsOf('sep=;\r\nid;name\r\n1;A,B\r\n')).toEqual({
      names: ['id', 'name'],
      rows: [[3, ['1', 'A,B']]],
    })
    expect(await rowsOf('\ufeffSEP=|\nid|name\n1|A\n')).toEqual({
      names: ['id', 'name'],
      rows: [[3, ['1', 'A']]],
    })
  })

  it('has its header where the mapping says, below titles and empty lines', async () => {
    const csv = 'Open items "2026"\nAs of 13.03.2026;;\n\nid;name\n;\n1;A\n   \n;;;\n2;B'

    expect(await rowsOf(csv, { delimiter: ';', headerRow: 4 })).toEqual({
      names: ['id', 'name'],
      rows: [
        [6, ['1', 'A']],
        [9, ['2', 'B']],
      ],
    })
  })

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffid,name\n1,Zoë\n'), {}],
    ['UTF-16, little end first', Buffer.from('\ufeffid,name\n1,Zoë\n', 'utf16le'), {}],
    ['UTF-16, big end first', Buffer.from('\ufeffid,name\n1,Zoë\n', 'utf16le').swap16(), {}],
    [
      'Windows-1252, as stated',
      Buffer.from('id,name\n1,Zoë\n', 'latin1'),
      { encoding: 'windows-1252' as const },
    ],
    ['carriage returns alone', Buffer.from('id,name\r1,Zoë\r'), {}],
  ])('may be written in %s', async (_what, content, options) => {
    expect(await rowsOf(content, options)).toEqual({ names: ['id', 'name'], rows: [[2, ['1', 'Zoë']]] })
  })

  it.each([
    [
      'an inch',
      'id,name,x\n1,5" pipe,a\n2,B,b\n',
      [
        [2, null],
        [3, ['2', 'B', 'b']],
      ],
    ],
    [
      'one that opens',
      'id,name,x\n1,"A,a\n2,B,b\n3,C,c\n',
      [
        [2, null],
        [3, ['2', 'B', 'b']],
        [4, ['3', 'C', 'c']],
      ],
    ],
    [
      'one that opens before a quoted row',
      'id,name,x\n1,"A,a\n2,"B",b\n3,"C","c"\n',
      [
        [2, null],
        [3, ['2', 'B', 'b']],
        [4, ['3', 'C', 'c']],
      ],
    ],
    [
      'one that opens before empty quotes',
      'id,name,x\n1,"A,a\n2,"",b\n3,"C, ""D""",c\n',
      [
        [2, null],
        [3, ['2', '', 'b']],
        [4, ['3', 'C, "D"', 'c']],
      ],
    ],
    [
      'one that opens before a text with a comma first',
      'id,name,x\n1,"A,a\n2,",B",b\n',
      [
        [2, null],
        [3, ['2', ',B', 'b']],
      ],
    ],
    [
      'one behind a closed text',
      'id,name,x\n1,"A"B,a\n2,"B\nB",b\n',
      [
        [2, null],
        [3, ['2', 'B\nB', 'b']],
      ],
    ],
    [
      'one in the last row',
      'id,name,x\n1,A,a\n2,"B,b',
      [
        [2, ['1', 'A', 'a']],
        [3, null],
      ],
    ],
  ])('loses one row by a stray quote: %s', async (_what, csv, rows) => {
    expect((await rowsOf(csv)).rows).toEqual(rows)
  })

  const cell = fc.oneof(
    fc.constantFrom('', 'A', 'Zoë', '1.234,56', 'x y', "O'Neil"),
    fc
      .array(fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r\n', 'é', '""'), { maxLength: 6 })
      .map((parts) => parts.join('')),
  )
  const written = (text: string) =>
    /["\r\n,]/.test(text) || text.length % 2 === 1 ? `"${text.replaceAll('"', '""')}"` : text

  it('reads back whatever was written, and the line of each row', async () => {
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const csv = ['a,b,c', ...rows.map((row) => row.map(written).join(','))].join(end)
        let line = 2
        const expected = rows.flatMap((row) => {
          const from = line
          line += 1 + row.join('').split('\n').length - 1
          return row.every((text) => text.trim() === '') ? [] : [[from, row]]
        })

        expect((await rowsOf(csv)).rows).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('loses no row but the broken one, wherever that is', async () => {
    const sound = fc.tuple(
      fc.constantFrom('A', 'Zoë', '"B"', '"C, D"', '"E ""F"""', '""', ''),
      fc.constantFrom('x', '"y"', '"1,5"'),
    )
    const broken = fc.constantFrom('5" pipe,x', '"A,x', 'A","x', 'A,"x', '"A"B,x', 'A,x"', '"A""B,x')
    await fc.assert(
      fc.asyncProperty(
        fc.array(sound, { minLength: 1, maxLength: 10 }),
        broken,
        fc.nat(),
        async (rows, bad, place) => {
          const at = place % (rows.length + 1)
          const texts = rows.map(([name, note], index) => `${index},${name},${note}`)
          const lines = [...texts.slice(0, at), `bad,${bad}`, ...texts.slice(at)]
          const plain = (text: string) => text.replace(/^"|"$/g, '').replaceAll('""', '"')
          const ids = rows.map(([name, note], index) => [
            index + (index < at ? 2 : 3),
            [String(index), plain(name), plain(note)],
          ])

          const { rows: read } = await rowsOf(['id,name,note', ...lines].join('\n'))

          expect(read, lines.join('\n')).toEqual([...ids.slice(0, at), [at + 2, null], ...ids.slice(at)])
        },
      ),
      { numRuns: 300 },
    )
  })
})

const rejects = async () =>
  (await readFile(`${ledger.folder}/rows.csv.rejects.jsonl`, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('an import of such a file', () => {
  it('takes amounts and days as they are printed, and rejects the bad row alone', async () => {
    const csv = [
      'sep=;',
      'Open items;;;',
      'No;Customer;Issued;Amount',
      'N1;Zoe\u0308;15.02.26;1.234,56-',
      'N2;5" pipe;16.02.26;1,00',
      ';;;',
      'N3;Straße;31.12.69;(2.000,00)',
      'N4;İstanbul;01.01.70;\u22123,50',
    ].join('\r\n')
    const result = await ledger.importCsv(csv, {
      headerRow: 3,
      dates: { format: 'DD.MM.YY' },
      numbers: { decimalSeparator: ',', groupSeparator: '.' },
      records: [
        { type: 'party', fields: { externalId: 'No', name: 'Customer' } },
        {
          type: 'invoice',
          fields: {
            externalId: 'No',
            targetPartyExternalId: 'No',
            currency: { constant: 'EUR' },
            issueDate: 'Issued',
            total: 'Amount',
          },
        },
      ],
    })

    expect(result).toEqual({ created: 6, updated: 0, unchanged: 0, rejected: 1 })
    expect(await rejects()).toMatchObject([{ line: 5, field: null, reason: 'has a stray quotation mark' }])
    const invoices = await ledger.database.invoice.findMany({
      orderBy: { id: 'asc' },
      include: { targetParty: true },
    })
    expect(
      invoices.map(({ total, issueDate, targetParty }) => [
        targetParty?.name,
        total,
        issueDate?.toISOString(),
      ]),
    ).toEqual([
      ['Zoë', -123_456n, '2026-02-14T23:00:00.000Z'],
      ['Straße', -200_000n, '2069-12-30T23:00:00.000Z'],
      ['İstanbul', -350n, '1969-12-31T23:00:00.000Z'],
    ])
  })

  it('rejects the record that a bad row is a line of, and no other', async () => {
    const csv = 'no,what,total\nG1,a,1.00\nG2,b,2.00\nG1,5" pipe,3.00\nG3,c,4.00\n'
    const fields = {
      externalId: 'no',
      currency: { constant: 'EUR' },
      total: { sum: 'lineTotal' },
      lineItems: {
        each: { name: 'what', quantity: { constant: '1' }, lineTotal: 'total', unitPrice: 'total' },
      },
    }

    const result = await ledger.importCsv(csv, {
      group: { by: 'no' },
      records: [{ type: 'invoice', fields }],
    })

    expect(result).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 1 })
    expect(await rejects()).toMatchObject([{ line: 4, reason: 'has a stray quotation mark' }])
  })

  it('takes another pivot where the mapping states one', async () => {
    const result = await ledger.importCsv('no,day\nP1,01.06.30\n', {
      dates: { format: 'DD.MM.YY', pivot: 30 },
      records: [
        {
          type: 'invoice',
          fields: {
            externalId: 'no',
            currency: { constant: 'EUR' },
            total: { constant: 1 },
            issueDate: 'day',
          },
        },
      ],
    })

    expect(result.created).toBe(1)
    const { issueDate } = await ledger.database.invoice.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    expect(issueDate?.toISOString()).toBe('1930-05-31T23:00:00.000Z')
  })
})
