import type { Contact as ContactRow } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { originOf } from '../integration/remote.ts'
import { knownElsewhere, linksByEntity } from '../integration/type.ts'
import { Address, addressById, addressesByContact } from './address.ts'
import { EmailAddressHealth, emailHealthOf } from './emailHealth.ts'

export const contactById = rowById('Contact')
export const contactsByParty = rowsByParent('Contact', 'partyId', ['isPrimary desc', 'createdAt', 'id'])

export const ContactExternalRole = builder.enumType('ContactExternalRole', {
  description: "What a contact is on the party's side.",
  values: {
    BILLING_CONTACT: { description: 'Receives invoices and reminders (`billing_contact`).' },
    AP_CONTACT: { description: 'Works in accounts payable.' },
    DECISION_MAKER: { description: 'Can decide to pay.' },
    OTHER: { description: 'Something else: `externalRoleText` has the word where one came.' },
  } as const,
})

export const ContactInternalRole = builder.enumType('ContactInternalRole', {
  description: 'Who looks after the contact on our side.',
  values: {
    ACCOUNT_MANAGER: { description: 'The account manager (`account_manager`).' },
    SALES: { description: 'Sales.' },
    COLLECTIONS: { description: 'Collections.' },
    OTHER: { description: 'Somebody else: `internalRoleText` has the word where one came.' },
  } as const,
})

/**
 * The billing contact: of those with that role the primary one, else the oldest; without any, the primary contact. Never
 * one that is archived.
 */
export function billingContactOf<
  Candidate extends Pick<ContactRow, 'externalRole' | 'isPrimary'> & { archivedAt: Date | string | null },
>(all: readonly Candidate[]): Candidate | null {
  const contacts = all.filter(({ archivedAt }) => archivedAt === null)
  const billing = contacts.find((contact) => contact.externalRole === 'BILLING_CONTACT')
  return billing ?? contacts.find((contact) => contact.isPrimary) ?? null
}

const origin = originOf(linksByEntity, 'entityId')

export const Contact = nodeType('Contact', {
  description: 'A person at a party.',
  uidDescription: 'The raw UUID, `uid` in REST.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The full name.' }),
    givenName: t.exposeString('givenName', { nullable: true, description: 'Given name.' }),
    familyName: t.exposeString('familyName', { nullable: true, description: 'Family name.' }),
    jobTitle: t.exposeString('jobTitle', { nullable: true, description: 'Job title (`title`).' }),
    email: t.exposeString('email', { nullable: true, description: 'E-mail address, as stored.' }),
    emailHealth: t.field({
      type: EmailAddressHealth,
      description: 'Whether mail reaches its address.',
      ...related(emailHealthOf, 'id'),
    }),
    phone: t.exposeString('phone', { nullable: true, description: 'Phone number, as stored.' }),
    externalRole: t.expose('externalRole', {
      type: ContactExternalRole,
      nullable: true,
      description: "What the contact is on the party's side.",
    }),
    externalRoleText: t.exposeString('externalRoleText', {
      nullable: true,
      description: 'The word as it came, where `externalRole` is OTHER; else null.',
    }),
    internalRole: t.expose('internalRole', {
      type: ContactInternalRole,
      nullable: true,
      description: 'Who looks after the contact on our side.',
    }),
    internalRoleText: t.exposeString('internalRoleText', {
      nullable: true,
      description: 'The word as it came, where `internalRole` is OTHER; else null.',
    }),
    isPrimary: t.exposeBoolean('isPrimary', { description: 'Whether it is the main contact of the party.' }),
    isPrimaryEmail: t.exposeBoolean('isPrimaryEmail', {
      description: 'Whether its address is the main one of the party.',
    }),
    isPrimaryPhone: t.exposeBoolean('isPrimaryPhone', {
      description: 'Whether its phone number is the main one of the party.',
    }),
    isEmailDisabled: t.exposeBoolean('isEmailDisabled', {
      description: 'Whether e-mails to it are switched off.',
    }),
    isPhoneDisabled: t.exposeBoolean('isPhoneDisabled', {
      description: 'Whether calls to it are switched off.',
    }),
    isArchived: t.boolean({
      description: 'Whether it is archived: no longer mailed or called, kept for what it did.',
      select: { archivedAt: true },
      resolve: ({ archivedAt }) => archivedAt !== null,
    }),
    archivedAt: t.expose('archivedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was archived. Null while it is in use.',
    }),
    address: t.field({
      type: Address,
      nullable: true,
      description: 'Its main address, where the source names one.',
      ...related(addressById, 'addressId'),
    }),
    addresses: t.field({
      type: [Address],
      description: 'Its addresses, the primary one first.',
      ...related(addressesByContact, 'id'),
    }),
    integrations: t.field(knownElsewhere(linksByEntity)),
    remote: t.field(origin.remote),
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

registerTenantNode('Contact', contactById)
