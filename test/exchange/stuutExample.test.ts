import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importFile } from '../../src/exchange/import/importFile.ts'
import { ourSpelling } from '../../src/exchange/import/record/word.ts'
import { schema } from '../../src/server/schema.ts'
import { useCompany } from '../company.ts'
import { fieldsOf, selectionOf } from '../stuut/selection.ts'
import { type Key, readTable } from '../stuut/table.ts'
import { readExample } from './stuutExample.ts'

const here = useCompany({ timezone: 'UTC' })
const example = readExample()

/** What is answered otherwise than the document has it, and why. */
const OTHERWISE: readonly [RegExp, string][] = [
  [/(^|[._])(id|uid)$|_id$/, 'rows have ids of their own; theirs are those of links'],
  [/(^|\.)(modified_at|object)$/, 'an import is a change here; every object knows its type'],
  [/(assignee|approver|author)\.(?!email$)/, 'users are members here: a document does not change them'],
  [/presigned_url/, 'files that only the source has are not served here'],
  [/^(status|pdf)$/, 'follows from the rest; is an attachment'],
  [/settings\.of$|connection_info|webhook_listener_url/, 'without what opens another system'],
  [/finix_identity_id/, 'left out'],
  [/active_days/, 'days are answered by name'],
  [/partner\.last_outreach_/, 'worked out here'],
]

it.skipIf(example === null)("the example of Stuut's documentation is read back as it came", async () => {
  const { organization, ledger, api } = here
  const admin = await ledger.admin([organization], { email: 'mia@duegraph.example' })
  const folder = await mkdtemp(join(tmpdir(), 'duegraph-stuut-'))
  const file = join(folder, 'example.json')
  await writeFile(file, JSON.stringify(example, null, 2))
  const told: string[] = []
  const result = await importFile(api.database, {
    file,
    organizationId: organization.id,
    source: 'stuut',
    format: 'stuut',
    report: (line) => told.push(line),
  })
  await rm(folder, { recursive: true })
  expect(told.filter((line) => !line.includes('records'))).toEqual([])
  expect(result).toMatchObject({ updated: 0, unchanged: 0, rejected: 0, unresolved: 0 })

  const { id: uid } = await api.database.invoice.findFirstOrThrow({
    where: { organizationId: organization.id },
  })
  const token = await api.tokenOf(admin.id)
  const keys = readTable().filter(
    ({ key, type }) =>
      !['object', 'type'].includes(type) && !OTHERWISE.some(([pattern]) => pattern.test(key)),
  )
  const different: string[] = []
  for (const group of groupsOf(keys)) {
    const paths = group.map(({ path }) => path)
    // The document has one of each.
    const selection = selectionOf(schema, paths).replaceAll('first: 10', 'first: 2')
    const question = `query ($uid: UUID!) { invoice(by: { uid: $uid }) ${selection} }`
    const { data, errors } = await api.ask<{ invoice: unknown }>(token, question, { uid })
    expect(errors).toBeUndefined()
    for (const { key, path } of group) {
      const theirs = valuesAt(example, key).map(plain)
      const ours = valuesAt(data?.invoice, path).map(plain)
      // Where a row is known in several systems, theirs is one of the answers.
      const isFound = path.includes('integrations[]')
        ? theirs.every((value) => ours.includes(value))
        : JSON.stringify(ours) === JSON.stringify(theirs)
      if (!isFound) different.push(`${key}: ${theirs.join(', ')} is ${path}: ${ours.join(', ')}`)
    }
  }
  expect(different).toEqual([])
  expect(keys.length).toBeGreaterThan(600)
})

/** So few at a time that no limit of the server is in the way. */
function groupsOf(keys: readonly Key[]): Key[][] {
  const groups = Map.groupBy(keys, ({ path }) => fieldsOf(path).slice(0, -1).slice(0, 5).join('.'))
  return [...groups.values()]
}

/** What stands at a path, through all lists on the way; of what is no list of objects. */
function valuesAt(root: unknown, path: string): unknown[] {
  let values: unknown[] = [root]
  for (const field of fieldsOf(path)) {
    values = values.flat().flatMap((value) => {
      if (typeof value !== 'object' || value === null) return []
      // An object has its values under its fields.
      return [(value as Record<string, unknown>)[field]]
    })
  }
  return values.flat().filter((value) => value !== null && value !== undefined && !isNode(value))
}

/** Of which the parts are compared one by one. */
function isNode(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !('said' in value || 'of' in value)
}

/** The same text for what is the same: numbers in text, instants, words in our spelling. */
function plain(value: unknown): string {
  if (typeof value === 'object') return JSON.stringify(value)
  const text = String(value)
  if (/^\d{4}-\d\d-\d\dT/.test(text)) return new Date(text).toISOString()
  return /^[a-z_]+$/.test(text) ? ourSpelling(text) : text
}
