import type { Customer } from '../party/customer.ts'
import type { Profile } from '../profile.ts'

/** Rates in thousandths of a percent: 8.875 % is 8,875. */
export type TaxRule = {
  rate: number
  reducedRate: number
  label: string
  /** In the United States work is not taxed, goods and their delivery are. */
  isServiceTaxed: boolean
  footer: string | null
}

const SALES_TAX: Record<string, number> = { NY: 8_875, NJ: 6_625, CT: 6_350, PA: 6_000, MA: 6_250, DE: 0 }
const UNTAXED = { rate: 0, reducedRate: 0, label: '', isServiceTaxed: false }
const EUROPEAN_UNION = ['AT', 'FR', 'NL', 'ES', 'IT', 'SE']

export function taxRuleOf(profile: Profile, customer: Customer): TaxRule {
  return profile.country === 'DE' ? germanRule(customer) : salesTaxRule(customer)
}

function germanRule({ country, party }: Customer): TaxRule {
  if (
    country === 'DE' ||
    !party.isCompany ||
    (EUROPEAN_UNION.includes(country) && party.taxNumber === null)
  ) {
    return { rate: 19_000, reducedRate: 7_000, label: 'VAT', isServiceTaxed: true, footer: null }
  }
  const footer = EUROPEAN_UNION.includes(country)
    ? 'Reverse charge: VAT is to be accounted for by the recipient (Art. 196 Directive 2006/112/EC).'
    : 'Export, exempt from VAT (§ 4 No. 1 a UStG).'
  return { ...UNTAXED, footer }
}

function salesTaxRule({ country, state, isInstitution }: Customer): TaxRule {
  if (isInstitution) return { ...UNTAXED, footer: 'Tax exempt, certificate on file.' }
  const rate = country === 'US' && state !== null ? (SALES_TAX[state] ?? 0) : 0
  if (rate === 0) return { ...UNTAXED, footer: null }
  return { rate, reducedRate: rate, label: `${state} sales tax`, isServiceTaxed: false, footer: null }
}

/** `8,875` is `8.875 %`. */
export function formatRate(rate: number): string {
  return `${rate / 1_000} %`
}

export function taxOn(base: bigint, rate: number): bigint {
  return (base * BigInt(rate) + 50_000n) / 100_000n
}
