import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeBounces, writePayloads } from './tiny/samples.ts'

/**
 * Every bench at a size that takes seconds, each on an embedded PostgreSQL: not to measure, but to see that all of them still
 * run. Fails where one does not, where one takes too long, and where one is not named here: `npm run bench:tiny -- [NAME…]`.
 */
const LEDGER = ['--invoices', '4000']
const BRIEF = ['--seconds', '1', '--rounds', '1']
const PATIENCE = 600_000

type Bench = { args: readonly string[]; env?: Record<string, string> }

const folder = await mkdtemp(join(tmpdir(), 'duegraph-tiny-'))
// As root, PostgreSQL runs as somebody else, who must get in.
await chmod(folder, 0o755)
const benches: Record<string, Bench> = {
  'allocate.ts': { args: ['--seconds', '1'] },
  'fill.ts': { args: LEDGER },
  'compare.ts': { args: [...LEDGER, ...BRIEF, '--connections', '2'] },
  'executors.ts': { args: [...LEDGER, '--rounds', '1', '--requests', '2'] },
  'delay.ts': { args: [...LEDGER, ...BRIEF] },
  'scale.ts': { args: ['--sizes', '2000,4000', ...BRIEF, '--connections', '2'] },
  'longTail.ts': { args: LEDGER },
  'memory.ts': { args: LEDGER, env: { DOCUMENTS: '200' } },
  'import.ts': { args: ['800'] },
  'importStuut.ts': { args: ['40'] },
  'mail.ts': { args: ['40'] },
  'mailKills.ts': { args: ['30', '2'] },
  'mailOutage.ts': { args: ['1'] },
  'connections.ts': { args: ['--connections', '20', '--rounds', '1', '--rest', '1'] },
  'webhooks.ts': { args: ['120'] },
  'subscriptions.ts': { args: ['3', '4'] },
  'bounceMail.ts': { args: [await writeBounces(join(folder, 'bounces'))] },
  'aging.ts': { args: LEDGER },
  'export.ts': { args: LEDGER },
  'timeline.ts': { args: ['2000', '2'] },
  'webhookPayloads.ts': { args: [await writePayloads(join(folder, 'payloads'))] },
}
/** No benches: this, and what several share. */
const OTHERS = ['tiny.ts', 'askInProcess.ts', 'proxy.ts', 'withServer.ts']

try {
  const chosen = process.argv.slice(2)
  const names = Object.keys(benches).filter((name) => chosen.length === 0 || chosen.includes(name))
  const failed = [...(await findUnnamed())]
  for (const name of names) if (!(await runs(name, benches[name] ?? { args: [] }))) failed.push(name)
  if (failed.length > 0) console.error(`Broken: ${failed.join(', ')}`)
  process.exitCode = failed.length > 0 ? 1 : 0
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function findUnnamed(): Promise<string[]> {
  const files = await readdir(fileURLToPath(new URL('.', import.meta.url)))
  return files.filter((name) => name.endsWith('.ts') && !OTHERS.includes(name) && !(name in benches))
}

/** Says how long it took, and shows what it printed where it failed. */
async function runs(name: string, { args, env }: Bench): Promise<boolean> {
  const begin = performance.now()
  const { DATABASE_URL: _, ...others } = process.env
  const program = fileURLToPath(new URL(name, import.meta.url))
  const child = spawn(process.execPath, [program, ...args], {
    // What it keeps for the next time lands in the folder that goes at the end.
    env: { ...others, TMPDIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it started ends with it.
    detached: true,
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (printed += chunk))
  const end = () => endGroup(child.pid)
  const watchdog = setTimeout(end, PATIENCE)
  child.once('exit', end)
  const [code] = await once(child, 'close')
  clearTimeout(watchdog)
  const isFine = code === 0 && child.stdout.readableEnded && printed.trim() !== ''
  console.log(`${isFine ? 'runs  ' : 'BROKEN'} ${name} ${((performance.now() - begin) / 1_000).toFixed(0)} s`)
  if (!isFine) console.error(printed)
  return isFine
}

/** A server that outlives its bench would keep the pipes open, and the next bench from its port. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // Nobody is left.
  }
}
