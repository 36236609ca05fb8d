import { builder } from '../../graph/builder.ts'
import { connectionTypes } from '../../graph/connection/connectionType.ts'
import { Money, moneyOf } from '../../graph/money.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { looksAt, reads, related, whenRead } from '../../graph/read/fields.ts'
import { rowById } from '../../graph/read/rowRelation.ts'
import { latestOf, originOf } from '../integration/remote.ts'
import { knownElsewhere, linksByParty } from '../integration/type.ts'
import { memberById } from '../organization/member.ts'
import { organizationOfRow } from '../organization/ofRow.ts'
import { User } from '../organization/user.ts'
import { ADDRESS_PARTS, Address, addressById, addressesByParty, formatAddress } from './address.ts'
import { billingContactOf, Contact, contactsByParty } from './contact.ts'

export const partyById = rowById('Party')

const whereInvoicesGo = looksAt(addressById, 'billingAddressId', ADDRESS_PARTS)
const contactRoles = looksAt(contactsByParty, 'id', ['externalRole', 'isPrimary', 'archivedAt'])

const origin = originOf(linksByParty, 'partyId')
const parentOrigin = looksAt(linksByParty, 'parentId', ['lastSyncedAt', 'createdAt', 'id', 'remoteId'])

export const Party = nodeType('Party', {
  description: 'Somebody business is done with: a customer or a supplier (party or partner in REST).',
  uidDescription: 'The raw UUID, `uid` in REST.',
  fields: (t) => ({
    organization: t.field(organizationOfRow),
    name: t.exposeString('name', { description: 'The name.' }),
    legalName: t.exposeString('legalName', { nullable: true, description: 'The name in the register.' }),
    givenName: t.exposeString('givenName', { nullable: true, description: 'Given name, of a person.' }),
    familyName: t.exposeString('familyName', { nullable: true, description: 'Family name, of a person.' }),
    description: t.exposeString('description', { nullable: true, description: 'A remark.' }),
    isCompany: t.exposeBoolean('isCompany', { description: 'true: a company. false: a person.' }),
    isActive: t.exposeBoolean('isActive', { description: 'Whether business is still done with it.' }),
    email: t.exposeString('email', { nullable: true, description: 'General e-mail address, as stored.' }),
    phone: t.exposeString('phone', { nullable: true, description: 'General phone number, as stored.' }),
    isPrimaryEmail: t.exposeBoolean('isPrimaryEmail', {
      description: 'Whether its general e-mail address is the main one to write to.',
    }),
    isPrimaryPhone: t.exposeBoolean('isPrimaryPhone', {
      description: 'Whether its general phone number is the main one to call.',
    }),
    isEmailDisabled: t.exposeBoolean('isEmailDisabled', {
      description: 'Whether e-mails to it are switched off.',
    }),
    isPhoneDisabled: t.exposeBoolean('isPhoneDisabled', {
      description: 'Whether calls to it are switched off.',
    }),
    isEmailOutreachPaused: t.exposeBoolean('isEmailOutreachPaused', {
      description: 'Whether somebody paused e-mail outreach to it.',
    }),
    isCallOutreachPaused: t.exposeBoolean('isCallOutreachPaused', {
      description: 'Whether somebody paused calls to it.',
    }),
    accountNumber: t.exposeString('accountNumber', {
      nullable: true,
      description: 'Customer or supplier number.',
    }),
    invoicePrefix: t.exposeString('invoicePrefix', {
      nullable: true,
      description: 'What the numbers of its invoices begin with.',
    }),
    taxNumber: t.exposeString('taxNumber', { nullable: true, description: 'Tax or VAT number.' }),
    currency: t.expose('currency', {
      type: 'CurrencyCode',
      nullable: true,
      description: 'The currency business is usually done in.',
    }),
    timezone: t.expose('timezone', {
      type: 'TimeZone',
      nullable: true,
      description: 'Where it is, for calls.',
    }),
    onBehalfOf: t.exposeString('onBehalfOf', {
      nullable: true,
      description: 'In whose name it is called.',
    }),
    onBehalfOfPhone: t.exposeString('onBehalfOfPhone', {
      nullable: true,
      description: 'The number that it is asked to call back.',
    }),
    paymentPortalUrl: t.exposeString('paymentPortalUrl', {
      nullable: true,
      description: 'Where it can pay online.',
    }),
    creditLimit: t.field({
      type: Money,
      nullable: true,
      description: 'How much it may owe. Null: nobody said. What of it is used, `receivables` knows.',
      select: { creditLimit: true, creditLimitCurrency: true },
      resolve: (party) => moneyOf(party, party.creditLimit, party.creditLimitCurrency ?? undefined),
    }),
    formattedAddress: t.string({
      nullable: true,
      description: 'The billing address in one text, `address` in REST.',
      select: { billingAddressId: true },
      extensions: reads({ relations: [whereInvoicesGo.relation] }),
      resolve: (party, _arguments, context) =>
        whenRead(whereInvoicesGo.of(context, party), (address) =>
          address === null ? null : formatAddress(address, ', '),
        ),
    }),
    billingAddress: t.field({
      type: Address,
      nullable: true,
      description: 'Where invoices go.',
      ...related(addressById, 'billingAddressId'),
    }),
    shippingAddress: t.field({
      type: Address,
      nullable: true,
      description: 'Where goods go.',
      ...related(addressById, 'shippingAddressId'),
    }),
    addresses: t.field({
      type: [Address],
      description: 'All its addresses, the primary one first.',
      ...related(addressesByParty, 'id'),
    }),
    billingContact: t.field({
      type: Contact,
      nullable: true,
      description:
        'Who receives invoices: of the contacts with that role the primary one, else the oldest; without any such ' +
        'role the primary contact.',
      extensions: reads({
        relations: [contactRoles.relation, ...related(contactsByParty, 'id').extensions.reads.relations],
      }),
      resolve: (party, _arguments, context) =>
        whenRead(contactsByParty.of(context, party, 'id'), billingContactOf),
    }),
    assignee: t.field({
      type: User,
      nullable: true,
      description: 'The person in charge of it.',
      ...related(memberById, 'assigneeId'),
    }),
    integrations: t.field(knownElsewhere(linksByParty)),
    remote: t.field(origin.remote),
    linkedIntegration: t.field(origin.linkedIntegration),
    syncStatus: t.field(origin.syncStatus),
    lastSyncedAt: t.field(origin.lastSyncedAt),
    remoteParentId: t.string({
      nullable: true,
      description:
        'The id over there of the party it belongs to: of `parent`, where that was last taken over from.',
      select: { parentId: true },
      extensions: reads({ relations: [parentOrigin.relation] }),
      resolve: (party, _arguments, context) =>
        whenRead(parentOrigin.of(context, party), (links) => latestOf(links)?.remoteId ?? null),
    }),
    statusMetadata: t.expose('statusMetadata', {
      type: 'JSON',
      nullable: true,
      description: 'What the source says of its state.',
    }),
    customFields: t.expose('customFields', {
      type: 'JSON',
      nullable: true,
      description: 'Fields of your own.',
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was first stored.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When it was last changed.' }),
  }),
})

builder.prismaObjectFields(Party, (t) => ({
  parent: t.field({
    type: Party,
    nullable: true,
    description: 'The party it belongs to, such as its holding.',
    ...related(partyById, 'parentId'),
  }),
}))

builder.prismaObjectFields(Contact, (t) => ({
  party: t.field({
    type: Party,
    description: 'The party the contact belongs to (`party_uid`).',
    ...related(partyById, 'partyId'),
    resolve: async (contact, _arguments, context) => {
      const party = await partyById.of(context, contact, 'partyId')
      if (party === null) throw new Error(`Contact without its party ${contact.partyId}.`)
      return party
    },
  }),
}))

export const { connection: PartyConnection } = connectionTypes('Party', Party, 'parties')

registerTenantNode('Party', partyById)
