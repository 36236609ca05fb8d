import type { Catalogue } from './words/catalogue.ts'
import { FACILITY_SUPPLIES } from './words/facilitySupplies.ts'
import { MEASUREMENT } from './words/measurement.ts'
import type { Country } from './words/places.ts'

/** What tells one of the two organizations of the demo from the other. */
export type Profile = {
  key: 'lindenhag' | 'tidewell'
  name: string
  legalName: string
  host: string
  timezone: string
  currency: string
  country: Country
  address: { line1: string; city: string; state: string | null; postalCode: string }
  phone: string
  taxNumber: string
  agents: readonly [reminders: string, statements: string]
  companies: number
  persons: number
  suppliers: number
  /** The customer with a history of everything there is. */
  bestKnownDebtor: string
  invoices: number
  countries: readonly (readonly [Country, number])[]
  catalogue: Catalogue
  invoiceNumber(year: number, sequence: number): string
  /** The accounting system and the payment provider it is linked to. */
  integrations: { ledger: string; payments: string }
  /** Foreign units for one unit of the own currency. */
  rates: Readonly<Record<string, number>>
}

export const PROFILES: readonly Profile[] = [
  {
    key: 'lindenhag',
    name: 'Lindenhag Messtechnik',
    legalName: 'Lindenhag Messtechnik GmbH',
    host: 'lindenhag.example',
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    country: 'DE',
    address: { line1: 'Köpenicker Chaussee 41', city: 'Berlin', state: null, postalCode: '10317' },
    phone: '+49 30 23125 014',
    taxNumber: 'DE018274563',
    agents: ['Mila (reminders)', 'Otto (statements)'],
    companies: 100,
    persons: 9,
    bestKnownDebtor: 'Wiesenauer Maschinenbau AG',
    suppliers: 6,
    invoices: 1_460,
    countries: [
      ['DE', 54],
      ['FR', 11],
      ['NL', 9],
      ['ES', 6],
      ['AT', 6],
      ['IT', 4],
      ['CH', 4],
      ['SE', 3],
      ['GB', 4],
      ['JP', 2],
      ['KW', 1],
      ['BH', 1],
    ],
    catalogue: MEASUREMENT,
    invoiceNumber: (year, sequence) => `INV-${year}-${String(sequence).padStart(5, '0')}`,
    integrations: { ledger: 'ledger-erp', payments: 'paylane' },
    rates: { CHF: 0.94, GBP: 0.85, JPY: 163, KWD: 0.335, BHD: 0.41 },
  },
  {
    key: 'tidewell',
    name: 'Tidewell Facility Supply',
    legalName: 'Tidewell Facility Supply, Inc.',
    host: 'tidewell.example',
    timezone: 'America/New_York',
    currency: 'USD',
    country: 'US',
    address: { line1: '2280 Flatlands Avenue, Suite 4', city: 'Brooklyn', state: 'NY', postalCode: '11234' },
    phone: '+1 718-555-0142',
    taxNumber: '00-4471932',
    agents: ['Piper (reminders)', 'Reed (statements)'],
    companies: 74,
    persons: 6,
    bestKnownDebtor: 'Kestrel Bay Community Hospital',
    suppliers: 5,
    invoices: 930,
    countries: [
      ['US', 94],
      ['CA', 6],
    ],
    catalogue: FACILITY_SUPPLIES,
    invoiceNumber: (year, sequence) => `TW-${String(year).slice(2)}-${String(10_000 + sequence)}`,
    integrations: { ledger: 'northbook', payments: 'paylane' },
    rates: { CAD: 1.37, GBP: 0.79 },
  },
]
