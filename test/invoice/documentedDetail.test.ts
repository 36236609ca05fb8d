import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestApi, type TestApi } from '../api.ts'
import { graphql } from '../graphql/gql.ts'
import { createLedger } from '../ledger.ts'

const DETAIL = graphql(`
  query DocumentedDetail($uid: UUID!) {
    invoice(by: { uid: $uid }) {
      uid invoiceNumber type status collectionMethod issueDate dueDate paidDate
      subtotal { minorUnits } discount { minorUnits } tax { minorUnits } total { minorUnits }
      prePaymentCreditNotes { minorUnits } amountDue { minorUnits } amountPaid { minorUnits }
      amountRemaining { minorUnits } overdueDays currency hostedInvoiceUrl
      document { uid } blueprint { uid } targetParty { uid } ageDays hasComments
      lineItems {
        uid invoice { uid } contextUid contextType name currency quantity
        unitPrice { minorUnits } lineTotal { minorUnits }
      }
      fields { key type originalType value }
      client { uid name formattedAddress billingContact { uid party { uid } name jobTitle email phone } }
      serviceProvider { uid name formattedAddress billingContact { uid party { uid } name jobTitle email phone } }
      integrations { uid entityUid integrationName remoteId createdAt updatedAt metadata }
      memo footer
      comments {
        uid text createdAt updatedAt
        resolvedBy { uid } resolvedAt
        author { uid name avatarUrl email }
      }
    }
  }
`)

let api: TestApi
let token: string
let uid: string
let known: Record<string, string>

beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  const organizationId = organization.id
  const user = await ledger.user([organization], {
    email: 'ada@nordlicht.example',
    avatarUrl: 'https://nordlicht.example/ada.png',
  })
  token = await api.tokenOf(user.id)
  const party = await ledger.party(organization, { name: 'Globex' })
  const document = await api.database.document.create({ data: { organizationId, filename: 'order.pdf' } })
  const blueprint = await api.database.invoiceBlueprint.create({ data: { organizationId } })
  const invoice = await ledger.invoice(organization, {
    invoiceNumber: 'INV-1',
    collectionMethod: 'CHARGE_AUTOMATICALLY',
    issueDate: new Date('2026-02-11T08:00:00Z'),
    dueDate: new Date('2026-03-13T08:00:00Z'),
    targetPartyId: party.id,
    documentId: document.id,
    blueprintId: blueprint.id,
    hostedInvoiceUrl: 'https://pay.example/INV-1',
    memo: 'Thank you',
    footer: 'Registered in Hamburg',
  })
  uid = invoice.id
  const contextUid = '00000000-0000-7000-8000-0000000000aa'
  const line = await api.database.lineItem.create({
    data: {
      organizationId,
      invoiceId: uid,
      lineNumber: 1,
      name: 'Loyalty',
      contextType: 'DISCOUNT',
      contextUid,
      currency: 'EUR',
      quantity: '1.5',
      unitPrice: -200n,
      lineTotal: -300n,
    },
  })
  await api.database.invoiceField.create({
    data: {
      organizationId,
      invoiceId: uid,
      key: 'cost centre',
      type: 'number',
      originalType: 'text',
      value: 12,
    },
  })
  const link = await api.database.integrationLink.create({
    data: {
      organizationId,
      invoiceId: uid,
      entityType: 'INVOICE',
      integrationName: 'books',
      remoteId: 'in_9',
      metadata: { page: 2 },
      createdAt: new Date('2026-02-12T08:00:00Z'),
      updatedAt: new Date('2026-02-13T08:00:00Z'),
    },
  })
  const comment = await api.database.comment.create({
    data: {
      organizationId,
      invoiceId: uid,
      authorId: user.id,
      text: 'Called, will pay on Monday.',
      createdAt: new Date('2026-03-01T08:00:00Z'),
      updatedAt: new Date('2026-03-02T08:00:00Z'),
      resolvedById: user.id,
      resolvedAt: new Date('2026-03-03T08:00:00Z'),
    },
  })
  known = {
    party: party.id,
    own: organization.ownPartyId,
    document: document.id,
    blueprint: blueprint.id,
    line: line.id,
    link: link.id,
    comment: comment.id,
    user: user.id,
    contextUid,
  }
})
afterAll(() => api.close())

test('every documented key of the detail has a source', async () => {
  const { invoice } = await api.run(token, DETAIL, { uid })

  expect(invoice).toEqual({
    uid,
    invoiceNumber: 'INV-1',
    type: 'RECEIVABLE',
    status: 'SENT',
    collectionMethod: 'CHARGE_AUTOMATICALLY',
    issueDate: '2026-02-11T08:00:00.000Z',
    dueDate: '2026-03-13T08:00:00.000Z',
    paidDate: null,
    subtotal: { minorUnits: 10_000 },
    discount: { minorUnits: 0 },
    tax: { minorUnits: 0 },
    total: { minorUnits: 10_000 },
    prePaymentCreditNotes: { minorUnits: 0 },
    amountDue: { minorUnits: 10_000 },
    amountPaid: { minorUnits: 0 },
    amountRemaining: { minorUnits: 10_000 },
    overdueDays: 0,
    currency: 'EUR',
    hostedInvoiceUrl: 'https://pay.example/INV-1',
    document: { uid: known.document },
    blueprint: { uid: known.blueprint },
    targetParty: { uid: known.party },
    ageDays: 30,
    hasComments: true,
    lineItems: [
      {
        uid: known.line,
        invoice: { uid },
        contextUid: known.contextUid,
        contextType: 'DISCOUNT',
        name: 'Loyalty',
        currency: 'EUR',
        quantity: '1.5',
        unitPrice: { minorUnits: -200 },
        lineTotal: { minorUnits: -300 },
      },
    ],
    fields: [{ key: 'cost centre', type: 'number', originalType: 'text', value: 12 }],
    client: { uid: known.party, name: 'Globex', formattedAddress: null, billingContact: null },
    serviceProvider: {
      uid: known.own,
      name: 'Nordlicht Handel',
      formattedAddress: null,
      billingContact: null,
    },
    integrations: [
      {
        uid: known.link,
        entityUid: uid,
        integrationName: 'books',
        remoteId: 'in_9',
        createdAt: '2026-02-12T08:00:00.000Z',
        updatedAt: '2026-02-13T08:00:00.000Z',
        metadata: { page: 2 },
      },
    ],
    memo: 'Thank you',
    footer: 'Registered in Hamburg',
    comments: [
      {
        uid: known.comment,
        text: 'Called, will pay on Monday.',
        createdAt: '2026-03-01T08:00:00.000Z',
        updatedAt: '2026-03-02T08:00:00.000Z',
        resolvedBy: { uid: known.user },
        resolvedAt: '2026-03-03T08:00:00.000Z',
        author: {
          uid: known.user,
          name: 'Ada Berg',
          avatarUrl: 'https://nordlicht.example/ada.png',
          email: 'ada@nordlicht.example',
        },
      },
    ],
  })
})
