import type { Command } from 'commander'

export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring the database to the newest migration, which starting does as well')
    .action(async () => {
      const { printResult } = await import('./output.ts')
      await withUrl({ mayMake: true }, async (_url, applied) => printResult({ applied }))
    })

  program
    .command('migration-write')
    .description(
      'write the migration that turns the database into prisma/schema.prisma, to be read and edited',
    )
    .argument('<name>', 'what it does, such as add_payment')
    .action(async (name: string) => {
      if (!/^[a-z][a-z0-9_]*$/.test(name))
        throw new Error(`"${name}" must be lower case, such as add_payment.`)
      const { printResult } = await import('./output.ts')
      const { writeMigration } = await import('../database/migrate.ts')
      const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
      await withUrl({ mayMake: false }, async (url) =>
        printResult({ directory: await writeMigration(url, name, stamp) }),
      )
    })
}

async function withUrl(
  { mayMake }: { mayMake: boolean },
  run: (url: string, applied: string[]) => Promise<void>,
): Promise<void> {
  const { readEnv } = await import('../server/env.ts')
  const { report } = await import('./output.ts')
  const { openDatabase } = await import('../database/open.ts')
  const { url, applied, close } = await openDatabase(readEnv(process.env), { mayMake, report })
  try {
    await run(url, applied)
  } finally {
    await close()
  }
}
