import { setTimeout as delay } from 'node:timers/promises'
import { type ExecutionArgs, type ExecutionResult, execute, parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { withoutAccelerator } from '../../src/graph/execution/accelerator.ts'
import { executeReading } from '../../src/graph/execution/executeReading.ts'
import { createFindViewer } from '../../src/ledger/account/findViewer.ts'
import { parseToken } from '../../src/ledger/account/token.ts'
import { auditWriter } from '../../src/ledger/audit/auditWriter.ts'
import { createContext } from '../../src/server/createContext.ts'
import { schema } from '../../src/server/schema.ts'
import { NOW } from '../../test/api.ts'
import { comparable, firstDifference } from '../../test/executor/answer.ts'
import { makeCorpus } from '../../test/executor/corpus.ts'
import { gather } from '../../test/executor/material.ts'
import { type Case, openWorld, type World } from '../../test/executor/world.ts'
import { takesEndlessInput } from './containsItself.ts'
import { type GraphqlJit, openGraphqlJit } from './graphqlJit.ts'

/**
 * What graphql-jit answers, alone and without anybody to fall back on, to the operations of `test/executor`, beside graphql-js:
 * `npm run bench:executor-answers`. Prints how many are equal, and of what kind the others are.
 */
const DOCUMENTS = 380
const EXAMPLES = 3
const PATIENCE = 10_000
const NEVER = Symbol('no answer')

let world: World
let executeByJit: GraphqlJit['execute']
let argumentsOf: (asked: Case, readsAlong: boolean) => ExecutionArgs
beforeAll(async () => {
  executeByJit = (await openGraphqlJit(console.error)).execute
  world = await openWorld()
  const { database, mailroom } = world.tenants.api
  const viewer = await createFindViewer(database)(parseToken(world.token) ?? Buffer.alloc(0), NOW)
  if (typeof viewer === 'string') throw new Error(viewer)
  const documents = new Map<string, ReturnType<typeof parse>>()
  argumentsOf = ({ query, operationName, variables }, readsAlong) => {
    const document = documents.get(query) ?? parse(query)
    documents.set(query, document)
    const cursorKey = Buffer.alloc(32)
    const contextValue = createContext({
      viewer,
      database,
      mailroom,
      cursorKey,
      now: NOW,
      requestId: '',
      audit: auditWriter,
    })
    contextValue.readsAlong = readsAlong
    return { schema, document, operationName, variableValues: variables, contextValue }
  }
}, 300_000)
afterAll(() => world.tenants.api.close())

const plainSchema = withoutAccelerator(schema)

type Told = { text: string; thrown: string | null }

/** The answer as text that is equal where a client sees no difference; or the first line of what was thrown. */
async function told(run: () => Promise<ExecutionResult | null>): Promise<Told> {
  try {
    const result = await Promise.race([run(), delay(PATIENCE, NEVER)])
    if (result === NEVER) return { text: '', thrown: 'no answer within 10 s' }
    if (result === null) return { text: '', thrown: 'left to graphql-js' }
    const { data, errors } = result
    const body = errors === undefined ? { data } : { data, errors: errors.map((error) => error.toJSON()) }
    return { text: comparable({ status: 200, body }), thrown: null }
  } catch (error) {
    return { text: '', thrown: String(error).split('\n')[0] ?? '' }
  }
}

/** What cannot be compiled is not tried: see there what it would cost. */
async function toldByJit(args: ExecutionArgs): Promise<Told> {
  return takesEndlessInput(schema, args.document, args.operationName ?? null)
    ? { text: '', thrown: 'a variable whose input type contains itself' }
    : told(() => executeByJit(args))
}

/** The fields of every object by their names: the specification wants the order of the document, most clients do not mind. */
function inOneOrder(text: string): string {
  return JSON.stringify(JSON.parse(text), (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value,
  )
}

function outcome(expected: Told, { text, thrown }: Told): string {
  if (thrown !== null) return thrown
  if (text === expected.text) return 'equal'
  return inOneOrder(text) === inOneOrder(expected.text) ? 'equal but for the order of fields' : 'different'
}

async function compare(asked: Case): Promise<{ kinds: string[]; difference: string }> {
  const expected = await told(async () => execute({ ...argumentsOf(asked, false), schema: plainSchema }))
  const byJit = await toldByJit(argumentsOf(asked, true))
  const byOurs = await told(() => executeReading(argumentsOf(asked, true)))
  const place = expected.text.includes('"errors"') ? 'with errors' : 'without errors'
  const kinds = [
    `graphql-jit, ${place}: ${outcome(expected, byJit)}`,
    `ours, ${place}: ${outcome(expected, byOurs)}`,
  ]
  return { kinds, difference: `${asked.query}\n${firstDifference(expected.text, byJit.text)}` }
}

test('graphql-jit beside graphql-js', async () => {
  const corpus = makeCorpus({ schema, material: await gather(world), documents: DOCUMENTS })
  const examples = new Map<string, string[]>()
  for (const asked of corpus) {
    const { kinds, difference } = await compare(asked)
    for (const kind of kinds) examples.set(kind, [...(examples.get(kind) ?? []), difference])
  }
  for (const [kind, { length }] of [...examples].sort()) console.log(`${String(length).padStart(4)} ${kind}`)
  if (process.env.EXAMPLES !== undefined)
    for (const [kind, texts] of examples)
      if (kind.endsWith('different')) console.log([kind, ...texts.slice(0, EXAMPLES)].join('\n\n======\n'))
  expect([...examples.values()].flat()).toHaveLength(2 * corpus.length)
}, 900_000)
