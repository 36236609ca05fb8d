import type { Command } from 'commander'

export function registerConsoleLink(program: Command): void {
  program
    .command('console-link')
    .description('print an address that signs somebody in to the console, once, within fifteen minutes')
    .requiredOption('--user <email>', 'whom it signs in')
    .action(async ({ user }: { user: string }) => {
      const { withDatabase } = await import('./withDatabase.ts')
      const { findUser } = await import('../ledger/account/user.ts')
      const { createSignInLink } = await import('../ledger/account/signInLink.ts')
      const { readEnv } = await import('../server/env.ts')
      const { mail } = readEnv(process.env)
      await withDatabase(async (database) => {
        const { id } = await findUser(database, user)
        const { secret, expiresAt } = await createSignInLink(database, id, new Date())
        // Behind `#` it is in no request, so in no log either.
        return { url: `${mail.publicUrl}/console/#sign-in=${secret}`, expiresAt }
      })
    })
}
