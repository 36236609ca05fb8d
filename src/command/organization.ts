import type { Command } from 'commander'

type CreateOptions = { name: string; timezone: string; currency: string }

export function registerOrganization(program: Command): void {
  const organization = program
    .command('organization')
    .description('organizations, whose ledgers are kept apart')

  organization
    .command('create')
    .description('create an organization; prints its uid')
    .requiredOption('--name <name>', 'name of the company')
    .requiredOption('--timezone <zone>', 'IANA timezone in which its days are counted, such as Europe/Berlin')
    .requiredOption('--currency <code>', 'its usual currency, an ISO 4217 code such as EUR')
    .action(async (options: CreateOptions) => {
      const { withDatabase } = await import('./withDatabase.ts')
      const { createOrganization } = await import('../ledger/account/organization.ts')
      await withDatabase(
        async (database) => {
          const { id } = await createOrganization(database, options)
          return { uid: id }
        },
        { mayMake: true },
      )
    })
}
