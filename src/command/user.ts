import type { Command } from 'commander'

type CreateOptions = { email: string; name: string; organization: string; admin?: boolean }

export function registerUser(program: Command): void {
  const user = program.command('user').description('people who may read an organization')

  user
    .command('create')
    .description('make somebody a member of an organization, as a new user or a known one; prints the uid')
    .requiredOption('--email <address>', 'e-mail address, which identifies the person')
    .requiredOption('--name <name>', 'full name; somebody known keeps the name they have')
    .requiredOption('--organization <uid>', 'uid of the organization')
    .option('--admin', 'may administer the organization')
    .action(async ({ email, name, organization, admin }: CreateOptions) => {
      const { withDatabase } = await import('./withDatabase.ts')
      const { createMember } = await import('../ledger/account/user.ts')
      const { report } = await import('./output.ts')
      await withDatabase(async (database) => {
        const isAdmin = admin === true
        const member = await createMember(database, { email, name, organizationId: organization, isAdmin })
        if (!member.isNewUser)
          report('This e-mail address belongs to a known user, who is now a member here too.')
        return { uid: member.userId }
      })
    })
}
