import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { InMemoryCache } from '@apollo/client'
import {
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import { schema } from '../../src/server/schema.ts'
import { extractSnippets } from './snippets.ts'

// What docs/apollo.md tells a front end about the schema is what the schema is.

let snippets: Awaited<ReturnType<typeof extractSnippets>>
let cache: InMemoryCache
beforeAll(async () => {
  snippets = await extractSnippets('documentation')
  const { createCache } = await snippets.load<{ createCache: () => InMemoryCache }>('cache.ts')
  cache = createCache()
}, 120_000)

const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'))
const objects = types.filter(isObjectType)
const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields())

test('the snippets compile under strict TypeScript', async () => {
  expect(snippets.names).toEqual([
    'cache.ts',
    'live.ts',
    'client.ts',
    'addComment.ts',
    'scalars.ts',
    'urql.ts',
    'urqlList.ts',
    'relayEnvironment.js',
    'overdueList.js',
  ])
  const project = {
    extends: '../../../../tsconfig.json',
    compilerOptions: { noEmit: true, strict: true },
    include: ['*.ts'],
  }
  await writeFile(`${snippets.folder}tsconfig.json`, JSON.stringify(project))
  const tsc = fileURLToPath(new URL('../../node_modules/.bin/tsc', import.meta.url))

  const { stdout } = await promisify(execFile)(process.execPath, [tsc, '-p', snippets.folder]).catch(
    (error: { stdout: string }) => error,
  )

  expect(stdout).toBe('')
}, 300_000)

test.each(['cache.ts', 'live.ts'])("%s is the console's own", async (name) => {
  const own = new URL(`../../console/src/graph/${name}`, import.meta.url)

  expect(await readFile(`${snippets.folder}${name}`, 'utf8')).toBe(await readFile(own, 'utf8'))
})

test('possibleTypes are those of the schema', () => {
  for (const type of types.filter(isAbstractType)) {
    const possible = schema.getPossibleTypes(type).map(({ name }) => name)
    const known = objects.filter(({ name }) =>
      cache.policies.fragmentMatches(
        {
          kind: 'InlineFragment',
          typeCondition: { kind: 'NamedType', name: { kind: 'Name', value: type.name } },
          selectionSet: { kind: 'SelectionSet', selections: [] },
        } as never,
        name,
      ),
    )
    expect(known.map(({ name }) => name).sort(), type.name).toEqual([...possible].sort())
  }
})

test('every list that is paged has a policy', () => {
  const lists = objects.flatMap((type) =>
    fieldsOf(type)
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => ({ type: type.name, field })),
  )

  expect(lists.length).toBeGreaterThan(12)
  for (const { type, field } of lists) {
    expect(
      cache.policies.getMergeFunction(type, field.name, undefined),
      `${type}.${field.name}`,
    ).toBeDefined()
    const variables = {
      where: { id: 1 },
      search: 'x',
      includeInactive: true,
      orderBy: [1],
      organizationId: 'o',
    }
    const key = (args: object) =>
      cache.policies.getStoreFieldName({ typename: type, fieldName: field.name, args: { ...args } })
    // Lists with another filter are other lists; pages of one are not.
    for (const { name } of field.args) {
      const isPage = ['first', 'after', 'last', 'before', 'offset'].includes(name)
      const given = { [name]: (variables as Record<string, unknown>)[name] ?? 1 }
      expect(key(given) === key({}), `${type}.${field.name}(${name})`).toBe(isPage)
    }
  }
})

test('everything without an id that stands in a field by itself is merged', () => {
  const withoutId = new Set(objects.filter((type) => !('id' in type.getFields())).map(({ name }) => name))
  const single = new Set(
    objects
      .filter((type) => type !== schema.getMutationType())
      .flatMap(fieldsOf)
      .filter(({ type }) => !isListType(getNullableType(type)))
      .map(({ type }) => getNamedType(type).name)
      .filter((name) => withoutId.has(name) && !/(Connection|Edge|PageInfo)$/.test(name)),
  )

  expect(single.size).toBeGreaterThan(10)
  for (const name of single) {
    expect(cache.policies.getMergeFunction('Any', 'field', name), name).toBeDefined()
  }
})

test('the scalars are those of the schema', async () => {
  const { scalars } = await snippets.load<{ scalars: Record<string, string> }>('scalars.ts')
  const own = types
    .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
    .map(({ name }) => name)

  expect(Object.keys(scalars).sort()).toEqual(own.sort())
})
