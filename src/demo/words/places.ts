import type { Country, CountryFacts } from './country.ts'
import { EUROPE } from './europe.ts'
import { OVERSEAS } from './overseas.ts'

export type { Country } from './country.ts'

export const COUNTRIES: Record<Country, CountryFacts> = { ...EUROPE, ...OVERSEAS }
