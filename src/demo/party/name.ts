import type { Random } from '../random.ts'
import { COMPANIES } from '../words/companies.ts'
import { PEOPLE } from '../words/people.ts'
import type { Country } from '../words/places.ts'

type PersonName = { givenName: string; familyName: string; name: string }

export function personName(random: Random, country: Country): PersonName {
  const givenName = random.pick(PEOPLE[country].given)
  const familyName = random.pick(PEOPLE[country].family)
  return { givenName, familyName, name: `${givenName} ${familyName}` }
}

/** A company's name that is not taken yet. */
export function companyName(
  random: Random,
  country: Country,
  taken: Set<string>,
  isInstitution: boolean,
): string {
  const { patterns, institutions, trades, places } = COMPANIES[country]
  const people = PEOPLE[country].family
  for (let attempt = 0; attempt < 200; attempt++) {
    const family = random.pick(people)
    if (attempt < 100 && taken.has(family)) continue
    const name = random
      .pick(isInstitution && attempt < 20 ? institutions : patterns)
      .replace('{a}', family)
      .replace('{b}', random.pick(people))
      .replace('{p}', random.pick(places))
      .replace('{t}', random.pick(trades))
      .replace('eer ', 'er ')
    if (!taken.has(name) && !/^(\S+) [&+] \1\b/.test(name)) {
      taken.add(name).add(family)
      return name
    }
  }
  throw new Error(`Too few words for the names of companies in ${country}.`)
}

const SPELLED: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', ø: 'o', ş: 's' }

/** Lower-case letters and digits with hyphens between, as in a host name. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[äöüßøş]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

const LEGAL_FORM =
  / (gmbh|ag|kg|ohg|& co|gmbh & co\. kg|part\S* mbb|ggmbh|sarl|sas|sa|sàrl|b\.v\.|v\.o\.f\.|s\.l\.|s\.a\.|s\.r\.l\.|s\.n\.c\.|s\.p\.a\.|ab|ltd\.?|plc|k\.k\.|w\.l\.l\.|k\.s\.c\.|b\.s\.c\.|llc|inc\.?|co\.)$/i

/** Without `GmbH`, `Ltd` and the like. */
export function withoutLegalForm(company: string): string {
  return company.replace(',', '').replace(LEGAL_FORM, '').replace(LEGAL_FORM, '')
}

/** A host of the reserved domain, so that no letter of the demo can reach anybody. */
export function hostOf(company: string): string {
  return `${slug(withoutLegalForm(company))}.example`
}

/** Fills every `#` with a digit. */
export function fillDigits(random: Random, pattern: string): string {
  return pattern.replace(/#/g, () => String(random.integer(0, 9)))
}
