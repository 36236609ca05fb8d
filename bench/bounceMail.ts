import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { scoreOwnMails } from '../test/delivery/mail/score/ownMails.ts'
import { type Half, type Score, scoreSet } from '../test/delivery/mail/score/scoreSet.ts'

/**
 * How well the reader of returned mail reads real ones: `npm run bench:bounce-mail -- [FOLDER…] [--half A|B] [--wrong]`.
 * Without a folder it scores the mails of our own, and the sets of real ones where they are. A folder holds mails and
 * an `expected.json`; how its words are taken stands in `expectation.ts`. Mails fall into two halves by their names:
 * a writer of rules looks at the wrong ones of half A, and `--wrong` shows no others. What half B scores is then near
 * to what unseen mail would.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { wrong: { type: 'boolean', default: false }, half: { type: 'string' } },
})

function foldersOfData(): string[] {
  const data = process.env.DUEGRAPH_DATA ?? join(dirname(fileURLToPath(import.meta.url)), '../../shared/data')
  if (!existsSync(data)) return []
  const sets = readdirSync(data).filter((name) => name.startsWith('bounces-'))
  return sets
    .map((name) => join(data, name, 'open'))
    .filter((folder) => existsSync(join(folder, 'expected.json')))
}

const share = ({ right, of }: Score['bounce']) =>
  of === 0 ? '-' : `${right}/${of} ${((100 * right) / of).toFixed(1)} %`

const isHalf = (text: string | undefined): text is Half | undefined =>
  text === undefined || text === 'A' || text === 'B'
const { half } = values
if (!isHalf(half)) throw new Error(`--half is A or B, and not ${half}.`)
if (values.wrong && half !== 'A')
  throw new Error('--wrong shows the wrong ones of half A alone: add --half A.')

function print(name: string, score: Score, started: number) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(
    `${name}: ${score.mails} mails, bounce or not ${share(score.bounce)}, hard or soft ${share(score.hard)} ` +
      `(without the rows in dispute ${share(score.hardUndisputed)}), recipient ${share(score.recipient)}, ${seconds} s`,
  )
  if (values.wrong) for (const line of score.wrong) console.log(`  ${line}`)
}

if (positionals.length === 0) {
  const started = performance.now()
  print('the mails of our own', await scoreOwnMails(half), started)
}
for (const folder of positionals.length > 0 ? positionals : foldersOfData()) {
  const started = performance.now()
  print(folder, await scoreSet(folder, half), started)
}
