import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))

export type Started = {
  /** Settled with the first match of the text that was waited for. */
  ready: Promise<RegExpExecArray>
  /** Ends it by its own id. */
  end(signal: NodeJS.Signals): Promise<void>
}

/** Starts one of our own processes. */
export function start(command: string, env: Record<string, string>, waitFor: RegExp): Started {
  const child = spawn(process.execPath, [CLI, command], {
    env: { ...process.env, LOG_LEVEL: 'error', DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { ready: waitForText(child, waitFor), end: (signal) => end(child, signal) }
}

function waitForText(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  let text = ''
  const ready = new Promise<RegExpExecArray>((resolve, reject) => {
    const look = (chunk: Buffer) => {
      text += chunk
      const match = pattern.exec(text)
      if (match !== null) resolve(match)
    }
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    child.once('exit', () => reject(new Error(`It ended before it was ready: ${text.slice(-2_000)}`)))
  })
  // A caller that kills it before it is ready need not wait.
  ready.catch(() => {})
  return ready
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}
