import type { Command } from 'commander'

type CreateOptions = { organization: string; provider: string; name?: string; secret?: string }

export function registerWebhook(program: Command): void {
  const webhook = program
    .command('webhook')
    .description('endpoints to which sending services report what became of emails')

  webhook
    .command('create')
    .description('create an endpoint; a secret that is made here is shown this once')
    .requiredOption('--organization <uid>', 'whose emails the service sends')
    .requiredOption('--provider <name>', 'the sending service, such as ses or sendgrid')
    .option('--name <name>', 'what you call it')
    .option('--secret <secret>', 'what the service signs its reports with, if it gives that')
    .action(async (options: CreateOptions) => {
      const { endpoints, withDatabase } = await load()
      await withDatabase((database) => endpoints.createEndpoint(database, options))
    })

  webhook
    .command('list')
    .description("print an organization's endpoints, without the secrets")
    .requiredOption('--organization <uid>', 'whose emails the services send')
    .action(async ({ organization }: { organization: string }) => {
      const { endpoints, withDatabase } = await load()
      await withDatabase((database) => endpoints.listEndpoints(database, organization))
    })

  webhook
    .command('revoke')
    .description('end an endpoint for good; servers hear of it within seconds')
    .requiredOption('--id <id>', 'its id, as create and list print it')
    .action(async ({ id }: { id: string }) => {
      const { endpoints, withDatabase } = await load()
      await withDatabase((database) => endpoints.revokeEndpoint(database, id))
    })
}

async function load() {
  const { withDatabase } = await import('./withDatabase.ts')
  return { endpoints: await import('./webhookEndpoints.ts'), withDatabase }
}
