import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestLedger, type TestLedger } from './ledger.ts'

let ledger: TestLedger
beforeAll(async () => {
  ledger = await openTestLedger()
})
afterAll(async () => {
  expect(await ledger.database.party.count()).toBe(0)
  await ledger.close()
})

const party = JSON.stringify({ type: 'party', externalId: '1', name: 'A' })
const many = `${party}\n`.repeat(2_000)
const mapping = { records: [{ type: 'party', fields: { externalId: 'id', name: 'name' } }] }

describe('a file that cannot be understood', () => {
  it.each([
    ['gzip data', gzipSync(party), 'is gzip data; unpack it first'],
    [
      'bytes that are not UTF-8, at its end',
      Buffer.concat([Buffer.from(many), Buffer.from([0xe9])]),
      'is not UTF-8 text: see line 2001',
    ],
    ['UTF-16', Buffer.from(`\ufeff${party}`, 'utf16le'), 'is UTF-16 text'],
    ['a JSON array', `[${party}]`, 'line 1 is not a JSON object on one line'],
    ['JSON over several lines', JSON.stringify(JSON.parse(party), null, 2), 'line 1 is not a JSON object'],
    ['CSV as JSON Lines', 'id,name\n1,A', 'line 1 is not a JSON object'],
  ])('%s changes nothing', async (_what, content, reason) => {
    const file = await ledger.write('file', content)

    await expect(ledger.importPath(file, {})).rejects.toThrow(reason)
  })

  it.each([
    [
      'a column that is missing',
      'id,nom\n1,A',
      mapping,
      'rows.csv has no column "name", which the mapping names at records[0].fields.name; it has id, nom',
    ],
    ['a column that is there twice', 'id,name,id\n1,A,2', mapping, 'two columns of the name "id"'],
    [
      'a stray quote in its header',
      'id,na"me\n1,A',
      mapping,
      'its header (line 1) has a stray quotation mark',
    ],
    [
      'another delimiter than the mapping states',
      'sep=;\nid;name\n1;A',
      { ...mapping, delimiter: ',' },
      'says sep=;',
    ],
    ['nothing at all', '', mapping, 'not even a header'],
    ['a mapping of another outline', 'id,name\n1,A', { rows: [] }, "must have required property 'records'"],
    [
      'a mapping to an unknown field',
      'id,name\n1,A',
      { records: [{ type: 'party', fields: { nom: 'name' } }] },
      'records[0].fields.nom is not a field of a record',
    ],
    [
      'a mapping with an unknown word',
      'id,name\n1,A',
      { records: [{ type: 'party', fields: { name: { columns: 'name' } } }] },
      'records[0].fields.name does not say in a known way',
    ],
    [
      'a date without a format',
      'id,name\n1,A',
      { records: [{ type: 'invoice', fields: { issueDate: 'name' } }] },
      'neither it nor "dates" states a format',
    ],
    [
      'a date format without a year',
      'id,name\n1,A',
      { dates: { format: 'D/M' }, records: [{ type: 'invoice', fields: { issueDate: 'name' } }] },
      'the date format "D/M"',
    ],
    [
      'a boolean without a map',
      'id,name\n1,A',
      { records: [{ type: 'party', fields: { isActive: 'name' } }] },
      'needs a map',
    ],
  ])('CSV with %s changes nothing', async (_what, csv, words, reason) => {
    await expect(ledger.importCsv(csv, words)).rejects.toThrow(reason)
  })

  it('CSV whose groups are too far apart changes nothing', async () => {
    const ids = [...Array.from({ length: 500 }, (_, index) => index), 0]
    const csv = `id,name\n${ids.map((id) => `${id},A`).join('\n')}`

    await expect(ledger.importCsv(csv, { ...mapping, group: { by: 'id' } })).rejects.toThrow(
      'rows of "0" too far apart (line 502)',
    )
  })

  it.each([
    [{ organizationId: 'x' }, '"x" is not the uid of an organization'],
    [{ organizationId: '00000000-0000-7000-8000-000000000000' }, 'There is no organization'],
    [{ source: ' ' }, 'The name of the source'],
    [{ format: 'csv' as const }, 'CSV needs a mapping'],
    [{ file: '/nowhere/at/all' }, 'there is no such file'],
    [{ file: '/' }, '/ is not a file'],
  ])('nor do the options %j', async (options, reason) => {
    await expect(ledger.importRecords([JSON.parse(party)], options)).rejects.toThrow(reason)
  })
})
