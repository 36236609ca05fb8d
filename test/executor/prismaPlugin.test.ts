import { type ExecutionResult, execute, parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { builder } from '../../src/graph/builder.ts'
import { auditWriter } from '../../src/ledger/audit/auditWriter.ts'
import { createContext } from '../../src/server/createContext.ts'
import '../../src/server/schema.ts'
import { createFindViewer } from '../../src/ledger/account/findViewer.ts'
import { parseToken } from '../../src/ledger/account/token.ts'
import { Invoice } from '../../src/ledger/invoice/type.ts'
import { Party } from '../../src/ledger/party/type.ts'
import { createTestApi, NOW, type TestApi } from '../api.ts'
import { createLedger } from '../ledger.ts'

// The schema plugin of Prisma has the client of the request, so its own kinds of fields work beside ours.
builder.queryField('invoiceByPrisma', (t) =>
  t.prismaField({
    type: Invoice,
    resolve: (query, _root, _arguments, { database }) =>
      database.invoice.findFirstOrThrow({ ...query, where: { organizationId, invoiceNumber: 'P-1' } }),
  }),
)
builder.prismaObjectFields(Invoice, (t) => ({
  customer: t.relation('targetParty', { nullable: true }),
  linesByPrisma: t.relation('lineItems', { query: { orderBy: { lineNumber: 'asc' } } }),
}))
builder.prismaObjectField(Party, 'superior', (t) => t.relation('parent', { nullable: true }))
const schema = builder.toSchema()

let api: TestApi
let token: string
let organizationId: string
beforeAll(async () => {
  api = await createTestApi()
  const ledger = createLedger(api.database)
  const organization = await ledger.organization()
  organizationId = organization.id
  token = await api.tokenOf((await ledger.user([organization])).id)
  const { id: parentId } = await ledger.party(organization, { name: 'Holding' })
  const { id: targetPartyId } = await ledger.party(organization, { name: 'Daughter', parentId })
  const createdAt = new Date('2026-03-01T08:00:00.120Z')
  const { id: invoiceId } = await ledger.invoice(organization, {
    targetPartyId,
    createdAt,
    invoiceNumber: 'P-1',
  })
  await api.database.lineItem.createMany({
    data: [
      [2, 'Second', '0.5'],
      [1, 'First', '12.500000'],
    ].map(([lineNumber, name, quantity]) => ({
      organizationId,
      invoiceId,
      lineNumber: Number(lineNumber),
      name: String(name),
      quantity: String(quantity),
      currency: 'EUR',
      unitPrice: 100n,
      lineTotal: 100n,
    })),
  })
})
afterAll(() => api.close())

/** As the ordinary executor does it, on the schema with the fields above. */
async function ask(query: string): Promise<ExecutionResult> {
  const { database, mailroom } = api
  const hash = parseToken(token) ?? Buffer.alloc(0)
  const viewer = await createFindViewer(database)(hash, NOW)
  if (typeof viewer === 'string') throw new Error(viewer)
  const source = {
    viewer,
    database,
    mailroom,
    now: NOW,
    requestId: '',
    cursorKey: Buffer.alloc(32),
    audit: auditWriter,
  }
  api.statements.length = 0
  return execute({ schema, document: parse(query), contextValue: createContext(source) })
}

test('a row that the plugin reads has the columns and relations that are selected, and ours beside them', async () => {
  const answer = await ask(`{ invoiceByPrisma {
    invoiceNumber createdAt total { amount } customer { name superior { name } }
    linesByPrisma { name quantity } client { name } lineItems { name quantity }
  } }`)

  const lines = [
    { name: 'First', quantity: '12.5' },
    { name: 'Second', quantity: '0.5' },
  ]
  expect(answer).toEqual({
    data: {
      invoiceByPrisma: {
        invoiceNumber: 'P-1',
        createdAt: '2026-03-01T08:00:00.120Z',
        total: { amount: '100.00' },
        customer: { name: 'Daughter', superior: { name: 'Holding' } },
        linesByPrisma: lines,
        client: { name: 'Daughter' },
        lineItems: lines,
      },
    },
  })
  // Only what is selected is read.
  expect(api.statements[0]).toContain('"invoice_number"')
  expect(api.statements[0]).not.toContain('"memo"')
})

test('below a row that a statement of ours read, the plugin finds its relations by the key of the row', async () => {
  const answer = await ask('{ invoices(first: 1) { nodes { invoiceNumber customer { name } } } }')

  expect(answer).toEqual({
    data: { invoices: { nodes: [{ invoiceNumber: 'P-1', customer: { name: 'Daughter' } }] } },
  })
})
