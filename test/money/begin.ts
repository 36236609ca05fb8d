import type { Prisma } from '../../prisma/generated/client/client.ts'
import type { Database } from '../../src/database/client.ts'
import { uuidv7 } from '../../src/database/uuid.ts'
import type { Random } from '../../src/demo/random.ts'
import { encodeGlobalId } from '../../src/graph/globalId.ts'
import { derivedColumns } from '../../src/ledger/invoice/rules.ts'
import { History } from './model.ts'

const DAY = 86_400_000
const BEGIN = Date.parse('2026-02-01T09:00:00Z')

/** Many histories that nothing has happened in yet: two invoices, two payments and a credit note of one party each. */
export async function beginHistories(
  database: Database,
  { organizationId, count, random }: { organizationId: string; count: number; random: Random },
): Promise<History[]> {
  const invoices: Prisma.InvoiceCreateManyInput[] = []
  const payments: Prisma.PaymentCreateManyInput[] = []
  const parties: Prisma.PartyCreateManyInput[] = []
  const add = (total: number, data: Partial<Prisma.InvoiceCreateManyInput>) => {
    const row = newInvoice(organizationId, BigInt(total), data)
    invoices.push(row)
    return encodeGlobalId('Invoice', organizationId, row.id ?? '')
  }
  const histories = Array.from({ length: count }, () => {
    const history = new History()
    const partyId = uuidv7()
    parties.push({ organizationId, id: partyId, name: 'Acme' })
    for (let index = 0; index < 2; index++) {
      const invoice = drawInvoice(random)
      const id = add(invoice.total, {
        targetPartyId: partyId,
        amountPaid: BigInt(invoice.paidBefore),
        issueDate: invoice.issueDate === null ? null : new Date(invoice.issueDate),
        dueDate: new Date(invoice.dueDate),
      })
      history.invoices.push({ id, ...invoice, isUncollectible: false })
      const payment = {
        currency: index === 1 && random.chance(0.5) ? 'USD' : 'EUR',
        amount: random.integer(1, 500),
        receivedAt: dayOf(random),
      }
      const uuid = uuidv7()
      const receivedAt = new Date(payment.receivedAt)
      payments.push({ organizationId, id: uuid, ...payment, receivedAt, status: 'PENDING_MATCH' })
      history.payments.push({ id: encodeGlobalId('Payment', organizationId, uuid), ...payment })
    }
    const credit = { total: random.integer(1, 300), issueDate: dayOf(random) }
    const id = add(-credit.total, { targetPartyId: partyId, issueDate: new Date(credit.issueDate) })
    history.creditNotes.push({ id, ...credit, isVoid: false })
    return history
  })
  await database.party.createMany({ data: parties })
  await database.invoice.createMany({ data: invoices })
  await database.payment.createMany({ data: payments })
  return histories
}

const dayOf = (random: Random) => BEGIN + random.integer(0, 30) * DAY

function drawInvoice(random: Random) {
  const total = random.integer(1, 400)
  return {
    total,
    paidBefore: random.chance(0.2) ? random.integer(0, total - 1) : 0,
    issueDate: random.chance(0.8) ? dayOf(random) : null,
    dueDate: BEGIN + random.integer(0, 50) * DAY,
  }
}

function newInvoice(
  organizationId: string,
  total: bigint,
  data: Partial<Prisma.InvoiceCreateManyInput>,
): Prisma.InvoiceCreateManyInput {
  const stands = {
    workflowStatus: 'SENT' as const,
    voidedAt: null,
    markedUncollectibleAt: null,
    paidDate: null,
    isInDispute: false,
    issueDate: data.issueDate ? new Date(data.issueDate) : null,
    dueDate: data.dueDate ? new Date(data.dueDate) : null,
    amountDue: total,
    amountPaid: BigInt(data.amountPaid ?? 0),
  }
  const amounts = { currency: 'EUR', subtotal: total, total }
  return {
    ...amounts,
    ...data,
    ...stands,
    ...derivedColumns(stands, 'Europe/Berlin'),
    organizationId,
    id: uuidv7(),
  }
}
