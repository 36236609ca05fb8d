import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { stepsBelow, take } from './steps.ts'
import { copyTree, readPage, removeTree, run } from './tree.ts'

// What `docs/adding-a-field.md` says to do is done, on a copy of the tree, and is enough.
let tree = ''
afterEach(() => removeTree(tree))

type Walk = {
  heading: string
  /** The most files that it may touch, generated ones included. */
  files: number
  /** Asks for what is new, in the copy. */
  asks: string
  /** Tests of the copy that find what is new by themselves, and a pattern of the names they give it. */
  tests: readonly string[]
  named: string
  least: number
}

async function expectWalk({ heading, files, asks, tests, named, least }: Walk): Promise<void> {
  tree = await copyTree()
  const steps = stepsBelow(await readPage(), heading)
  const printed = await readFile(join(tree, 'schema.graphql'), 'utf8')

  await take(steps, tree)
  await run(tree, 'npm', ['run', '--silent', 'generate'])
  await run(tree, 'tsc', ['--noEmit'])

  const isPrintedAnew = printed !== (await readFile(join(tree, 'schema.graphql'), 'utf8'))
  expect(isPrintedAnew).toBe(true)
  expect(new Set([...steps.map(({ file }) => file), 'schema.graphql']).size).toBeLessThanOrEqual(files)
  const asking = `test/walks/copy/${asks}.test.ts`
  await cp(join(tree, `test/walks/copy/${asks}.ts`), join(tree, asking))
  const report = 'walk.json'
  await run(tree, 'vitest', [
    'run',
    asking,
    ...tests,
    '-t',
    named,
    '--reporter=json',
    `--outputFile=${report}`,
  ])
  // As Vitest writes it.
  const { numPassedTests, numFailedTests } = JSON.parse(await readFile(join(tree, report), 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
  }
  expect(numFailedTests).toBe(0)
  expect(numPassedTests).toBeGreaterThanOrEqual(least)
}

describe('as it is written', { timeout: 600_000 }, () => {
  test('a field that lists are filtered and sorted by takes six files', () =>
    expectWalk({
      heading: 'A field that lists are filtered and sorted by',
      files: 6,
      asks: 'dunningLevel',
      tests: [
        'test/field/indexes.test.ts',
        'test/filter/coverage.test.ts',
        'test/filter/invoiceFilter.test.ts',
        'test/connection/paging.test.ts',
      ],
      named: 'dunningLevel|DUNNING_LEVEL|has an evaluator.*InvoiceWhere',
      least: 6,
    }))

  test('a type with a connection takes at most nine', () =>
    expectWalk({
      heading: 'A type with a connection',
      files: 9,
      asks: 'callLog',
      tests: ['test/isolation/walk.test.ts', 'test/isolation/nodes.test.ts'],
      named: 'CallLog|find every kind of row|from (party|parties|node) meets|met every type',
      least: 6,
    }))
})
