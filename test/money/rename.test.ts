import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/database/uuid.ts'
import { useCompany } from '../company.ts'

const company = useCompany()

test('a party is renamed while money is moved: neither waits for the other in a circle', async () => {
  const { api, ledger, organization } = company
  const organizationId = organization.id
  const party = await ledger.party(organization)
  const [first, second] = [{ id: uuidv7() }, { id: uuidv7() }]
  const invoice = (id: string, day: string) =>
    ledger.invoice(organization, { id, targetPartyId: party.id, issueDate: new Date(day) })
  // By their days, and as they lie in the table, the other way round than by their ids.
  await invoice(second.id, '2026-02-01')
  await invoice(first.id, '2026-02-02')
  expect(first.id < second.id).toBe(true)
  const { database } = api
  let renamed: Promise<unknown> | null = null

  await database.$transaction(async (tx) => {
    const lock = (id: string) =>
      tx.$queryRaw`select 1 as one from invoice where organization_id = ${organizationId}::uuid and id = ${id}::uuid
        for no key update`
    await lock(first.id)
    renamed = database.party.updateMany({
      where: { organizationId, id: party.id },
      data: { name: 'Renamed' },
    })
    renamed.catch(() => null)
    await sleep(400)
    await lock(second.id)
  })
  await renamed

  const rows = await database.$queryRaw<{ party_name: string }[]>`
    select party_name from invoice where organization_id = ${organizationId}::uuid`
  expect(rows.map(({ party_name }) => party_name)).toEqual(['Renamed', 'Renamed'])
})
