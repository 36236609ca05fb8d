import type { Database } from '../../src/database/client.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { createApiToken } from '../../src/ledger/account/apiToken.ts'
import { createOrganization } from '../../src/ledger/account/organization.ts'
import { createMember } from '../../src/ledger/account/user.ts'
import { derivedColumns } from '../../src/ledger/invoice/rules.ts'

/** An organization with one invoice and one email about it, and so many tokens of one person. */
export async function prepare(database: Database, count: number) {
  const timezone = 'Europe/Berlin'
  const { id: organizationId } = await createOrganization(database, {
    name: 'Bench',
    timezone,
    currency: 'EUR',
  })
  const email = `${organizationId}@bench.example`
  const { userId } = await createMember(database, { email, name: 'Ada Berg', organizationId })
  const tokens: string[] = []
  for (let index = 0; index < count; index++) tokens.push((await createApiToken(database, { userId })).token)

  const amounts = { amountDue: 10_000n, amountPaid: 0n }
  const dates = {
    voidedAt: null,
    markedUncollectibleAt: null,
    paidDate: null,
    issueDate: null,
    dueDate: null,
  }
  const facts = { ...amounts, ...dates, workflowStatus: 'SENT' as const, isInDispute: false }
  const invoice = await database.invoice.create({
    data: {
      organizationId,
      currency: 'EUR',
      subtotal: 10_000n,
      total: 10_000n,
      ...facts,
      ...derivedColumns(facts, timezone),
    },
  })
  const sentAt = new Date()
  const sent = await database.email.create({
    data: {
      organizationId,
      status: 'SENT',
      deliveryStatus: 'SENT',
      subject: 'Reminder',
      sentAt,
      timelineAt: sentAt,
    },
  })
  const emailId = sent.id
  await database.emailInvoice.create({ data: { organizationId, emailId, invoiceId: invoice.id } })
  await database.emailRecipient.create({
    data: {
      organizationId,
      emailId,
      address: 'ap@customer.example',
      kind: 'TO',
      position: 0,
      deliveryStatus: 'SENT',
    },
  })
  return {
    organizationId,
    emailId,
    invoiceId: invoice.id,
    tokens,
    id: encodeGlobalId('Invoice', organizationId, invoice.id),
  }
}
