import { createLedger } from '../ledger.ts'
import type { Filling } from './filling.ts'

const EARLIER = new Date('2026-02-20T09:00:00Z')
const LATER = new Date('2026-03-05T09:00:00Z')
const PROMISED_ON = new Date('2026-03-20')

/** What the customer says of the invoices: a dispute and a promise that are over, and one of each that counts; when mail goes out. */
export async function fillStatements(filling: Filling): Promise<void> {
  await fillDisputes(filling)
  await fillPromises(filling)
  await fillEligible(filling)
  await filling.database.organization.update({
    where: { id: filling.organization.id },
    data: { outreachWindowStart: 0, outreachWindowEnd: 1440, outreachWeekdays: [1, 2, 3, 4, 5, 6, 7] },
  })
}

/** One invoice that nothing keeps from being mailed about. */
async function fillEligible({ database, organization, mark, id }: Filling): Promise<void> {
  await createLedger(database).invoice(organization, {
    id: id('eligible'),
    invoiceNumber: `FREI ${mark}`,
    billingEmail: `free@${mark}.example`,
    targetPartyId: id('holding'),
  })
}

async function fillDisputes({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  const opened = { note: `Disputed ${mark}`, amount: 5_000n, openedById: memberId, openedAt: EARLIER }
  await database.dispute.create({
    data: {
      organizationId,
      id: id('dispute'),
      invoiceId: id('invoice'),
      reason: 'PRICE',
      ...opened,
      resolution: 'REJECTED',
      resolutionNote: `Rejected ${mark}`,
      resolvedById: memberId,
      resolvedAt: LATER,
    },
  })
  await database.dispute.create({
    data: { organizationId, id: id('openDispute'), invoiceId: id('marked'), ...opened },
  })
  await database.invoice.update({
    where: { organizationId_id: { organizationId, id: id('marked') } },
    data: { isInDispute: true, standing: 'DISPUTED' },
  })
  await database.invoiceStatusChange.create({
    data: {
      organizationId,
      id: id('statusChange'),
      invoiceId: id('invoice'),
      before: 'SENT',
      after: 'PARTIALLY_PAID',
      occurredAt: LATER,
    },
  })
}

async function fillPromises({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const organizationId = organization.id
  const promise = {
    organizationId,
    invoiceId: id('invoice'),
    promisedOn: PROMISED_ON,
    amount: 5_000n,
    note: `Promised ${mark}`,
    evidenceEmailId: id('email'),
    recordedById: memberId,
  }
  await database.promiseToPay.create({
    data: {
      ...promise,
      id: id('promise'),
      recordedAt: EARLIER,
      fulfilledOn: PROMISED_ON,
      cancelledById: memberId,
      cancelledAt: LATER,
      supersededAt: LATER,
    },
  })
  await database.promiseToPay.create({ data: { ...promise, id: id('currentPromise'), recordedAt: LATER } })
  await database.invoice.update({
    where: { organizationId_id: { organizationId, id: id('invoice') } },
    data: { promisedToPayDate: PROMISED_ON },
  })
}
