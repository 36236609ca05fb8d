import { beforeAll, describe, expect, test } from 'vitest'
import { useCompany } from '../company.ts'

const CREATE = `mutation ($input: TagCreateInput!) { tagCreate(input: $input) {
  tag { id name color partyCount } userErrors { code field } } }`
const UPDATE = `mutation ($input: TagUpdateInput!) { tagUpdate(input: $input) {
  tag { name color } userErrors { code field } } }`
const DELETE = `mutation ($input: TagDeleteInput!) { tagDelete(input: $input) {
  deletedTagId partyCount userErrors { code field } } }`
const ADD = `mutation ($input: PartyTagAddInput!) { partyTagAdd(input: $input) {
  partyTags { isManual tag { name } party { id } } userErrors { code field message } } }`
const REMOVE = `mutation ($input: PartyTagRemoveInput!) { partyTagRemove(input: $input) {
  party { tags { tag { name } } } userErrors { code field } } }`

const company = useCompany()
let partyId: string
let foreignTagId: string
beforeAll(async () => {
  const { api, ledger, organization, idOf } = company
  const other = await ledger.organization({ name: 'Elsewhere' })
  const foreign = await api.database.tag.create({
    data: { organizationId: other.id, name: 'Theirs', nameKey: 'theirs' },
  })
  foreignTagId = idOf('Tag', foreign.id, other)
  partyId = idOf('Party', (await ledger.party(organization)).id)
})

type Made = { tag: { id: string } | null; userErrors: { code: string }[] }

async function make(name: string): Promise<string> {
  const made = await company.change<Made>(CREATE, { name })
  expect(made?.userErrors).toEqual([])
  return made?.tag?.id ?? ''
}

const error = (code: string, ...field: string[]) => ({
  userErrors: [expect.objectContaining({ code, field: ['input', ...field] })],
})

describe('a tag', () => {
  test('is made, changed and deleted, and its name is one whatever the case', async () => {
    const made = await company.change<Made>(CREATE, { name: ' Key account ', color: '#2E7D32' })
    expect(made).toMatchObject({
      tag: { name: 'Key account', color: '#2e7d32', partyCount: 0 },
      userErrors: [],
    })
    const tagId = made?.tag?.id ?? ''
    expect(await company.change(CREATE, { name: 'KEY ACCOUNT' })).toMatchObject(error('TAKEN', 'name'))

    await make('Slow payer')
    expect(await company.change(UPDATE, { tagId, name: 'slow PAYER' })).toMatchObject(error('TAKEN', 'name'))
    expect(await company.change(UPDATE, { tagId, name: 'key account', color: null })).toEqual({
      tag: { name: 'key account', color: null },
      userErrors: [],
    })
    expect(await company.change(UPDATE, { tagId })).toMatchObject({ tag: { name: 'key account' } })

    await company.change(ADD, { partyId, tagIds: [tagId] })
    expect(await company.change(DELETE, { tagId })).toEqual({
      deletedTagId: tagId,
      partyCount: 1,
      userErrors: [],
    })
    expect(await company.change(DELETE, { tagId })).toMatchObject(error('NOT_FOUND', 'tagId'))
  })

  test('has a name that is not too long and a colour that is one', async () => {
    expect(await company.change(CREATE, { name: ' ' })).toMatchObject(error('REQUIRED', 'name'))
    expect(await company.change(CREATE, { name: 'x'.repeat(101) })).toMatchObject(error('INVALID', 'name'))
    expect(await company.change(CREATE, { name: 'Red', color: 'red' })).toMatchObject(
      error('INVALID', 'color'),
    )
    const tagId = await make('Red')
    expect(await company.change(UPDATE, { tagId, name: null })).toMatchObject(error('REQUIRED', 'name'))
  })

  test('of another organization is not found', async () => {
    for (const [mutation, input, ...field] of [
      [UPDATE, { tagId: foreignTagId, name: 'Mine' }, 'tagId'],
      [DELETE, { tagId: foreignTagId }, 'tagId'],
      [ADD, { partyId, tagIds: [foreignTagId] }, 'tagIds', '0'],
      [REMOVE, { partyId, tagIds: [foreignTagId] }, 'tagIds', '0'],
    ] as const) {
      expect(await company.change(mutation, input)).toMatchObject(error('NOT_FOUND', ...field))
    }
  })
})

