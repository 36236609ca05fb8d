import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type Finished = { code: number | null; stdout: string; stderr: string }

const PROJECT = fileURLToPath(new URL('../..', import.meta.url))

/** Starts a TypeScript file of the project as a process of its own. */
export function start(file: string, args: string[], settings: NodeJS.ProcessEnv = {}): ChildProcess {
  const { DATABASE_URL: _given, ...inherited } = process.env
  return spawn(process.execPath, [file, ...args], {
    cwd: PROJECT,
    env: { ...inherited, LOG_LEVEL: 'silent', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

export async function finish(child: ChildProcess): Promise<Finished> {
  const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)]
  const [code] = await once(child, 'close')
  return { code, stdout: stdout.join(''), stderr: stderr.join('') }
}

/** Resolves with the first line that the process prints. */
export async function firstLine(child: ChildProcess): Promise<string> {
  const [text] = await once(child.stdout ?? child, 'data')
  return String(text).split('\n')[0] ?? ''
}

/** The server on the folder, as its process id; null when there is none. */
export async function serverOf(dataDir: string): Promise<number | null> {
  const cluster = (await readdir(dataDir)).find((name) => /^pg-\d+$/.test(name))
  const file = await readFile(`${dataDir}/${cluster}/postmaster.pid`, 'utf8').catch(() => '')
  return file === '' ? null : Number(file.split('\n')[0])
}

function collect(stream: NodeJS.ReadableStream | null): string[] {
  const chunks: string[] = []
  stream?.on('data', (chunk) => chunks.push(String(chunk)))
  return chunks
}
