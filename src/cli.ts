import { Command } from 'commander'
import { registerBounce } from './command/bounce.ts'
import { registerConsoleLink } from './command/consoleLink.ts'
import { registerExport } from './command/export.ts'
import { registerImport } from './command/import.ts'
import { registerMigrate } from './command/migrate.ts'
import { registerOrganization } from './command/organization.ts'
import { reportError } from './command/output.ts'
import { registerServe } from './command/serve.ts'
import { registerToken } from './command/token.ts'
import { registerUser } from './command/user.ts'
import { registerWebhook } from './command/webhook.ts'
import { registerWorker } from './command/worker.ts'

const program = new Command('duegraph').description('A GraphQL API over invoices, parties and outreach.')

registerServe(program)
registerWorker(program)
registerMigrate(program)
registerOrganization(program)
registerUser(program)
registerToken(program)
registerConsoleLink(program)
registerImport(program)
registerExport(program)
registerWebhook(program)
registerBounce(program)

try {
  await program.parseAsync()
} catch (error) {
  reportError(error)
  process.exitCode = 1
}
