import type { Command } from 'commander'
import type { Env } from '../server/env.ts'

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('serve the API; PORT, HOST, WORKERS, DATABASE_URL, DATA_DIR and DEMO say how, see README.md')
    .action(async () => {
      const { readEnv } = await import('../server/env.ts')
      await runServer(readEnv(process.env))
    })
}

/** Serves until a signal comes, from this process or from as many others as `WORKERS` says. */
async function runServer(env: Env): Promise<void> {
  const { logUnheard, openLog } = await import('./serve/log.ts')
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
