import type { Command } from 'commander'

export function registerWorker(program: Command): void {
  program
    .command('worker')
    .description(
      'send mail and take in what is reported of it, without serving the API; see MAIL_WORKER in README.md',
    )
    .action(async () => {
      const { readEnv } = await import('../server/env.ts')
      const { runWorker } = await import('./runWorker.ts')
      await runWorker(readEnv(process.env))
    })
}
