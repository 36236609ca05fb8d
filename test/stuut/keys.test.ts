import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensureDemo } from '../../src/demo/demo.ts'
import { schema } from '../../src/server/schema.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { fieldsOf, selectionOf } from './selection.ts'
import { type Key, readReference, readTable } from './table.ts'

const table = readTable()
const reference = readReference()

describe("the table of the keys of Stuut's document", () => {
  it.skipIf(reference === null)('has a row for every key path of the document, and no other', () => {
    expect(table.map(({ key }) => key)).toEqual([...(reference?.keys() ?? [])])
    expect(table).toHaveLength(1_139)
  })

  it('gives a reason for all that is not answered to everyone, and for every other type', () => {
    const silent = table.filter(({ key, type, who, reason }) => {
      const theirs = reference?.get(key) ?? type
      return reason === '' && (who !== 'everyone' || !isLike(theirs, type))
    })
    expect(silent.map(({ key }) => key)).toEqual([])
  })

  it('leaves out nothing but what is listed here', () => {
    const out = table.filter(({ who }) => who === 'left out').map(({ key }) => key)
    expect(out).toEqual(['calls[].partner.finix_identity_id', 'partner.finix_identity_id'])
  })
})

describe('the demo ledger', () => {
  let api: TestApi
  let admin: string
  let colleague: string
  let invoiceIds: string[]

  beforeAll(async () => {
    api = await createTestApi({ now: () => NOW })
    const { userId } = await ensureDemo(api.database, { now: NOW })
    await api.database.$executeRaw`analyze`
    admin = await api.tokenOf(userId)
    const { organizationId } = await api.database.organizationMembership.findFirstOrThrow({
      where: { userId, isDefault: true },
    })
    const member = await api.database.organizationMembership.findFirstOrThrow({
      where: { organizationId, isOrgAdmin: false, endedAt: null, isAccessApproved: true },
    })
    colleague = await api.tokenOf(member.userId)
    // Those with the longest history first: most keys are found on them.
    const rows = await api.database.$queryRaw<{ id: string }[]>`
      select i.id from invoice i where i.organization_id = ${organizationId}::uuid
      order by (select count(*) from call_invoice c where c.organization_id = i.organization_id and c.invoice_id = i.id) desc,
        (select count(*) from email_invoice e where e.organization_id = i.organization_id and e.invoice_id = i.id) desc, i.id`
    invoiceIds = rows.map(({ id }) => id)
  })
  afterAll(() => api.close())

  async function read(token: string, invoiceId: string, keys: readonly Key[]): Promise<unknown> {
    const document = `query ($uid: UUID!) { invoice(by: { uid: $uid }) ${selectionOf(
      schema,
      keys.map(({ path }) => path),
    )} }`
    const { data, errors } = await api.ask<{ invoice: unknown }>(token, document, { uid: invoiceId })
    if (errors !== undefined)
      throw new Error(`${JSON.stringify(errors).slice(0, 1_000)}\n${document.slice(0, 2_000)}`)
    return data?.invoice
  }

  /** What one invoice answers to the keys: of each the values that are not null. */
  async function ask(invoiceId: string, keys: readonly Key[]): Promise<[Key, unknown[]][]> {
    const groups: [Key, unknown[]][][] = []
    for (const group of groupsOf(keys)) {
      const invoice = await read(admin, invoiceId, group)
      groups.push(group.map((key) => [key, valuesAt(invoice, key.path)]))
    }
    return groups.flat().filter(([, values]) => values.length > 0)
  }

  it('answers every key with a value of its type, what is private to administrators', async () => {
    const unseen = new Set(table.filter(({ who }) => who !== 'left out'))
    const wrong = new Set<Key>()
    // Each invoice is asked for what no invoice before it had a value of.
    for (const invoiceId of invoiceIds) {
      for (const [key, values] of await ask(invoiceId, [...unseen])) {
        unseen.delete(key)
        if (!values.every((value) => isOfType(value, key.type))) wrong.add(key)
      }
    }
    expect([...wrong].map(({ key }) => key)).toEqual([])
    expect([...unseen].map(({ key, path }) => `${key} → ${path}`)).toEqual([])
  })

  it('answers what is private to nobody else', async () => {
    const secret = table.filter(({ who }) => who === 'administrators')
    expect(secret.length).toBeGreaterThan(0)
    for (const invoiceId of invoiceIds.slice(0, 25)) {
      const invoice = await read(colleague, invoiceId, secret)
      expect(secret.flatMap(({ path }) => valuesAt(invoice, path))).toEqual([])
    }
  })
})

/** A list of ours is an array there, and what they write as a number, text or nothing may be any JSON here. */
function isLike(theirs: string, ours: Key['type']): boolean {
  if (theirs === 'null' || ours === 'json') return true
  return theirs === (ours === 'list' ? 'array' : ours)
}

function isOfType(value: unknown, type: Key['type']): boolean {
  if (type === 'list') return Array.isArray(value)
  if (type === 'json') return value !== null
  if (type === 'object') return typeof value === 'object' && !Array.isArray(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

/** What the answer holds at the path, wherever it is not null. */
function valuesAt(root: unknown, path: string): unknown[] {
  let values: unknown[] = [root]
  for (const [index, field] of fieldsOf(path).entries()) {
    if (index > 0) values = values.flat()
    values = values
      .filter((value) => typeof value === 'object' && value !== null)
      .map((value) => (value as Record<string, unknown>)[field])
      .filter((value) => value !== null && value !== undefined)
  }
  return values
}

/** So many keys at a time that no limit of the server is in the way. */
function groupsOf(keys: readonly Key[]): Key[][] {
  const groups = Map.groupBy(keys, ({ path }) =>
    fieldsOf(path)
      .slice(0, path.startsWith('calls.') ? 4 : 2)
      .join('.'),
  )
  const small = [...groups.values()]
  const merged: Key[][] = []
  for (const group of small) {
    const last = merged.at(-1)
    if (last !== undefined && last.length + group.length < 60) last.push(...group)
    else merged.push([...group])
  }
  return merged
}
