import {
  ApPortalProvider,
  ContactExternalRole,
  ContactInternalRole,
  ReportFrequency,
} from '../../../../prisma/generated/client/enums.ts'
import { partyFields } from '../../../ledger/party/fields.ts'
import { Refusal } from '../rejection.ts'
import { address, contactAddress } from './address.ts'
import { importedFields } from './declared.ts'
import { emailAddress } from './emailAddress.ts'
import { described, list, object, optional, optionalOr } from './field.ts'
import {
  currencyCode,
  flag,
  instant,
  jsonObject,
  jsonValue,
  label,
  longText,
  timezoneName,
  url,
} from './kinds.ts'
import { remoteFacts, remotePart } from './remote.ts'
import { word } from './word.ts'

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
  externalRole: optional(word(ContactExternalRole)),
  internalRole: optional(word(ContactInternalRole)),
  isPrimary: optionalOr(flag, false),
  isEmailDisabled: optionalOr(flag, false),
  isPhoneDisabled: optionalOr(flag, false),
  isPrimaryEmail: optionalOr(flag, false),
  isPrimaryPhone: optionalOr(flag, false),
  address: described(optional(address), 'the one that counts'),
  addresses: list(contactAddress, 100),
  customFields: optional(jsonObject),
  statusMetadata: optional(jsonValue),
  createdAt: optional(instant),
  ...remotePart,
})

const apPortal = object({
  externalId: described(label, 'what the source calls this portal'),
  accountExternalId: described(optional(label), 'the own account there'),
  name: label,
  provider: word(ApPortalProvider),
  accountKey: optional(label),
  customerIdentifier: optional(label),
  customerName: optional(label),
  invoiceSubmissionGuidelines: optional(longText),
  isEnabled: optionalOr(flag, true),
  isInvoiceSubmissionEnabled: optionalOr(flag, false),
  isReportDownloadEnabled: optionalOr(flag, false),
  reportEmail: optional(emailAddress),
  reportFrequency: optional(word(ReportFrequency)),
  createdAt: optional(instant),
})

const partyTag = object({
  tagExternalId: label,
  isManual: described(optionalOr(flag, true), 'that a person gave it, not a rule'),
  createdAt: optional(instant),
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
  tags: list(partyTag, 200),
  apPortals: list(apPortal, 100),
  invoicePrefix: optional(label),
  onBehalfOf: described(optional(label), 'for whom a program says that it calls'),
  onBehalfOfPhone: optional(label),
  isPrimaryEmail: optionalOr(flag, false),
  isPrimaryPhone: optionalOr(flag, false),
  statusMetadata: optional(jsonValue),
  createdAt: optional(instant),
  ...remoteFacts,
  remotePartnerId: described(
    optional(label),
    'the party it belongs to, as the system behind the source calls it',
  ),
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
  checkOnce(fields.tags, 'tags', ({ tagExternalId }) => ['tagExternalId', tagExternalId])
  checkOnce(fields.apPortals, 'apPortals', ({ externalId }) => ['externalId', externalId])
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

function checkOnce<T>(
  items: readonly T[],
  list: string,
  keyOf: (item: T) => [field: string, key: string],
): void {
  const seen = new Set<string>()
  for (const [index, item] of items.entries()) {
    const [field, key] = keyOf(item)
    if (seen.has(key)) throw new Refusal(`${list}[${index}].${field}`, `must not be there twice: "${key}"`)
    seen.add(key)
  }
}
