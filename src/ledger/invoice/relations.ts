import { builder } from '../../graph/builder.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { originOf } from '../integration/remote.ts'
import { knownElsewhere, linksByInvoice } from '../integration/type.ts'
import { memberById } from '../organization/member.ts'
import { User } from '../organization/user.ts'
import { Address, addressById } from '../party/address.ts'
import { Party, partyById } from '../party/type.ts'
import { Comment, commentsByInvoice, hasComments } from './comment.ts'
import { blueprintById, Document, documentById, InvoiceBlueprint } from './document.ts'
import { fieldsByInvoice, InvoiceField } from './invoiceField.ts'
import { LineItem, lineItemsByInvoice } from './lineItem.ts'
import { InvoiceSeries, seriesById } from './number/series.ts'
import { Invoice, invoiceById } from './type.ts'

const origin = originOf(linksByInvoice, 'invoiceId')
const targetName = looksAt(partyById, 'targetPartyId', ['name'])
const documentParent = looksAt(documentById, 'documentId', ['parentId'])
const documentState = looksAt(documentById, 'documentId', ['isArchived'])
const blueprintState = looksAt(blueprintById, 'blueprintId', ['isActive'])

builder.prismaObjectFields(Invoice, (t) => ({
  targetParty: t.field({
    type: Party,
    nullable: true,
    description: 'Whom it is addressed to, or who sent it (`target_party_uid`).',
    ...related(partyById, 'targetPartyId'),
  }),
  counterpartyName: t.string({
    nullable: true,
    description: 'The name of the target party (`counterparty_name`).',
    select: { targetPartyId: true },
    extensions: reads({ relations: [targetName.relation] }),
    resolve: (invoice, _arguments, context) =>
      whenRead(targetName.of(context, invoice), (party) => party?.name ?? null),
  }),
  series: t.field({
    type: InvoiceSeries,
    nullable: true,
    description: 'The series that its number is of, where it was issued here.',
    ...related(seriesById, 'seriesId'),
  }),
  lineItems: t.field({
    type: [LineItem],
    description: 'All its lines, by line number.',
    ...related(lineItemsByInvoice, 'id'),
  }),
  fields: t.field({
    type: [InvoiceField],
    description: 'What was read from it beyond the columns, by key (`invoice_fields`).',
    ...related(fieldsByInvoice, 'id'),
  }),
  comments: t.field({
    type: [Comment],
    description: 'What the team wrote about it, oldest first.',
    ...related(commentsByInvoice, 'id'),
  }),
  hasComments: t.boolean({
    description: 'Whether the team wrote about it.',
    ...related(hasComments, 'id'),
  }),
  document: t.field({
    type: Document,
    nullable: true,
    description: 'The file it was made from (`document_uid`).',
    ...related(documentById, 'documentId'),
  }),
  parentContract: t.field({
    type: Document,
    nullable: true,
    description: 'The contract it belongs to: the parent of its document, else the document itself.',
    select: { documentId: true },
    extensions: reads({
      relations: [documentParent.relation, ...related(documentById, 'documentId').extensions.reads.relations],
    }),
    resolve: async (invoice, _arguments, context) => {
      const document = await documentById.of(context, invoice, 'documentId')
      if (document === null || document.parentId === null) return document
      return documentById(context, invoice.organizationId, document.parentId)
    },
  }),
  blueprint: t.field({
    type: InvoiceBlueprint,
    nullable: true,
    description: 'The plan that made it (`invoice_blueprint_uid`).',
    ...related(blueprintById, 'blueprintId'),
  }),
  isActive: t.boolean({
    description: 'False when its document is archived or its blueprint inactive; lists then leave it out.',
    select: { documentId: true, blueprintId: true },
    extensions: reads({ relations: [documentState.relation, blueprintState.relation] }),
    resolve: async (invoice, _arguments, context) => {
      const document = await documentState.of(context, invoice)
      const blueprint = await blueprintState.of(context, invoice)
      return document?.isArchived !== true && blueprint?.isActive !== false
    },
  }),
  assignee: t.field({
    type: User,
    nullable: true,
    description: 'The person in charge of it.',
    ...related(memberById, 'assigneeId'),
  }),
  billingAddress: t.field({
    type: Address,
    nullable: true,
    description: 'Where it was sent.',
    ...related(addressById, 'billingAddressId'),
  }),
  shippingAddress: t.field({
    type: Address,
    nullable: true,
    description: 'Where the goods went.',
    ...related(addressById, 'shippingAddressId'),
  }),
  integrations: t.field(knownElsewhere(linksByInvoice)),
  remote: t.field(origin.remote),
  linkedIntegration: t.field(origin.linkedIntegration),
  syncStatus: t.field(origin.syncStatus),
  lastSyncedAt: t.field(origin.lastSyncedAt),
}))

builder.prismaObjectFields(LineItem, (t) => ({
  invoice: t.field({
    type: Invoice,
    description: 'The invoice it stands on (`invoice_uid`).',
    ...related(invoiceById, 'invoiceId'),
    resolve: async (line, _arguments, context) => {
      const invoice = await invoiceById.of(context, line, 'invoiceId')
      if (invoice === null) throw new Error(`Line item without its invoice ${line.invoiceId}.`)
      return invoice
    },
  }),
}))
