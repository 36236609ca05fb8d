import { Prisma } from '../../../../prisma/generated/client/client.ts'
import type { Database } from '../../../database/client.ts'
import { RECORD_TYPES, type RecordType } from '../record/record.ts'
import type { Plan } from './plan.ts'
import type { Table } from './rows.ts'

const GROWTH = 4

/** What is written with records of each kind. */
const TABLES: Readonly<Record<RecordType, readonly Table[]>> = {
  tag: ['tag'],
  apPortalAccount: ['ap_portal_account'],
  integration: ['integration'],
  linkedIntegration: ['linked_integration', 'linked_model', 'sync', 'sync_run'],
  emailSender: ['email_sender'],
  workflow: ['workflow'],
  agent: ['agent'],
  emailThread: ['email_thread'],
  party: ['party', 'contact', 'address', 'party_tag', 'ap_portal', 'integration_link'],
  invoice: [
    'invoice',
    'line_item',
    'invoice_field',
    'comment',
    'dispute',
    'promise_to_pay',
    'attachment',
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
    'email_remote_link',
    'integration_link',
  ],
  call: ['call', 'call_invoice', 'classification', 'task', 'task_data', 'event', 'integration_link'],
  payment: ['payment', 'invoice_payment', 'integration_link'],
  allocation: ['payment', 'invoice_payment', 'integration_link'],
  task: ['task', 'task_data', 'event', 'integration_link'],
}

/**
 * PostgreSQL keeps the plans it made while a table was small, and reads all of the table for each row once it is
 * large: measured on a new database, 620 invoices/s instead of 4,000. New statistics make it plan again. They are
 * taken of a kind whenever it has four times the records, so ten times the rows cost one or two more: emails may begin long
 * after the last party.
 */
export class Statistics {
  private readonly created = new Map<RecordType, number>()
  private readonly next = new Map<RecordType, number>()

  async refresh(database: Database, plan: Pick<Plan, RecordType>): Promise<void> {
    const grown = RECORD_TYPES.filter((kind) =>
      this.hasGrown(kind, plan[kind].filter(({ isNew }) => isNew).length),
    )
    if (grown.length === 0) return
    const tables = new Set(grown.flatMap((kind) => [...TABLES[kind]]))
    await database.$executeRaw`analyze ${Prisma.raw([...tables].join(', '))}`.catch(() => {
      // Another one is taking them just now: so much the better.
    })
  }

  private hasGrown(kind: RecordType, created: number): boolean {
    const count = (this.created.get(kind) ?? 0) + created
    this.created.set(kind, count)
    if (count < (this.next.get(kind) ?? 1)) return false
    this.next.set(kind, GROWTH * count)
    return true
  }
}
