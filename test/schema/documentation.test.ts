import { glob, readFile } from 'node:fs/promises'
import { parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { schema } from '../../src/schema.ts'

const root = new URL('../../', import.meta.url)
const pages = (await Array.fromAsync(glob(['README.md', 'docs/*.md'], { cwd: root }))).sort()
const examples = await Promise.all(
  pages.map(async (page) => {
    const text = await readFile(new URL(page, root), 'utf8')
    return [...text.matchAll(/```graphql\n(.*?)```/gs)].map(([, query = '']) => ({ page, query }))
  }),
)

test('there are examples to look at', () => {
  expect(examples.flat().length).toBeGreaterThan(1)
})

test.each(examples.flat())('an example in $page fits the schema', ({ query }) => {
  expect(validate(schema, parse(query))).toEqual([])
})
