import type {
  Document as DocumentRow,
  Invoice as InvoiceRow,
  Party as PartyRow,
} from '../../prisma/generated/client/client.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { IntegrationLink, linksByInvoice } from '../integration/type.ts'
import { loadMember, User } from '../organization/user.ts'
import { Address, addressById } from '../party/address.ts'
import { Party, partyById } from '../party/type.ts'
import { Comment, commentsByInvoice, hasComments } from './comment.ts'
import { blueprintById, Document, documentById, InvoiceBlueprint } from './document.ts'
import { PartyRole } from './enums.ts'
import { fieldsByInvoice, InvoiceField } from './field.ts'
import { LineItem, lineItemsByInvoice } from './lineItem.ts'
import { Invoice, invoiceById } from './type.ts'

type Role = 'CLIENT' | 'SERVICE_PROVIDER'

/** Of a receivable the target is the client; of a payable it is the one who delivered. The other side is us. */
function targetRole({ type }: InvoiceRow): Role {
  return type === 'RECEIVABLE' ? 'CLIENT' : 'SERVICE_PROVIDER'
}

async function partyInRole(context: Context, invoice: InvoiceRow, role: Role): Promise<PartyRow | null> {
  const ownPartyId = context.organizationOf(invoice.organizationId).ownPartyId
  const partyId = role === targetRole(invoice) ? invoice.targetPartyId : ownPartyId
  return partyId === null ? null : partyById(context, invoice.organizationId, partyId)
}

async function loadDocument(
  context: Context,
  { organizationId, documentId }: InvoiceRow,
): Promise<DocumentRow | null> {
  return documentId === null ? null : documentById(context, organizationId, documentId)
}

const InvoiceParty = builder.objectRef<{ role: Role; party: PartyRow }>('InvoiceParty').implement({
  description: 'A party and what it is to the invoice.',
  fields: (t) => ({
    role: t.expose('role', { type: PartyRole, description: 'What the party is to the invoice.' }),
    party: t.field({ type: Party, description: 'The party.', resolve: ({ party }) => party }),
  }),
})

builder.prismaObjectFields('Invoice', (t) => ({
  targetParty: t.field({
    type: Party,
    nullable: true,
    description: 'Whom it is addressed to, or who sent it (`target_party_uid`).',
    resolve: (invoice, _arguments, context) => partyInRole(context, invoice, targetRole(invoice)),
  }),
  counterpartyName: t.string({
    nullable: true,
    description: 'The name of the target party (`counterparty_name`).',
    resolve: async (invoice, _arguments, context) =>
      (await partyInRole(context, invoice, targetRole(invoice)))?.name ?? null,
  }),
  client: t.field({
    type: Party,
    nullable: true,
    description: 'Who owes the money: the target party of a receivable, the own party on a payable.',
    resolve: (invoice, _arguments, context) => partyInRole(context, invoice, 'CLIENT'),
  }),
  serviceProvider: t.field({
    type: Party,
    nullable: true,
    description: 'Who is owed the money: the own party on a receivable, the target party of a payable.',
    resolve: (invoice, _arguments, context) => partyInRole(context, invoice, 'SERVICE_PROVIDER'),
  }),
  parties: t.field({
    type: [InvoiceParty],
    description: 'Both sides with their roles, the client first; a side that is not known is left out.',
    complexity: { field: 1, multiplier: 2 },
    resolve: async (invoice, _arguments, context) => {
      const sides = (['CLIENT', 'SERVICE_PROVIDER'] as const).map(async (role) => {
        const party = await partyInRole(context, invoice, role)
        return party === null ? [] : [{ role, party }]
      })
      return (await Promise.all(sides)).flat()
    },
  }),
  lineItems: t.field({
    type: [LineItem],
    description: 'All its lines, by line number.',
    resolve: ({ organizationId, id }, _arguments, context) => lineItemsByInvoice(context, organizationId, id),
  }),
  fields: t.field({
    type: [InvoiceField],
    description: 'What was read from it beyond the columns, by key (`invoice_fields`).',
    resolve: ({ organizationId, id }, _arguments, context) => fieldsByInvoice(context, organizationId, id),
  }),
  comments: t.field({
    type: [Comment],
    description: 'What the team wrote about it, oldest first.',
    resolve: ({ organizationId, id }, _arguments, context) => commentsByInvoice(context, organizationId, id),
  }),
  hasComments: t.boolean({
    description: 'Whether the team wrote about it.',
    resolve: async ({ organizationId, id }, _arguments, context) => hasComments(context, organizationId, id),
  }),
  document: t.field({
    type: Document,
    nullable: true,
    description: 'The file it was made from (`document_uid`).',
    resolve: (invoice, _arguments, context) => loadDocument(context, invoice),
  }),
  parentContract: t.field({
    type: Document,
    nullable: true,
    description: 'The contract it belongs to: the parent of its document, else the document itself.',
    resolve: async (invoice, _arguments, context) => {
      const document = await loadDocument(context, invoice)
      if (document === null || document.parentId === null) return document
      return documentById(context, invoice.organizationId, document.parentId)
    },
  }),
  blueprint: t.field({
    type: InvoiceBlueprint,
    nullable: true,
    description: 'The plan that made it (`invoice_blueprint_uid`).',
    resolve: ({ organizationId, blueprintId }, _arguments, context) =>
      blueprintId === null ? null : blueprintById(context, organizationId, blueprintId),
  }),
  isActive: t.boolean({
    description: 'False when its document is archived or its blueprint inactive; lists then leave it out.',
    resolve: async (invoice, _arguments, context) => {
      const { organizationId, blueprintId } = invoice
      const document = await loadDocument(context, invoice)
      const blueprint =
        blueprintId === null ? null : await blueprintById(context, organizationId, blueprintId)
      return document?.isArchived !== true && blueprint?.isActive !== false
    },
  }),
  assignee: t.field({
    type: User,
    nullable: true,
    description: 'The person in charge of it.',
    resolve: ({ organizationId, assigneeId }, _arguments, context) =>
      loadMember(context, organizationId, assigneeId),
  }),
  billingAddress: t.field({
    type: Address,
    nullable: true,
    description: 'Where it was sent.',
    resolve: ({ organizationId, billingAddressId }, _arguments, context) =>
      billingAddressId === null ? null : addressById(context, organizationId, billingAddressId),
  }),
  shippingAddress: t.field({
    type: Address,
    nullable: true,
    description: 'Where the goods went.',
    resolve: ({ organizationId, shippingAddressId }, _arguments, context) =>
      shippingAddressId === null ? null : addressById(context, organizationId, shippingAddressId),
  }),
  integrations: t.field({
    type: [IntegrationLink],
    description: 'Where it is known in other systems.',
    resolve: ({ organizationId, id }, _arguments, context) => linksByInvoice(context, organizationId, id),
  }),
}))

builder.prismaObjectFields('LineItem', (t) => ({
  invoice: t.field({
    type: Invoice,
    description: 'The invoice it stands on (`invoice_uid`).',
    resolve: async ({ organizationId, invoiceId }, _arguments, context) => {
      const invoice = await invoiceById(context, organizationId, invoiceId)
      if (invoice === null) throw new Error(`Line item without its invoice ${invoiceId}.`)
      return invoice
    },
  }),
}))
