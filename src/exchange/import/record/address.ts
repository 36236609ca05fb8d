import { described, object, optional, optionalOr } from './field.ts'
import { flag, instant, jsonValue, label, longText } from './kinds.ts'
import { remotePartId } from './remote.ts'

const addressFields = {
  externalId: described(optional(label), 'what the source calls this address'),
  type: described(optional(label), 'what it is for; any word'),
  name: optional(label),
  line1: optional(label),
  line2: optional(label),
  city: optional(label),
  state: optional(label),
  postalCode: optional(label),
  country: optional(label),
  description: optional(longText),
  phone: optional(label),
  coordinates: optional(jsonValue),
  createdAt: optional(instant),
  ...remotePartId,
}

/** An address as text; the country as the source writes it. */
export const address = object(addressFields)

/** One of several addresses of a contact. */
export const contactAddress = object({ ...addressFields, isPrimary: optionalOr(flag, false) })

export type AddressRecord = ReturnType<typeof address.read>
export type ContactAddressRecord = ReturnType<typeof contactAddress.read>
