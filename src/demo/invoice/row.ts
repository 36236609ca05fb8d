import type { Invoice, InvoiceWorkflowStatus } from '../../../prisma/generated/client/client.ts'
import { derivedColumns } from '../../ledger/invoice/rules.ts'
import type { Customer } from '../party/customer.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'
import { settleAmounts } from './amounts.ts'
import { fillBasket } from './basket.ts'
import type { Charge } from './charge.ts'
import type { Order } from './contract.ts'
import { detailsOf } from './details.ts'
import { taxRuleOf } from './tax.ts'

type RowFacts = {
  order: Order
  workflowStatus: InvoiceWorkflowStatus
  issueDate: Date | null
  dueDate: Date | null
  createdAt: Date
}

/** A new invoice with its line items, unpaid and unsent. Its fate is entered by `deriveInvoice`. */
export function makeInvoice(world: World, random: Random, facts: RowFacts): Invoice {
  const { order, workflowStatus, issueDate, dueDate, createdAt } = facts
  const { customer, contract } = order
  const rule = taxRuleOf(world.profile, customer)
  const { charges, amounts } = settleAmounts(random, fillBasket(world, random, order), rule)
  const row: Invoice = {
    organizationId: world.organizationId,
    id: world.id(createdAt),
    invoiceNumber: null,
    type: 'RECEIVABLE',
    workflowStatus,
    standing: 'DRAFT',
    issueDate,
    dueDate,
    paidDate: null,
    voidedAt: null,
    markedUncollectibleAt: null,
    cancelledAt: null,
    periodStart: charges[0]?.periodStart ?? null,
    periodEnd: charges[0]?.periodEnd ?? null,
    currency: customer.currency,
    ...amounts,
    prePaymentCreditNotes: 0n,
    amountWrittenOff: 0n,
    amountDue: amounts.total,
    amountPaid: 0n,
    amountRemaining: amounts.total,
    settledOverdueDays: null,
    settledAgeDays: null,
    targetPartyId: customer.party.id,
    documentId: contract?.documentId ?? null,
    blueprintId: contract?.blueprintId ?? null,
    ...detailsOf(world, random, customer, rule.footer),
    isInDispute: false,
    promisedToPayDate: null,
    isIssuedEmailSent: false,
    lastOutreachAt: null,
    lastOutreachChannel: null,
    lastOutreachTo: null,
    requiresLineItemSync: false,
    pdfId: null,
    paymentTermsDays: null,
    seriesId: null,
    seriesNumber: null,
    correctsInvoiceId: null,
    creditReason: null,
    createdAt,
    updatedAt: createdAt,
  }
  storeLines(world, row, charges)
  world.ledger.invoice.push(row)
  return row
}

/** Brings the derived columns up to date after the row has changed. */
export function deriveInvoice({ time }: World, row: Invoice): void {
  Object.assign(row, derivedColumns(row, time.timezone))
}

function storeLines(world: World, invoice: Invoice, charges: readonly Charge[]): void {
  for (const [index, { isReducedRate: _, ...charge }] of charges.entries()) {
    world.ledger.line_item.push({
      organizationId: invoice.organizationId,
      id: world.id(invoice.createdAt),
      invoiceId: invoice.id,
      lineNumber: index + 1,
      ...charge,
      contextUid: null,
      currency: invoice.currency,
      discount: null,
      discountRate: null,
      taxRate: null,
      tax: null,
      customFields: null,
      createdAt: invoice.createdAt,
      updatedAt: invoice.createdAt,
    })
  }
}

export function dueDayOf(customer: Customer, issueDay: number): number {
  return issueDay + customer.termDays
}
