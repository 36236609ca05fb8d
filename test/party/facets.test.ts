import { beforeAll, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const FACETS = `query ($where: PartyWhere) { parties(first: 0, where: $where) {
  facets { assignee { value { name } count } tag { value { name } count } } } }`

const company = useCompany()
beforeAll(async () => {
  const { api, ledger, organization } = company
  const { id: organizationId } = organization
  const mia = await ledger.user([organization], { givenName: 'Mia' })
  const [key, slow] = await api.database.tag.createManyAndReturn({
    data: ['Key', 'Slow'].map((name) => ({ organizationId, name, nameKey: name.toLowerCase() })),
  })
  for (const [assigneeId, tags] of [
    [mia.id, [key, slow]],
    [mia.id, [key]],
    [null, []],
  ] as const) {
    const { id: partyId } = await ledger.party(organization, { assigneeId, email: 'a@facets.example' })
    await api.database.partyTag.createMany({
      data: tags.map((tag) => ({ organizationId, partyId, tagId: tag?.id ?? '' })),
    })
  }
})

test('who is in charge and which tags occur are counted over the whole filtered list', async () => {
  const where = { email: { eq: 'a@facets.example' } }
  const { data, errors } = await company.api.ask(company.token, FACETS, { where })

  expect(errors).toBeUndefined()
  expect(data).toEqual({
    parties: {
      facets: {
        assignee: [
          { value: { name: 'Mia Berg' }, count: 2 },
          { value: null, count: 1 },
        ],
        tag: [
          { value: { name: 'Key' }, count: 2 },
          expect.objectContaining({ count: 1 }),
          expect.objectContaining({ count: 1 }),
        ],
      },
    },
  })
})
