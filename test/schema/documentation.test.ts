import { readdir, readFile } from 'node:fs/promises'
import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'

const root = new URL('../../', import.meta.url)
const names = (await readdir(new URL('docs/', root), { recursive: true })).filter((name) =>
  name.endsWith('.md'),
)
const pages = ['README.md', ...names.sort().map((name) => `docs/${name}`)]
const examples: { page: string; query: string }[] = []
for (const page of pages) {
  const text = await readFile(new URL(page, root), 'utf8')
  for (const [, query = ''] of text.matchAll(/```graphql\n(.*?)```/gs)) examples.push({ page, query })
}

test('there are examples to look at', () => {
  expect(examples.length).toBeGreaterThan(1)
})

test.each(examples)('an example in $page fits the schema', ({ query }) => {
  expect(validate(schema, parse(query))).toEqual([])
})
