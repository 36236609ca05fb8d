import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const INTERVAL = 200

export type Watched = {
  child: ChildProcess
  /** The most memory it has had (rss) since the last question, in MB, and the seconds of a core that it has used. */
  measure(): Promise<{ peak: number; cpu: number }>
  ended: Promise<number | null>
}

/** Starts one of our commands and looks at it from outside. */
export function watch(args: readonly string[], url: string): Watched {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout?.resume()
  let peak = 0
  let cpu = 0
  const look = async () => {
    // What has ended has used what it had used when it was last looked at.
    const seen = await promisify(execFile)('ps', ['-o', 'rss=,time=', '-p', String(child.pid)]).catch(
      () => null,
    )
    const [kilobytes, time = ''] = seen?.stdout.trim().split(/\s+/) ?? []
    if (kilobytes === undefined) return
    peak = Math.max(peak, Number(kilobytes) / 1_024)
    cpu = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0)
  }
  const timer = setInterval(look, INTERVAL)
  const ended = once(child, 'exit').then(([code]: (number | null)[]) => {
    clearInterval(timer)
    return code ?? null
  })
  return {
    child,
    ended,
    measure: async () => {
      await look()
      const found = { peak, cpu }
      peak = 0
      return found
    },
  }
}
