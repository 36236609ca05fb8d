import type { Contact } from '../../../prisma/generated/client/client.ts'
import { minutesAfter } from '../businessTime.ts'
import type { Random } from '../random.ts'
import { COUNTRIES, type Country } from '../words/places.ts'
import type { World } from '../world.ts'
import { fillDigits, personName, slug } from './name.ts'

type Role = NonNullable<Contact['externalRole']>
type Employer = { partyId: string; country: Country; host: string; createdAt: Date }

const TITLES: Record<'de' | 'en', Record<Role, readonly string[]>> = {
  de: {
    BILLING_CONTACT: ['Leitung Buchhaltung', 'Buchhaltung', 'Sachbearbeitung Kreditoren'],
    AP_CONTACT: ['Kreditorenbuchhaltung', 'Rechnungseingang'],
    DECISION_MAKER: ['Geschäftsführung', 'Kaufmännische Leitung', 'Prokurist'],
    OTHER: ['Einkauf', 'Instandhaltung', 'Projektleitung'],
  },
  en: {
    BILLING_CONTACT: ['Accounting Manager', 'Bookkeeper', 'Billing Coordinator'],
    AP_CONTACT: ['Accounts Payable Clerk', 'AP Specialist'],
    DECISION_MAKER: ['Managing Director', 'Controller', 'Owner', 'CFO'],
    OTHER: ['Purchasing', 'Facilities', 'Site Manager'],
  },
}
const SHARED_MAILBOXES = {
  de: ['buchhaltung', 'rechnungen', 'kreditoren'],
  en: ['accounts', 'ap', 'invoices', 'billing'],
}
const OUR_ROLES = ['ACCOUNT_MANAGER', 'SALES', 'COLLECTIONS', 'OTHER'] as const

/** One to four people at a company, the one who gets the invoices first. One company in twelve has none for that. */
export function makeContacts(world: World, random: Random, employer: Employer): Contact[] {
  const roles: Role[] = [random.chance(0.92) ? 'BILLING_CONTACT' : 'OTHER']
  if (random.chance(0.5)) roles.push('AP_CONTACT')
  if (random.chance(0.45)) roles.push('DECISION_MAKER')
  if (random.chance(0.2)) roles.push('OTHER')
  return roles.map((role, index) => makeContact(world, random, employer, role, index))
}

function makeContact(world: World, random: Random, employer: Employer, role: Role, index: number): Contact {
  const { country, host, createdAt } = employer
  const language = languageOf(country)
  const person = personName(random, country)
  const isShared = role === 'AP_CONTACT' && random.chance(0.7)
  const local = isShared
    ? random.pick(SHARED_MAILBOXES[language])
    : `${slug(person.givenName)}.${slug(person.familyName).replaceAll('-', '')}`
  const { phones } = COUNTRIES[country]
  const at = minutesAfter(createdAt, index * 3 + random.fraction())
  const row: Contact = {
    organizationId: world.organizationId,
    id: world.id(at),
    partyId: employer.partyId,
    name: person.name,
    givenName: person.givenName,
    familyName: person.familyName,
    jobTitle: random.chance(0.85) ? random.pick(TITLES[language][role]) : null,
    email: index === 0 || random.chance(0.94) ? `${local}@${host}` : null,
    phone: phones.length > 0 && random.chance(0.7) ? fillDigits(random, random.pick(phones)) : null,
    externalRole: role === 'OTHER' && random.chance(0.4) ? null : role,
    internalRole: random.chance(0.15) ? random.pick(OUR_ROLES) : null,
    isPrimary: index === 0,
    isEmailDisabled: index > 0 && random.chance(0.08),
    isPhoneDisabled: random.chance(0.04),
    customFields: random.chance(0.06) ? { language, prefersPhone: random.chance(0.5) } : null,
    isPrimaryEmail: index === 0,
    isPrimaryPhone: index === 0,
    externalRoleText: null,
    internalRoleText: null,
    statusMetadata: null,
    archivedAt: null,
    addressId: null,
    createdAt: at,
    updatedAt: at,
  }
  world.ledger.contact.push(row)
  return row
}

export function languageOf(country: Country): 'de' | 'en' {
  return country === 'DE' || country === 'AT' || country === 'CH' ? 'de' : 'en'
}
