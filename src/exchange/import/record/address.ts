import { object, optional } from './field.ts'
import { label } from './kinds.ts'

/** An address as text; the country as the source writes it. */
export const address = object({
  name: optional(label),
  line1: optional(label),
  line2: optional(label),
  city: optional(label),
  state: optional(label),
  postalCode: optional(label),
  country: optional(label),
  phone: optional(label),
})

export type AddressRecord = ReturnType<typeof address.read>
