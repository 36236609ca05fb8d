import { ContactExternalRole, ContactInternalRole } from '../../../../prisma/generated/client/enums.ts'
import { partyFields } from '../../../ledger/party/fields.ts'
import { Refusal } from '../rejection.ts'
import { address } from './address.ts'
import { importedFields } from './declared.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import { currencyCode, flag, jsonObject, label, longText, oneOf, timezoneName, url } from './kinds.ts'

const contact = object({
  externalId: described(
    optional(label),
    'tells the contacts of a party apart; else the address or name does',
  ),
  name: described(optional(label), 'if absent, made of the given and family name, or the email address'),
  givenName: optional(label),
  familyName: optional(label),
  jobTitle: optional(label),
  email: optional(emailAddress),
  phone: optional(label),
  externalRole: optional(oneOf(ContactExternalRole)),
  internalRole: optional(oneOf(ContactInternalRole)),
  isPrimary: optionalOr(flag, false),
  isEmailDisabled: optionalOr(flag, false),
  isPhoneDisabled: optionalOr(flag, false),
})

export const party = object({
  externalId: described(label, 'what the source calls this party'),
  name: label,
  legalName: optional(label),
  givenName: optional(label),
  familyName: optional(label),
  description: optional(longText),
  isCompany: optionalOr(flag, true),
  isActive: optionalOr(flag, true),
  email: optional(emailAddress),
  phone: optional(label),
  isEmailDisabled: optionalOr(flag, false),
  isPhoneDisabled: optionalOr(flag, false),
  isEmailOutreachPaused: optionalOr(flag, false),
  isCallOutreachPaused: optionalOr(flag, false),
  accountNumber: optional(label),
  taxNumber: optional(label),
  currency: optional(currencyCode),
  timezone: optional(timezoneName),
  parentExternalId: described(optional(label), 'the party this one belongs to'),
  assigneeEmail: described(optional(emailAddress), 'the member who looks after the party'),
  paymentPortalUrl: optional(url),
  billingAddress: optional(address),
  shippingAddress: optional(address),
  contacts: list(contact, 1_000),
  customFields: optional(jsonObject),
  ...importedFields(partyFields),
})

type PartyFields = ReturnType<typeof party.read>
export type ContactRecord = PartyFields['contacts'][number] & { name: string }
export type PartyRecord = Omit<PartyFields, 'contacts'> & { contacts: ContactRecord[] }

export function completeParty(fields: PartyFields): PartyRecord {
  if (fields.parentExternalId === fields.externalId) {
    throw new Refusal('parentExternalId', 'must not be the party itself')
  }
  return { ...fields, contacts: fields.contacts.map(nameContact) }
}

function nameContact(fields: PartyFields['contacts'][number], index: number): ContactRecord {
  const fullName = [fields.givenName, fields.familyName].filter((part) => part !== null).join(' ')
  const name = fields.name ?? (fullName === '' ? fields.email : fullName)
  if (name !== null) return { ...fields, name }
  throw new Refusal(
    `contacts[${index}].name`,
    'is required where there is neither a person nor an email address',
  )
}
