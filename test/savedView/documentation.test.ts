import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { CONTROLS } from '../../src/ledger/filterBar/control.ts'
import { useCompany } from '../company.ts'

// What docs/views.md shows a front end is answered.

const company = useCompany()
const page = await readFile(new URL('../../docs/views.md', import.meta.url), 'utf8')
const documents = [...page.matchAll(/```graphql\n(.*?)```/gs)].map(([, text = '']) => text)

test('the operations of docs/views.md are answered, one after the other', async () => {
  const { api, token } = company
  const variables: Record<string, unknown> = {}
  expect(documents).toHaveLength(4)
  for (const document of documents) {
    const { data, errors } = await api.ask<{ savedViewCreate?: { savedView: { id: string } | null } }>(
      token,
      document,
      variables,
    )
    expect(errors, document).toBeUndefined()
    if (data?.savedViewCreate) variables.viewId = data.savedViewCreate.savedView?.id
  }
  expect(variables.viewId).toEqual(expect.any(String))
})

test('docs/views.md says how to show every control', () => {
  const told = [...page.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`(?=[^|\n]* \| )/g)].map(([, name]) => name)
  expect(told).toEqual(expect.arrayContaining(Object.keys(CONTROLS)))
})
