import { createLedger } from '../ledger.ts'
import type { Filling } from './filling.ts'

const AT = new Date('2026-03-04T10:00:00Z')

/** A credit note that corrects an invoice, what of it was taken for the invoice, and what of that was given up. */
export async function fillCredit({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  await database.invoiceSeries.create({
    data: { organizationId, id: id('series'), kind: 'CREDIT_NOTE', prefix: `CN ${mark} `, nextNumber: 2 },
  })
  await createLedger(database).invoice(organization, {
    id: id('creditNote'),
    invoiceNumber: `CN ${mark}`,
    seriesId: id('series'),
    seriesNumber: 1,
    total: -1_000n,
    amountPaid: -100n,
    targetPartyId: id('party'),
    correctsInvoiceId: id('invoice'),
    creditReason: 'OTHER',
    issueDate: AT,
  })
  const reversed = { reversedAt: AT, reversedById: memberId }
  await database.creditApplication.create({
    data: {
      organizationId,
      id: id('creditApplication'),
      creditNoteId: id('creditNote'),
      invoiceId: id('invoice'),
      amount: 100n,
      appliedAt: AT,
      appliedById: memberId,
      ...reversed,
    },
  })
  await database.writeOff.create({
    data: {
      organizationId,
      id: id('writeOff'),
      invoiceId: id('invoice'),
      amount: 100n,
      reason: 'OTHER',
      note: `Given up ${mark}`,
      writtenOffAt: AT,
      writtenOffById: memberId,
      ...reversed,
    },
  })
}
