import { afterAll, beforeAll, expect, test } from 'vitest'
import { raw } from '../../src/database/sql.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createFindViewer } from '../../src/ledger/account/findViewer.ts'
import { createKnownOwners } from '../../src/ledger/account/knownOwners.ts'
import { createPresume } from '../../src/ledger/account/proof.ts'
import { parseToken } from '../../src/ledger/account/token.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

let api: TestApi
let organizationId: string
let userId: string
let token: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  organizationId = organization.id
  userId = (await ledger.user([organization])).id
  await ledger.party(organization, { name: 'Acme' })
  token = await api.tokenOf(userId)
})
afterAll(() => api.close())

/** What a request of a viewer who was read before has in its hands. */
async function presumed() {
  const known = createKnownOwners()
  const hash = parseToken(token) ?? Buffer.alloc(0)
  await createFindViewer(api.database, known)(hash, NOW)
  const proof = createPresume(known)(hash, NOW)
  if (proof === null) throw new Error('Whoever was just read is presumed.')
  return { proof, database: proof.over(api.database) }
}

test("Prisma's models are asked through the database of a request, and prove nothing", async () => {
  const { proof, database } = await presumed()

  const found = await database.party.findMany({ where: { organizationId, name: 'Acme' } })
  const counted = await database.$transaction([database.party.count({ where: { organizationId } })])

  expect(found).toMatchObject([{ organizationId, name: 'Acme' }])
  expect(counted).toEqual([2])
  expect(proof.stands).toBe(false)
})

test('the first statement of ours proves the viewer, also after Prisma was asked', async () => {
  const { proof, database } = await presumed()
  await database.party.findFirst({ where: { organizationId } })

  expect(await database.read(raw('select 1 as one'))).toEqual([{ one: 1 }])
  expect(proof.stands).toBe(true)
})

test('a request that only Prisma serves is answered as the person whom a look-up finds afterwards', async () => {
  const ledger = createLedger(api.database)
  const organization = await ledger.organization({ name: 'Left soon' })
  const membership = { organizationId: organization.id, userId }
  await api.database.organizationMembership.create({ data: membership })
  const party = await ledger.party(organization, { name: 'Secret' })
  const id = encodeGlobalId('Party', organization.id, party.id)
  const document = 'query ($id: ID!) { node(id: $id) { ... on Party { name } } }'
  expect((await api.ask(token, document, { id })).data).toEqual({ node: { name: 'Secret' } })

  await api.database.organizationMembership.updateMany({ where: membership, data: { endedAt: NOW } })

  expect((await api.ask(token, document, { id })).data).toEqual({ node: null })
})
