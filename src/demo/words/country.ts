export type Country =
  | 'DE'
  | 'AT'
  | 'CH'
  | 'FR'
  | 'NL'
  | 'ES'
  | 'IT'
  | 'SE'
  | 'GB'
  | 'JP'
  | 'KW'
  | 'BH'
  | 'US'
  | 'CA'

type Place = readonly [city: string, postalCode: string, state?: string]

/** In postal codes and phones `#` stands for any digit. Phones come from the ranges kept free for fiction; where a country has none, nobody has a phone. */
export type CountryFacts = {
  name: string
  timezone: string
  currency: string
  taxNumber: string
  phones: readonly string[]
  places: readonly Place[]
  streets: readonly string[]
  isNumberFirst: boolean
}
