import type { Invoice, InvoiceField } from '../../../prisma/generated/client/client.ts'
import type { Random } from '../random.ts'
import type { World } from '../world.ts'

type FieldValue = Pick<InvoiceField, 'key' | 'type' | 'originalType' | 'value'>
type FieldMaker = (random: Random, invoice: Invoice) => FieldValue

/** What is read from incoming orders and contracts beside the fixed fields, of every JSON type. */
const FIELDS: readonly FieldMaker[] = [
  (random) => ({
    key: 'costCenter',
    type: 'string',
    originalType: 'text',
    value: `${random.integer(31, 48)}00-${random.integer(10, 99)}`,
  }),
  (random) => ({
    key: 'projectCode',
    type: 'string',
    originalType: 'text',
    value: `P${random.integer(2_100, 2_699)}`,
  }),
  (random) => ({ key: 'packages', type: 'number', originalType: 'integer', value: random.integer(1, 24) }),
  (random) => ({
    key: 'grossWeightKg',
    type: 'number',
    originalType: 'decimal',
    value: random.integer(8, 4_200) / 10,
  }),
  (random) => ({
    key: 'needsSignedDeliveryNote',
    type: 'boolean',
    originalType: 'checkbox',
    value: random.chance(0.4),
  }),
  (_, { createdAt }) => ({
    key: 'deliveredOn',
    type: 'date',
    originalType: 'date',
    value: createdAt.toISOString().slice(0, 10),
  }),
  (random) => ({
    key: 'deliveryNotes',
    type: 'array',
    originalType: 'list',
    value: Array.from({ length: random.integer(1, 3) }, () => `LS${random.integer(60_000, 89_999)}`),
  }),
  (random) => ({
    key: 'approver',
    type: 'object',
    originalType: 'lookup',
    value: { code: `A${random.integer(10, 99)}`, level: random.integer(1, 3), isDeputy: random.chance(0.2) },
  }),
  () => ({ key: 'incoterms', type: 'string', originalType: null, value: 'DAP' }),
  () => ({ key: 'buyerReference', type: 'null', originalType: 'text', value: null }),
]

export function makeFields(world: World): void {
  const random = world.randomFor('fields')
  for (const invoice of world.ledger.invoice) {
    if (!random.chance(0.3)) continue
    for (const make of random.shuffle(FIELDS).slice(0, random.integer(1, 3))) {
      world.ledger.invoice_field.push({
        organizationId: invoice.organizationId,
        id: world.id(invoice.createdAt),
        invoiceId: invoice.id,
        ...make(random, invoice),
      })
    }
  }
}
