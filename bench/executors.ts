import { parseArgs } from 'node:util'
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, execute, parse } from 'graphql'
import { createDatabase, type Database } from '../src/database/client.ts'
import { withoutAccelerator } from '../src/graph/execution/accelerator.ts'
import { compiledOperation } from '../src/graph/execution/documents.ts'
import { executeReading } from '../src/graph/execution/executeReading.ts'
import type { Viewer } from '../src/graph/viewer.ts'
import { createFindViewer } from '../src/ledger/account/findViewer.ts'
import { parseToken } from '../src/ledger/account/token.ts'
import { auditWriter } from '../src/ledger/audit/auditWriter.ts'
import { createContext } from '../src/server/createContext.ts'
import { schema } from '../src/server/schema.ts'
import { createTestMailroom } from '../test/mailroom.ts'
import { openDatabase, withToken } from './compare/database.ts'
import { chooseOperations } from './compare/operations.ts'
import { count, LEDGER_OPTIONS, readLedger } from './compare/options.ts'
import { subjectOf } from './compare/subject.ts'
import { openGraphqlJit } from './executors/graphqlJit.ts'
import { fillLedger } from './ledger/fillLedger.ts'

/**
 * CPU of this process and statements of L1, D1 and O1, from a document that is parsed and checked to the text of the answer, by
 * each executor and each way of reading: `npm run bench:executors -- [--invoices N] [--rounds N] [--requests N]`. Of many short
 * rounds, taken in turn, the least counts: what else the machine does can only add to one.
 */
const OPERATIONS = ['L1', 'D1', 'O1']
const WARM_UP = 200

type Way = { name: string; readsAlong: boolean; run: (args: ExecutionArgs) => Promise<ExecutionResult> }
type Asked = { document: DocumentNode; variableValues: { readonly [name: string]: unknown } }

const { values } = parseArgs({
  options: {
    ...LEDGER_OPTIONS,
    invoices: { type: 'string', default: '20000' },
    rounds: { type: 'string', default: '40' },
    requests: { type: 'string', default: '25' },
  },
})
const ledger = readLedger(values)
const rounds = count('rounds', values.rounds)
const requests = count('requests', values.requests)
const report = (line: string) => process.stderr.write(`${line}\n`)

const jit = await openGraphqlJit(report)
const OURS = 'compiled, read along'
const JIT = 'graphql-jit, read along'
const plainSchema = withoutAccelerator(schema)
const byGraphqlJs: Way['run'] = async (args) => execute({ ...args, schema: plainSchema })
const WAYS: readonly Way[] = [
  { name: OURS, readsAlong: true, run: byOurs },
  { name: JIT, readsAlong: true, run: jit.execute },
  { name: 'graphql-js, read along', readsAlong: true, run: byGraphqlJs },
  { name: 'graphql-jit, loaders', readsAlong: false, run: jit.execute },
  { name: 'graphql-js, loaders: ordinary', readsAlong: false, run: byGraphqlJs },
]

async function byOurs(args: ExecutionArgs): Promise<ExecutionResult> {
  const result = await executeReading(args)
  if (result === null) throw new Error('The compiled executor left it to the ordinary one.')
  return result
}

const opened = await openDatabase(ledger, report)
try {
  await fillLedger(opened.url, ledger.size, report)
  await withToken(opened.url, (token) => measureAll(opened.url, token))
} finally {
  await opened.close()
}

async function measureAll(url: string, token: string): Promise<void> {
  let statements = 0
  const database = createDatabase({ url, onStatement: () => (statements += 1) })
  try {
    const viewer = await createFindViewer(database)(parseToken(token) ?? Buffer.alloc(0), new Date())
    if (typeof viewer === 'string') throw new Error(viewer)
    const ask = createAsk(url, database, viewer)
    for (const operation of chooseOperations(OPERATIONS, ledger.size)) {
      const { query, variables } = await operation.ours.ask(subjectOf(ledger.size), () => Promise.reject())
      const asked = { document: parse(query), variableValues: variables }
      const counts = await agree(asked)
      const cpu = await measure(asked)
      const first = measureFirst(query, variables)
      console.log(
        `\n| ${operation.name} | CPU ms | statements | ms to compile |\n| --- | ---: | ---: | ---: |`,
      )
      for (const [index, { name }] of WAYS.entries())
        console.log(
          `| ${name} | ${cpu[index]?.toFixed(2)} | ${counts[index]} | ${first.get(name)?.toFixed(2) ?? ''} |`,
        )
    }

    /** All ways answer alike; how many statements each takes once they are prepared. */
    async function agree(asked: Asked): Promise<number[]> {
      const counts: number[] = []
      const texts = new Set<string>()
      for (const way of WAYS) {
        for (let time = 0; time < WARM_UP; time++) texts.add(await ask(way, asked))
        const before = statements
        await ask(way, asked)
        counts.push(statements - before)
      }
      if (texts.size !== 1)
        throw new Error(`They differ: ${[...texts].map((text) => text.slice(0, 2_000)).join('\n\n')}`)
      return counts
    }

    async function measure(asked: Asked): Promise<number[]> {
      const least = WAYS.map(() => Number.POSITIVE_INFINITY)
      for (let round = 0; round < rounds; round++) {
        for (const [index, way] of WAYS.entries()) {
          const before = process.cpuUsage()
          for (let request = 0; request < requests; request++) await ask(way, asked)
          const { user, system } = process.cpuUsage(before)
          least[index] = Math.min(least[index] ?? 0, (user + system) / 1_000 / requests)
        }
      }
      return least
    }
  } finally {
    await database.$disconnect()
  }
}

/** What a document costs that comes for the first time, beside parsing and checking it. */
function measureFirst(query: string, variableValues: Asked['variableValues']): ReadonlyMap<string, number> {
  const compilers = {
    [OURS]: (document: DocumentNode) =>
      compiledOperation(schema, document, null)?.completionFor(variableValues),
    [JIT]: (document: DocumentNode) => jit.compile(schema, document, null),
  }
  const least = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, compile] of Object.entries(compilers)) {
      const document = parse(query)
      const start = performance.now()
      compile(document)
      least.set(name, Math.min(least.get(name) ?? Number.POSITIVE_INFINITY, performance.now() - start))
    }
  }
  return least
}

function createAsk(url: string, database: Database, viewer: Viewer) {
  const mailroom = createTestMailroom(url)
  const cursorKey = Buffer.alloc(32)
  return async ({ run, readsAlong }: Way, { document, variableValues }: Asked): Promise<string> => {
    const context = createContext({
      database,
      viewer,
      mailroom,
      cursorKey,
      now: new Date(),
      requestId: '',
      audit: auditWriter,
    })
    context.readsAlong = readsAlong
    const { data, errors } = await run({ schema, document, variableValues, contextValue: context })
    if (errors !== undefined) throw new AggregateError(errors, errors[0]?.message)
    return JSON.stringify(data)
  }
}
