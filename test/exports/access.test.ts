import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { removeBulkQuery } from '../../src/exchange/export/removeBulkQuery.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { NOW } from '../api.ts'
import { useCompany } from '../company.ts'
import { CANCEL, createExports, createTestExporter, openFiles, READ, RUN, SMALL, work } from './exporting.ts'

// Who sees an export, for how long, and how many there may be.
const company = useCompany()
const QUERY = '{ invoices { nodes { uid } } }'
const DAY = 86_400_000
let now = NOW
let files: Awaited<ReturnType<typeof openFiles>>
let exports: ReturnType<typeof createExports>
let colleague: string
let admin: string
let stranger: string
beforeAll(async () => {
  const { api, ledger, organization } = company
  files = await openFiles(api, () => now)
  exports = createExports(api, company.token)
  const other = await ledger.organization({ name: 'Others' })
  colleague = await api.tokenOf((await ledger.user([organization])).id)
  admin = await api.tokenOf((await ledger.admin([organization])).id)
  stranger = await api.tokenOf((await ledger.admin([other])).id)
  for (let n = 0; n < 40; n++) await ledger.invoice(organization)
  await ledger.invoice(other, { invoiceNumber: 'not yours' })
}, 60_000)
afterAll(() => files.close())
beforeEach(async () => {
  now = NOW
  await company.api.database.bulkQuery.deleteMany()
})

const seen = async (token: string, id: string) => {
  const { data, errors } = await company.api.ask<{ bulkQuery: object | null }>(token, READ, { id })
  return data?.bulkQuery ? 'seen' : errors?.[0]?.extensions?.code
}