describe('the tags of a party', () => {
  test('are given and taken, and doing it again changes nothing', async () => {
    const tagIds = [await make('One'), await make('Two')]
    const both = {
      partyTags: [{ isManual: true, tag: { name: 'One' } }, { tag: { name: 'Two' } }],
      userErrors: [],
    }

    expect(await company.change(ADD, { partyId, tagIds })).toMatchObject(both)
    expect(await company.change(ADD, { partyId, tagIds: [tagIds[1], tagIds[1]] })).toMatchObject(both)
    const without = { party: { tags: [{ tag: { name: 'Two' } }] }, userErrors: [] }
    expect(await company.change(REMOVE, { partyId, tagIds: [tagIds[0]] })).toEqual(without)
    expect(await company.change(REMOVE, { partyId, tagIds: [tagIds[0]] })).toEqual(without)
    const entries = await company.api.database.auditEntry.findMany({
      where: { organizationId: company.organization.id, action: 'partyTagAdd', outcome: 'SUCCEEDED' },
      orderBy: { id: 'desc' },
      take: 1,
    })
    expect(entries[0]?.changes).toEqual({ addedTagIds: [] })
  })

  test('are at most a hundred, and a thousand at once are told so', async () => {
    const { api, ledger, organization, idOf } = company
    const party = idOf('Party', (await ledger.party(organization)).id)
    const tags = await api.database.tag.createManyAndReturn({
      data: Array.from({ length: 1_000 }, (_, index) => ({
        organizationId: organization.id,
        name: `Tag ${index}`,
        nameKey: `tag ${index}`,
      })),
    })
    const ids = tags.map(({ id }) => idOf('Tag', id))

    expect(await company.change(ADD, { partyId: party, tagIds: ids })).toMatchObject({
      partyTags: null,
      userErrors: [{ code: 'TOO_MANY_ITEMS', message: 'At most 100 can be named at once, not 1000.' }],
    })
    expect(await company.change(ADD, { partyId: party, tagIds: ids.slice(0, 100) })).toMatchObject({
      userErrors: [],
    })
    expect(await company.change(ADD, { partyId: party, tagIds: ids.slice(99, 101) })).toMatchObject(
      error('TOO_MANY_ITEMS', 'tagIds'),
    )
    expect(
      await api.database.partyTag.count({ where: { party: { name: 'Acme' }, tag: { name: 'Tag 100' } } }),
    ).toBe(0)
    expect(await company.change(ADD, { partyId: party, tagIds: [] })).toMatchObject(
      error('REQUIRED', 'tagIds'),
    )
  })

  test('are refused all where one is unknown, and each that is unknown is named', async () => {
    const known = await make('Known')
    const unknown = company.idOf('Tag', '01900000-0000-7000-8000-000000000000')

    const refused = await company.change<{ userErrors: object[] }>(ADD, {
      partyId,
      tagIds: [unknown, known, unknown],
    })

    expect(refused?.userErrors).toMatchObject([
      { code: 'NOT_FOUND', field: ['input', 'tagIds', '0'] },
      { code: 'NOT_FOUND', field: ['input', 'tagIds', '2'] },
    ])
  })
})

test('tags are listed by name with how many parties bear them', async () => {
  const { api, token } = company
  const { data } = await api.ask<{
    tags: { totalCount: number; nodes: { name: string; partyCount: number }[] }
  }>(token, '{ tags(first: 3) { totalCount nodes { name partyCount } } }')

  expect(data?.tags.nodes).toEqual([
    { name: 'Known', partyCount: 0 },
    { name: 'One', partyCount: 0 },
    { name: 'Red', partyCount: 0 },
  ])
})
