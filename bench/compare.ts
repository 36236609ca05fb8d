import { writeFile } from 'node:fs/promises'
import { agree, type Trial } from './compare/agree.ts'
import { describeMachine, headline, measured } from './compare/conditions.ts'
import { countStatements } from './compare/countStatements.ts'
import { findPostmaster } from './compare/cpu.ts'
import { openDatabase, withToken } from './compare/database.ts'
import { findGenerator } from './compare/load.ts'
import { measureAll } from './compare/measure.ts'
import { chooseOperations } from './compare/operations.ts'
import { type Options, readOptions } from './compare/options.ts'
import { installPeers } from './compare/peers.ts'
import { printRatios, ratiosOf } from './compare/ratios.ts'
import { KINDS, type Server, withServers } from './compare/servers.ts'
import { subjectOf } from './compare/subject.ts'
import { summarize } from './compare/summary.ts'
import { printTables } from './compare/table.ts'
import { fillLedger } from './ledger/fillLedger.ts'

/** Duegraph, PostGraphile and one hand-written SQL statement per operation, side by side: `npm run bench -- --help`. */
const report = (line: string) => process.stderr.write(`${line}\n`)
const options = readOptions()
if (options !== null) await compare(options)

async function compare(options: Options): Promise<void> {
  const operations = chooseOperations(options.only, options.size)
  await installPeers(report)
  const database = await openDatabase(options, report)
  try {
    await fillLedger(database.url, options.size, report)
    await withToken(database.url, (token) => compareOn({ url: database.url, token }, operations, options))
  } finally {
    await database.close()
  }
}

async function compareOn(
  database: { url: string; token: string },
  operations: ReturnType<typeof chooseOperations>,
  options: Options,
): Promise<void> {
  const subject = subjectOf(options.size)
  const generator = await findGenerator()
  const postmaster = await findPostmaster(database.url)
  report('Counting statements')
  const counts = await countStatements(operations, subject, database)

  const { trials, samples } = await withServers(KINDS, database, async (servers) => {
    const trials = await agreeAll(servers)
    return {
      trials,
      samples: await measureAll(trials, {
        ...options,
        generator,
        postmaster,
        databaseUrl: database.url,
        report,
      }),
    }
  })

  async function agreeAll(servers: readonly Server[]): Promise<Trial[]> {
    const trials: Trial[] = []
    for (const operation of operations) trials.push(await agree(operation, servers, subject))
    report('All servers answer alike.')
    return trials
  }

  const summaries = summarize(trials, samples, counts)
  const ratios = ratiosOf(summaries)
  const machine = await describeMachine(database.url)
  const conditions = { machine, generator: generator.name, ...measured(options) }
  console.log(headline(conditions))
  printTables(summaries)
  printRatios(ratios, summaries)
  if (options.json !== null)
    await writeFile(options.json, `${JSON.stringify({ conditions, summaries, ratios, samples }, null, 2)}\n`)
}
