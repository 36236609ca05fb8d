import type { Command } from 'commander'

export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('serve the API; PORT, HOST, WORKERS, DATABASE_URL, DATA_DIR and DEMO say how, see README.md')
    .action(async () => {
      const { readEnv } = await import('../server/env.ts')
      const env = readEnv(process.env)
      const { runServer } = await import('./runServer.ts')
      await runServer(env)
    })
}
