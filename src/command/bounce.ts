import type { Command } from 'commander'

export function registerBounce(program: Command): void {
  program
    .command('bounce')
    .description('take in mails that came back; prints a line for each')
    .argument('<file...>', 'raw mails, one in each file; - is standard input')
    .action(async (files: string[]) => {
      const { takeBounces } = await import('./takeBounces.ts')
      await takeBounces(files)
    })
}
