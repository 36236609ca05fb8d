import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import {
  measurePayloads,
  type Score,
  type Tally,
} from '../test/delivery/provider/payloads/measurePayloads.ts'

/**
 * How well the delivery webhooks of sending services are read: `npm run bench:webhook-payloads -- [FOLDER…] [--wrong]`.
 * A folder holds payloads by service and an `expected.json`; how its words are taken stands in `expectedEvents.ts`, and
 * what counts as no webhook of ours in `storedPayload.ts`.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'boolean', default: false } },
})

function foldersOfData(): string[] {
  const data = process.env.DUEGRAPH_DATA ?? join(dirname(fileURLToPath(import.meta.url)), '../../shared/data')
  if (!existsSync(data)) return []
  const sets = readdirSync(data).filter((name) => name.startsWith('webhooks-'))
  return sets
    .map((name) => join(data, name, 'open'))
    .filter((folder) => existsSync(join(folder, 'expected.json')))
}

const share = ({ right, of }: Tally) =>
  of === 0 ? '-' : `${right}/${of} ${((100 * right) / of).toFixed(1)} %`

function print(name: string, score: Score): void {
  const cells = [score.payloads, score.unjudged, share(score.type), share(score.recipient), share(score.time)]
  console.log(`${name.padEnd(12)}${cells.map((cell) => String(cell).padStart(16)).join('')}`)
}

function sum(scores: readonly Score[]): Score {
  const add = (number: (score: Score) => number) => scores.reduce((total, score) => total + number(score), 0)
  const addTallies = (tally: (score: Score) => Tally) => ({
    right: add((score) => tally(score).right),
    of: add((score) => tally(score).of),
  })
  return {
    payloads: add(({ payloads }) => payloads),
    unjudged: add(({ unjudged }) => unjudged),
    type: addTallies(({ type }) => type),
    recipient: addTallies(({ recipient }) => recipient),
    time: addTallies(({ time }) => time),
  }
}

const folders = positionals.length > 0 ? positionals : foldersOfData()
if (folders.length === 0) console.error('There is no folder of payloads: name one that has an expected.json.')
for (const folder of folders) {
  const { byProvider, others, wrong } = await measurePayloads(folder)
  console.log(`\n${folder}`)
  const heads = ['payloads', 'unjudged', 'type', 'recipient', 'time']
  console.log(' '.repeat(12) + heads.map((head) => head.padStart(16)).join(''))
  for (const [name, score] of byProvider) print(name, score)
  print('all', sum([...byProvider.values()]))
  for (const [reason, count] of others) console.log(`${count} files are no webhook of ours: ${reason}`)
  if (values.wrong) for (const line of wrong) console.log(`  ${line}`)
}
