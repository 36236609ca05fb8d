import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { graphql } from '../graphql/gql.ts'
import { createLedger } from '../ledger.ts'

// The documented list, key by key: `GET /api/invoices` answers the right-hand side of `toDocumented`.
const LIST = graphql(`
  query DocumentedList($where: InvoiceWhere, $first: Int, $offset: Int, $perPage: Int!) {
    invoices(where: $where, first: $first, offset: $offset) {
      totalCount
      totalPages(perPage: $perPage)
      pageInfo { hasNextPage hasPreviousPage }
      nodes {
        uid
        parentContract { filename uid isArchived }
        invoiceNumber
        subtotal { minorUnits }
        discount { minorUnits }
        tax { minorUnits }
        total { minorUnits }
        prePaymentCreditNotes { minorUnits }
        amountDue { minorUnits }
        amountPaid { minorUnits }
        amountRemaining { minorUnits }
        overdueDays
        issueDate
        dueDate
        paidDate
        document { uid }
        status
        collectionMethod
        blueprint { isActive }
        parties {
          role
          party { uid name formattedAddress billingContact { uid party { uid } name jobTitle email phone } }
        }
      }
    }
  }
`)

let api: TestApi
let token: string
let uids: Record<'party' | 'contact' | 'contract' | 'document' | 'own' | 'invoice', string>

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const user = await ledger.user([organization])
  token = await api.tokenOf(user.id)
  const organizationId = organization.id

  const party = await ledger.party(organization, { name: 'Acme' })
  const address = await api.database.address.create({
    data: {
      organizationId,
      partyId: party.id,
      line1: 'Kanalweg 4',
      postalCode: '20095',
      city: 'Hamburg',
      country: 'DE',
    },
  })
  await api.database.party.update({
    where: { organizationId_id: { organizationId, id: party.id } },
    data: { billingAddressId: address.id },
  })
  const contact = await ledger.contact(organization, party.id, {
    name: 'Rosa Lind',
    jobTitle: 'Head of Accounts',
    email: 'rosa@acme.example',
    phone: '+49 40 5550100',
    externalRole: 'BILLING_CONTACT',
  })
  const contract = await api.database.document.create({ data: { organizationId, filename: 'frame.pdf' } })
  const document = await api.database.document.create({
    data: { organizationId, filename: 'order.pdf', parentId: contract.id },
  })
  const blueprint = await api.database.invoiceBlueprint.create({ data: { organizationId } })
  const invoice = await ledger.invoice(organization, {
    invoiceNumber: 'INV-7',
    collectionMethod: 'SEND_INVOICE',
    issueDate: new Date('2026-01-01T08:00:00Z'),
    dueDate: new Date('2026-01-31T08:00:00Z'),
    subtotal: 100_000n,
    discount: 5_000n,
    tax: 18_050n,
    total: 113_050n,
    prePaymentCreditNotes: 3_050n,
    amountPaid: 10_000n,
    targetPartyId: party.id,
    documentId: document.id,
    blueprintId: blueprint.id,
  })
  await ledger.invoice(organization, { invoiceNumber: 'INV-8', dueDate: new Date('2026-04-01T08:00:00Z') })
  uids = {
    party: party.id,
    contact: contact.id,
    contract: contract.id,
    document: document.id,
    own: organization.ownPartyId,
    invoice: invoice.id,
  }
})
afterAll(() => api.close())

test('every documented key of the list has a source', async () => {
  const { invoices } = await api.run(token, LIST, {
    where: {
      status: { in: ['OVERDUE', 'PARTIALLY_PAID'] },
      partyName: { in: ['acme', 'Globex'] },
      overdueDays: { gt: 30 },
    },
    first: 10,
    offset: 0,
    perPage: 10,
  })

  const item = invoices.nodes[0]
  const client = item?.parties.find(({ role }) => role === 'CLIENT')
  const contact = client?.party.billingContact
  const documented = {
    items: [
      {
        uid: item?.uid,
        parent_contract: {
          filename: item?.parentContract?.filename,
          uid: item?.parentContract?.uid,
          is_archived: item?.parentContract?.isArchived,
        },
        invoice_number: item?.invoiceNumber,
        subtotal_cents: item?.subtotal.minorUnits,
        discount_cents: item?.discount.minorUnits,
        tax_cents: item?.tax.minorUnits,
        total: item?.total.minorUnits,
        total_cents: item?.total.minorUnits,
        pre_payment_credit_notes_cents: item?.prePaymentCreditNotes.minorUnits,
        amount_due_cents: item?.amountDue.minorUnits,
        amount_paid_cents: item?.amountPaid.minorUnits,
        amount_remaining_cents: item?.amountRemaining.minorUnits,
        overdue_days: item?.overdueDays,
        issue_date: item?.issueDate,
        due_date: item?.dueDate,
        paid_date: item?.paidDate,
        document_uid: item?.document?.uid,
        status: item?.status,
        collection_method: item?.collectionMethod?.toLowerCase(),
        blueprint: { is_active: item?.blueprint?.isActive },
        parties: {
          client: {
            uid: client?.party.uid,
            name: client?.party.name,
            address: client?.party.formattedAddress,
            billing_contact: {
              uid: contact?.uid,
              party_uid: contact?.party.uid,
              name: contact?.name,
              title: contact?.jobTitle,
              email: contact?.email,
              phone: contact?.phone,
            },
            role: client?.role,
          },
        },
      },
    ],
    _meta: { page: 1, per_page: 10, total_pages: invoices.totalPages, total_items: invoices.totalCount },
    _links: { next: invoices.pageInfo.hasNextPage, prev: invoices.pageInfo.hasPreviousPage },
  }

  expect(documented).toEqual({
    items: [
      {
        uid: uids.invoice,
        parent_contract: { filename: 'frame.pdf', uid: uids.contract, is_archived: false },
        invoice_number: 'INV-7',
        subtotal_cents: 100_000,
        discount_cents: 5_000,
        tax_cents: 18_050,
        total: 113_050,
        total_cents: 113_050,
        pre_payment_credit_notes_cents: 3_050,
        amount_due_cents: 110_000,
        amount_paid_cents: 10_000,
        amount_remaining_cents: 100_000,
        overdue_days: 41,
        issue_date: '2026-01-01T08:00:00.000Z',
        due_date: '2026-01-31T08:00:00.000Z',
        paid_date: null,
        document_uid: uids.document,
        status: 'PARTIALLY_PAID',
        collection_method: 'send_invoice',
        blueprint: { is_active: true },
        parties: {
          client: {
            uid: uids.party,
            name: 'Acme',
            address: 'Kanalweg 4, 20095 Hamburg, DE',
            billing_contact: {
              uid: uids.contact,
              party_uid: uids.party,
              name: 'Rosa Lind',
              title: 'Head of Accounts',
              email: 'rosa@acme.example',
              phone: '+49 40 5550100',
            },
            role: 'CLIENT',
          },
        },
      },
    ],
    _meta: { page: 1, per_page: 10, total_pages: 1, total_items: 1 },
    _links: { next: false, prev: false },
  })
})
