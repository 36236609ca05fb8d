import { type ChildProcess, execFile } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { start } from './process.ts'

/** A server that has said that it is ready, on a port of its own choice, with the demo ledger. */
export type Serving = { child: ChildProcess; url: string; token: string; curl: string }

const ANSWER_PATIENCE = 10_000

export async function serve(settings: NodeJS.ProcessEnv): Promise<Serving> {
  const child = start('src/cli.ts', ['serve'], { PORT: '0', ...settings })
  let printed = ''
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk)
    if (printed.includes('curl') && printed.endsWith('\n\n')) break
  }
  const url = /http:\S+(?=\/graphql)/.exec(printed)?.[0]
  const token = /dg_\w+/.exec(printed)?.[0]
  const curl = /curl .*/.exec(printed)?.[0]
  if (!url || !token || !curl) throw new Error(`The server did not start: ${printed}`)
  return { child, url: url.replace('localhost', '127.0.0.1'), token, curl }
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return code
}

export async function ask(
  { url, token }: Serving,
  query: string,
): Promise<{ data?: Record<string, unknown> }> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
    signal: AbortSignal.timeout(ANSWER_PATIENCE),
  })
  return response.json()
}

/** The process ids of the workers that the process started. */
export async function workersOf({ pid }: ChildProcess): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,args='])
  const rows = stdout.split('\n').map((line) => line.trim().split(/\s+/))
  return rows
    .filter(([, parent, ...command]) => Number(parent) === pid && command.join(' ').includes('worker.ts'))
    .map(([id]) => Number(id))
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
