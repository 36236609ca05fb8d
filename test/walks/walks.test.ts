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
  /** Begins of the names of tests that must be among them. */
  finds: readonly string[]
}

async function expectWalk({ heading, files, asks, tests, named, finds }: Walk): Promise<void> {
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
  const { passed, failed } = await runTests(tree, [asking, ...tests], named)
  expect(failed).toEqual([])
  expect(finds.filter((begin) => !passed.some((name) => name.startsWith(begin)))).toEqual([])
}

type Report = { testResults: { message: string; assertionResults: Result[] }[] }
type Result = { fullName: string; status: string; failureMessages: string[] }

/** Runs tests of the copy whose names fit, and tells which passed and why others did not. */
async function runTests(copy: string, files: readonly string[], named: string) {
  const report = join(copy, 'walk.json')
  const args = ['run', ...files, '-t', named, '--reporter=json', `--outputFile=${report}`]
  // What failed stands in the report; without one nothing ran at all.
  const ended = await run(copy, 'vitest', args).catch((error: unknown) => error)
  const text = await readFile(report, 'utf8').catch(() => {
    throw ended
  })
  // As Vitest writes it.
  const { testResults } = JSON.parse(text) as Report
  const results = testResults.flatMap(({ assertionResults }) => assertionResults)
  const told = ({ fullName, failureMessages }: Result) => [fullName, ...failureMessages].join('\n')
  return {
    passed: results.filter(({ status }) => status === 'passed').map(({ fullName }) => fullName),
    failed: [
      ...results.filter(({ status }) => status === 'failed').map(told),
      ...testResults.map(({ message }) => message).filter((message) => message !== ''),
    ],
  }
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
      finds: [
        'dunningLevel is imported, filtered and sorted',
        'the catalogue has the index of Invoice by DUNNING_LEVEL',
        'every condition of the schema has an evaluator InvoiceWhere',
        'InvoiceWhere dunningLevel',
        'invoices in pages of [ 7, 23 ] by DUNNING_LEVEL',
        'payables in pages of [ 1 ] by DUNNING_LEVEL',
      ],
    }))

  test('a type with a connection takes at most nine', () =>
    expectWalk({
      heading: 'A type with a connection',
      files: 9,
      asks: 'callLog',
      tests: [
        'test/isolation/walk.test.ts',
        'test/isolation/nodes.test.ts',
        'test/client/documentation.test.ts',
      ],
      named: 'CallLog|find every kind of row|from parties meets|possibleTypes are',
      finds: [
        'CallLog is paged below its party and found by its id',
        'possibleTypes are those of the schema',
        'node and nodes find every kind of row',
        'a walk through the whole graph from parties meets nothing of another organization',
      ],
    }))
})
