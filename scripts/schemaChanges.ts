import { readFile } from 'node:fs/promises'
import { type Accepted, readAccepted } from './schemaChanges/accepted.ts'
import { findBase, namedBase, readAt } from './schemaChanges/base.ts'
import { compareSchemas, type SchemaChange } from './schemaChanges/compare.ts'

/**
 * What changed in `schema.graphql` since the branch left main, or since the commit that is named:
 * `npm run schema:changes -- [COMMIT]`. Fails where a change breaks clients and `docs/breaking-changes.md` does not accept it.
 */
const SCHEMA = 'schema.graphql'
const ACCEPTED = 'docs/breaking-changes.md'

process.exitCode = await run(process.argv[2])

async function run(name: string | undefined): Promise<number> {
  const base = name === undefined ? await findBase() : await namedBase(name)
  if ('reason' in base) return pass(base.reason)
  const before = await readAt(base, SCHEMA)
  if (before === null) return pass(`${base.commit.slice(0, 9)} has none`)

  const accepted = readAccepted(await readFile(ACCEPTED, 'utf8').catch(() => ''))
  const { breaking, dangerous, safe } = await compareSchemas(before, await readFile(SCHEMA, 'utf8'))
  const acceptanceOf = ({ coordinate }: SchemaChange) => accepted.find((row) => row.coordinate === coordinate)

  console.log(`${SCHEMA} beside ${base.commit.slice(0, 9)} (${base.what}):`)
  for (const change of breaking) print('breaking ', change, acceptanceOf(change))
  for (const change of dangerous) print('dangerous', change)
  console.log(`  safe changes: ${safe.length}`)
  const refused = breaking.filter((change) => acceptanceOf(change) === undefined)
  if (refused.length === 0) return 0
  console.error(
    `\nBreaking changes that nobody accepted: ${refused.length}. Keep what there was, deprecated, beside what is new, or name\n` +
      `the change in ${ACCEPTED} by its coordinate, with the day and the reason.`,
  )
  return 1
}

function print(level: string, { coordinate, message }: SchemaChange, acceptance?: Accepted): void {
  const note = acceptance === undefined ? '' : ` (accepted ${acceptance.day}: ${acceptance.reason})`
  console.log(`  ${level} ${coordinate}: ${message}${note}`)
}

function pass(reason: string): number {
  console.log(`There is nothing to compare ${SCHEMA} with: ${reason}.`)
  return 0
}
