import type { Env } from '../server/env.ts'
import { openLog } from './serve/log.ts'
import { logUnheard } from './serve/logUnheard.ts'

/** Serves until a signal comes, from this process or from as many others as `WORKERS` says. */
export async function runServer(env: Env): Promise<void> {
  const log = openLog(env)
  logUnheard(log)
  if (env.workers === 1) {
    const { serveAlone } = await import('./serve/alone.ts')
    await serveAlone(env, log)
  } else {
    const { serveWithWorkers } = await import('./serve/primary.ts')
    await serveWithWorkers(env, log)
  }
}
