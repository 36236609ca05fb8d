import type { Contact as ContactRow } from '../../../prisma/generated/client/client.ts'
import { builder } from '../../graph/builder.ts'
import { nodeType, registerTenantNode } from '../../graph/node.ts'
import { related } from '../../graph/read/fields.ts'
import { rowById, rowsByParent } from '../../graph/read/rowRelation.ts'
import { Address, addressesByContact } from './address.ts'
import { EmailAddressHealth, emailHealthOf } from './emailHealth.ts'

export const contactById = rowById('Contact')
export const contactsByParty = rowsByParent('Contact', 'partyId', ['isPrimary desc', 'createdAt', 'id'])

const ContactExternalRole = builder.enumType('ContactExternalRole', {
  description: "What a contact is on the party's side.",
  values: {
    BILLING_CONTACT: { description: 'Receives invoices and reminders (`billing_contact`).' },
    AP_CONTACT: { description: 'Works in accounts payable.' },
    DECISION_MAKER: { description: 'Can decide to pay.' },
    OTHER: { description: 'Something else.' },
  } as const,
})

const ContactInternalRole = builder.enumType('ContactInternalRole', {
  description: 'Who looks after the contact on our side.',
  values: {
    ACCOUNT_MANAGER: { description: 'The account manager (`account_manager`).' },
    SALES: { description: 'Sales.' },
    COLLECTIONS: { description: 'Collections.' },
    OTHER: { description: 'Somebody else.' },
  } as const,
})

/** The billing contact: of those with that role the primary one, else the oldest; without any, the primary contact. */
export function billingContactOf<Candidate extends Pick<ContactRow, 'externalRole' | 'isPrimary'>>(
  contacts: readonly Candidate[],
): Candidate | null {
  const billing = contacts.find((contact) => contact.externalRole === 'BILLING_CONTACT')
  return billing ?? contacts.find((contact) => contact.isPrimary) ?? null
}

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
    internalRole: t.expose('internalRole', {
      type: ContactInternalRole,
      nullable: true,
      description: 'Who looks after the contact on our side.',
    }),
    isPrimary: t.exposeBoolean('isPrimary', { description: 'Whether it is the main contact of the party.' }),
    isEmailDisabled: t.exposeBoolean('isEmailDisabled', {
      description: 'Whether e-mails to it are switched off.',
    }),
    isPhoneDisabled: t.exposeBoolean('isPhoneDisabled', {
      description: 'Whether calls to it are switched off.',
    }),
    addresses: t.field({
      type: [Address],
      description: 'Its addresses, the primary one first.',
      ...related(addressesByContact, 'id'),
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
