import { createLedger } from '../ledger.ts'
import { fillCalls } from './fillCalls.ts'
import { fillCredit } from './fillCredit.ts'
import { fillIntegrations } from './fillIntegrations.ts'
import { type Filling, INVOICE_NUMBER } from './filling.ts'
import { fillLists } from './fillLists.ts'
import { fillOutreach } from './fillOutreach.ts'
import { fillPayments } from './fillPayments.ts'
import { fillStatements } from './fillStatements.ts'
import { fillTags } from './fillTags.ts'
import { addressTexts, contactTexts, invoiceTexts, partyTexts } from './texts.ts'

/** One row of every kind, related in every way the schema knows. */
export async function fillTenant(filling: Filling): Promise<void> {
  const { database, organization, memberId, mark, id } = filling
  const ledger = createLedger(database)
  const organizationId = organization.id
  await ledger.party(organization, { id: id('holding'), name: `Holding ${mark}` })
  await ledger.party(organization, { id: id('party'), parentId: id('holding'), ...partyTexts(mark) })
  await ledger.contact(organization, id('party'), {
    id: id('contact'),
    isPrimary: true,
    ...contactTexts(mark),
  })
  await database.address.create({
    data: { organizationId, id: id('address'), partyId: id('party'), ...addressTexts(mark) },
  })
  await database.address.create({
    data: { organizationId, id: id('home'), contactId: id('contact'), ...addressTexts(mark) },
  })
  await database.party.update({
    where: { organizationId_id: { organizationId, id: id('party') } },
    data: {
      creditLimit: 5_000n,
      creditLimitCurrency: 'EUR',
      assigneeId: memberId,
      billingAddressId: id('address'),
      shippingAddressId: id('address'),
    },
  })
  await database.document.create({ data: { organizationId, id: id('contract'), filename: `${mark}.pdf` } })
  await database.document.create({
    data: { organizationId, id: id('document'), parentId: id('contract'), filename: `scan ${mark}.pdf` },
  })
  await database.invoiceBlueprint.create({
    data: { organizationId, id: id('blueprint'), name: `Plan ${mark}` },
  })
  await fillInvoices(filling)
  await fillOutreach(filling)
  await fillCalls(filling)
  await fillStatements(filling)
  await fillPayments(filling)
  await fillCredit(filling)
  await fillLists(filling)
  await fillIntegrations(filling)
  await fillTags(filling)
}

async function fillInvoices({ database, organization, memberId, mark, id }: Filling): Promise<void> {
  const ledger = createLedger(database)
  const organizationId = organization.id
  const common = {
    targetPartyId: id('party'),
    documentId: id('document'),
    blueprintId: id('blueprint'),
    assigneeId: memberId,
    billingAddressId: id('address'),
    shippingAddressId: id('address'),
    collectionMethod: 'SEND_INVOICE' as const,
    ...invoiceTexts(mark),
  }
  await database.invoiceSeries.create({
    data: { organizationId, id: id('invoiceSeries'), prefix: `Series ${mark}`, isDefault: true },
  })
  const overdue = { issueDate: new Date('2026-01-02T12:00:00Z'), dueDate: new Date('2026-02-01T12:00:00Z') }
  await ledger.invoice(organization, {
    id: id('invoice'),
    invoiceNumber: INVOICE_NUMBER,
    purchaseOrderNumber: `PO ${mark}`,
    seriesId: id('invoiceSeries'),
    seriesNumber: 7,
    paymentTermsDays: 30,
    cancelledAt: new Date('2026-02-02T12:00:00Z'),
    ...common,
    ...overdue,
  })
  await ledger.invoice(organization, { id: id('marked'), invoiceNumber: `RE ${mark}`, ...common, ...overdue })
  await ledger.invoice(organization, {
    id: id('bill'),
    type: 'PAYABLE',
    invoiceNumber: `ER ${mark}`,
    ...common,
  })
  // One currency has a rate, the other has none.
  for (const currency of ['USD', 'GBP']) {
    await ledger.invoice(organization, {
      id: id(currency),
      invoiceNumber: `${currency} ${mark}`,
      currency,
      ...common,
    })
  }
  const invoiceId = id('invoice')
  await database.lineItem.create({
    data: {
      organizationId,
      id: id('lineItem'),
      invoiceId,
      name: `Line ${mark}`,
      description: `Described ${mark}`,
      productType: `Product ${mark}`,
      contextUid: id('invoice'),
      currency: 'EUR',
      quantity: '2.5',
      unitPrice: 4_000n,
      lineTotal: 10_000n,
      discount: 0n,
      discountRate: '12.5',
      taxRate: '19',
      tax: 0n,
      customFields: { note: mark },
    },
  })
  await database.invoiceField.create({
    data: {
      organizationId,
      id: id('field'),
      invoiceId,
      key: `key ${mark}`,
      type: 'text',
      originalType: `was ${mark}`,
      value: `value ${mark}`,
    },
  })
  await database.comment.create({
    data: {
      organizationId,
      id: id('comment'),
      invoiceId,
      authorId: memberId,
      text: `Said ${mark}`,
      resolvedById: memberId,
    },
  })
}