test('whoever started it and administrators see it; colleagues and strangers do not', async () => {
  const id = await exports.start(QUERY)
  await work(await createTestExporter(company.api), id)

  expect(await seen(company.token, id)).toBe('seen')
  expect(await seen(admin, id)).toBe('seen')
  expect(await seen(colleague, id)).toBe('NOT_FOUND')
  expect(await seen(stranger, id)).toBe('NOT_FOUND')
  const node = async (token: string) =>
    (await company.api.ask(token, 'query ($id: ID!) { node(id: $id) { id } }', { id })).data?.node
  expect(await node(company.token)).toEqual({ id })
  expect([await node(colleague), await node(stranger)]).toEqual([null, null])
  for (const token of [colleague, stranger]) {
    const { userErrors } = await exports.mutate(CANCEL, { bulkQueryId: id }, token)
    expect(userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND'])
  }
})

test('the file has the rows of the one organization, also for a member of two', async () => {
  const { api, ledger, organization } = company
  const second = await ledger.organization({ name: 'Second' })
  await ledger.invoice(second)
  const both = await api.tokenOf((await ledger.user([second, organization])).id)
  const run = async (organizationId?: string) => {
    const { bulkQuery } = await exports.mutate(
      RUN,
      { query: QUERY, ...(organizationId && { organizationId }) },
      both,
    )
    const id = bulkQuery?.id ?? ''
    await work(await createTestExporter(api), id)
    return (await exports.read(id, both)).rowCount
  }

  expect(await run()).toBe(1)
  expect(await run(organization.id)).toBe(40)
})

test('the address is good for a day after the end, and then the export is removed', async () => {
  const { api } = company
  const id = await exports.start(QUERY)
  expect(await exports.read(id)).toMatchObject({ url: null, expiresAt: null, status: 'WAITING' })
  await work(await createTestExporter(api), id)
  const { url, expiresAt } = await exports.read(id)
  const status = async (address = url) => (await files.fetch(address)).status

  expect(expiresAt).toBe(new Date(NOW.getTime() + DAY).toISOString())
  expect(await status()).toBe(200)
  const [, job] = await jobs()
  expect(job).toEqual({ name: 'bulk-query-removal', after: DAY })
  now = new Date(NOW.getTime() + DAY - 1_000)
  expect(await status()).toBe(200)
  now = new Date(NOW.getTime() + DAY)
  expect(await status()).toBe(404)

  const place = {
    organizationId: company.organization.id,
    bulkQueryId: (await api.database.bulkQuery.findFirstOrThrow()).id,
  }
  const tooEarly = new Date(now.getTime() - 1)
  expect(await removeBulkQuery(api.database, { ...place, now: tooEarly })).toBe('RETRY')
  expect(await api.database.bulkQueryPart.count()).toBe(1)
  expect(await removeBulkQuery(api.database, { ...place, now })).toBe('DONE')
  expect(await removeBulkQuery(api.database, { ...place, now })).toBe('DONE')
  expect([await api.database.bulkQuery.count(), await api.database.bulkQueryPart.count()]).toEqual([0, 0])
})

const jobs = () =>
  company.api.database.$queryRaw<{ name: string; after: number }[]>`
    select name, case when name = 'bulk-query' then 0 else
      round(extract(epoch from start_after - created_on) / 10)::int * 10000 end as after
    from pgboss.job where name like 'bulk-query%' order by created_on desc, name limit 2`.then((found) =>
    found.reverse(),
  )

test('an address that is changed, of another kind or of something else is unknown', async () => {
  const { api, organization } = company
  const id = await exports.start(QUERY)
  const { organizationId, bulkQueryId } = {
    organizationId: organization.id,
    bulkQueryId: (await api.database.bulkQuery.findFirstOrThrow()).id,
  }
  const later = new Date(NOW.getTime() + DAY)
  const links = api.mailroom.exportLinks
  const running = links.of({ organizationId, bulkQueryId }, later)
  expect((await files.fetch(running)).status).toBe(404)
  await work(await createTestExporter(api), id)
  const { url } = await exports.read(id)

  const statusOf = async (address: string, init: RequestInit = {}) =>
    (await files.fetch(address, init)).status
  expect(await statusOf(url ?? '')).toBe(200)
  expect(await statusOf(url ?? '', { method: 'HEAD' })).toBe(200)
  expect(await statusOf(url ?? '', { method: 'POST' })).toBe(405)
  expect(await statusOf(`${url}A`)).toBe(404)
  expect(await statusOf((url ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(404)
  const attachment = api.mailroom.attachmentLinks.of({ organizationId, attachmentId: bulkQueryId }, NOW).url
  expect(await statusOf(attachment.replace('/attachments/', '/exports/'))).toBe(404)
  const other = links.of({ organizationId: crypto.randomUUID(), bulkQueryId }, later)
  expect(await statusOf(other)).toBe(404)
})

test('whose membership or token ends gets no more rows', async () => {
  const { api, ledger, organization } = company
  const exporter = await createTestExporter(api, { limits: SMALL, turn: 0 })
  const user = await ledger.user([organization])
  const ends = {
    'a token that is revoked': () =>
      api.database.apiToken.updateMany({ where: { userId: user.id }, data: { revokedAt: NOW } }),
    'a membership that has ended': () =>
      api.database.organizationMembership.updateMany({ where: { userId: user.id }, data: { endedAt: NOW } }),
  }
  for (const [what, end] of Object.entries(ends)) {
    const token = await api.tokenOf(user.id)
    const id = await exports.start(QUERY, 'JSON_LINES', token)
    await work(exporter, id)
    await end()
    await work(exporter, id)
    expect(await exports.read(id, admin), what).toMatchObject({
      status: 'FAILED',
      errorCode: 'ACCESS_ENDED',
      isPartial: true,
      rowCount: expect.toSatisfy((rows: number) => rows > 0 && rows < 40),
    })
  }
})

test('more rows or bytes than allowed end it, with what was written until then', async () => {
  for (const [limits, errorCode] of [
    [{ rows: 20 }, 'ROW_LIMIT'],
    [{ bytes: 600 }, 'SIZE_LIMIT'],
  ] as const) {
    const id = await exports.start(QUERY)
    await work(await createTestExporter(company.api, { limits: { ...SMALL, ...limits } }), id)
    const { url, ...found } = await exports.read(id)
    expect(found).toMatchObject({ status: 'FAILED', errorCode, isPartial: true })
    const lines = (await (await files.fetch(url)).text()).split('\n').slice(0, -1)
    expect(lines).toHaveLength(found.rowCount)
    if (errorCode === 'ROW_LIMIT') expect(found.rowCount).toBe(20)
  }
})

test('exactly as many rows as allowed are a whole export', async () => {
  const id = await exports.start(QUERY)
  await work(await createTestExporter(company.api, { limits: { ...SMALL, rows: 40 } }), id)
  expect(await exports.read(id)).toMatchObject({ status: 'COMPLETED', rowCount: 40, isPartial: false })
})

test('at most five that have not ended, however many ask at the same time; others have room of their own', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => exports.mutate(RUN, { query: QUERY })))
  const started = answers.filter(({ bulkQuery }) => bulkQuery !== null)
  const refused = answers.flatMap(({ userErrors }) => userErrors)
  expect(started).toHaveLength(5)
  expect(refused.map(({ code }) => code)).toEqual(Array(7).fill('LIMIT_REACHED'))
  expect((await exports.mutate(RUN, { query: QUERY }, stranger)).userErrors).toEqual([])

  await exports.mutate(CANCEL, { bulkQueryId: started[0]?.bulkQuery?.id })
  expect((await exports.mutate(RUN, { query: QUERY })).userErrors).toEqual([])
})

test('files that fill the room keep new exports out', async () => {
  const id = await exports.start(QUERY)
  await work(await createTestExporter(company.api), id)
  await company.api.database.bulkQuery.updateMany({ data: { byteCount: 10n * 1024n ** 3n } })

  const { userErrors } = await exports.mutate(RUN, { query: QUERY })
  expect(userErrors.map(({ code }) => code)).toEqual(['LIMIT_REACHED'])
})

test('a cancelled export goes no further, keeps its rows, and is not cancelled twice', async () => {
  const { api } = company
  const exporter = await createTestExporter(api, { limits: SMALL, turn: 0 })
  const id = await exports.start(QUERY)
  await work(exporter, id)
  const { bulkQuery } = await exports.mutate(CANCEL, { bulkQueryId: id })
  expect(bulkQuery).toMatchObject({ status: 'CANCELLED', isPartial: true })
  const rows = bulkQuery?.rowCount

  expect(await work(exporter, id)).toBe('DONE')
  const { rowCount, url } = await exports.read(id)
  expect(rowCount).toBe(rows)
  expect((await (await files.fetch(url)).text()).split('\n').slice(0, -1)).toHaveLength(rowCount)
  const again = await exports.mutate(CANCEL, { bulkQueryId: id })
  expect(again.userErrors.map(({ code }) => code)).toEqual(['IMMUTABLE_STATE'])
  const unknown = encodeGlobalId('BulkQuery', company.organization.id, crypto.randomUUID())
  const missing = await exports.mutate(CANCEL, { bulkQueryId: unknown })
  expect(missing.userErrors.map(({ code }) => code)).toEqual(['NOT_FOUND'])
})

test('one that is cancelled while a page is read takes nothing more', async () => {
  const { api } = company
  const id = await exports.start(QUERY)
  const exporter = await createTestExporter(api, { limits: SMALL })
  let pages = 0
  const contextOf: typeof exporter.contextOf = (...given) => {
    pages += 1
    if (pages === 3) void exports.mutate(CANCEL, { bulkQueryId: id })
    return exporter.contextOf(...given)
  }
  await work({ ...exporter, contextOf }, id)
  await expect.poll(async () => (await exports.read(id)).status).not.toBe('RUNNING')
  const { status, rowCount, url } = await exports.read(id)
  const lines = (await (await files.fetch(url)).text()).split('\n').slice(0, -1)
  expect({ isOver: ['CANCELLED', 'COMPLETED'].includes(status), lines: lines.length }).toEqual({
    isOver: true,
    lines: rowCount,
  })
})

test('the same key starts one export', async () => {
  const input = { query: QUERY, idempotencyKey: 'k' }
  const [first, second] = [await exports.mutate(RUN, input), await exports.mutate(RUN, input)]
  expect(second.bulkQuery?.id).toBe(first.bulkQuery?.id)
  expect(await company.api.database.bulkQuery.count()).toBe(1)
})
