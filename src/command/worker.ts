import type { Command } from 'commander'

export function registerWorker(program: Command): void {
  program
    .command('worker')
    .description(
      'send mail, take in what is reported of it and export lists, without serving the API; see MAIL_WORKER in README.md',
    )
    .action(async () => {
      const { readEnv } = await import('../server/env.ts')
      const { keepHeapSmall } = await import('../exchange/smallHeap.ts')
      keepHeapSmall(30)
      const { runWorker } = await import('./runWorker.ts')
      await runWorker(readEnv(process.env))
    })
}
