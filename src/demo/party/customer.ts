import type { Address, Contact, Party } from '../../../prisma/generated/client/client.ts'
import type { Day } from '../../graph/calendar/day.ts'
import type { Country } from '../words/places.ts'

export type Behaviour = 'prompt' | 'slow' | 'veryLate' | 'never'

/** A party with what decides how it buys and pays. Only the rows are stored. */
export type Customer = {
  party: Party
  contacts: Contact[]
  billingAddress: Address
  shippingAddress: Address | null
  country: Country
  /** The state of a United States customer, for its sales tax. */
  state: string | null
  isInstitution: boolean
  language: 'de' | 'en'
  currency: string
  termDays: number
  behaviour: Behaviour
  /** From this day on it pays nothing any more. */
  lapsedFrom: Day | null
  isDirectDebit: boolean
  /** Share of the orders, and how much larger than usual they are. */
  weight: number
  scale: number
  /** Own price list: why round amounts are rare. */
  priceFactor: number
  /** No orders after it. */
  lastOrderDay: Day
  /** Nobody writes to it from this day on. */
  pausedFrom: Day | null
}
