import type { Command } from 'commander'

type CreateOptions = { user: string; name?: string; expires?: string; readOnly?: boolean }

export function registerToken(program: Command): void {
  const token = program.command('token').description('API tokens, with which programs and people sign in')

  token
    .command('create')
    .description('create a token; it is shown this once')
    .requiredOption('--user <email>', 'e-mail address of its owner')
    .option('--name <name>', 'what it is for')
    .option('--expires <date>', 'first day (UTC) on which it no longer works, such as 2027-01-31')
    .option('--read-only', 'may not change anything')
    .action(async ({ user, readOnly, ...options }: CreateOptions) => {
      const { accounts, withDatabase } = await load()
      await withDatabase(async (database) => {
        const { id } = await accounts.findUser(database, user)
        const created = await accounts.createApiToken(database, {
          ...options,
          userId: id,
          isReadOnly: readOnly === true,
        })
        return { token: created.token, id: created.id }
      })
    })

  token
    .command('list')
    .description("print a user's tokens and sessions of the console (isSession), without the secrets")
    .requiredOption('--user <email>', 'e-mail address of their owner')
    .action(async ({ user }: { user: string }) => {
      const { accounts, withDatabase } = await load()
      await withDatabase(async (database) => {
        const { id } = await accounts.findUser(database, user)
        return accounts.listApiTokens(database, id)
      })
    })

  token
    .command('revoke')
    .description('end a token at once and for good')
    .requiredOption('--id <uid>', 'its id, as create and list print it')
    .action(async ({ id }: { id: string }) => {
      const { accounts, withDatabase } = await load()
      await withDatabase((database) => accounts.revokeApiToken(database, id))
    })
}

async function load() {
  const { withDatabase } = await import('./withDatabase.ts')
  const accounts = {
    ...(await import('../ledger/account/apiToken.ts')),
    ...(await import('../ledger/account/user.ts')),
  }
  return { accounts, withDatabase }
}
