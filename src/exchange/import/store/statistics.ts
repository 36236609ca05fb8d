import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { Database } from '../../../database/client.ts'
import type { Plan } from './plan.ts'

/** What is written with records of each kind. */
const TABLES = {
  party: ['party', 'contact', 'address', 'integration_link'],
  invoice: [
    'invoice',
    'line_item',
    'invoice_field',
    'comment',
    'dispute',
    'promise_to_pay',
    'document',
    'invoice_blueprint',
    'integration_link',
  ],
  email: [
    'email',
    'email_invoice',
    'email_recipient',
    'bounce_callout',
    'bouncing_address',
    'attachment',
    'email_attachment',
    'integration_link',
  ],
} as const

type Kind = keyof typeof TABLES
const KINDS: readonly Kind[] = ['party', 'invoice', 'email']

/**
 * PostgreSQL keeps the plans it made while a table was small, and reads all of the table for each row once it is
 * large: measured on a new database, 620 invoices/s instead of 4,000. New statistics make it plan again. They are
 * taken of a kind whenever its records have doubled, so ten times the rows cost three or four more: emails may begin long
 * after the last party.
 */
export class Statistics {
  private readonly created = { party: 0, invoice: 0, email: 0 }
  private readonly next = { party: 1, invoice: 1, email: 1 }

  async refresh(database: Database, plan: Pick<Plan, Kind>): Promise<void> {
    const grown = KINDS.filter((kind) =>
      this.hasDoubled(kind, plan[kind].filter(({ isNew }) => isNew).length),
    )
    if (grown.length === 0) return
    const tables = new Set(grown.flatMap((kind) => [...TABLES[kind]]))
    await database.$executeRaw`analyze ${Prisma.raw([...tables].join(', '))}`.catch(() => {
      // Another one is taking them just now: so much the better.
    })
  }

  private hasDoubled(kind: Kind, created: number): boolean {
    this.created[kind] += created
    if (this.created[kind] < this.next[kind]) return false
    this.next[kind] = 2 * this.created[kind]
    return true
  }
}
