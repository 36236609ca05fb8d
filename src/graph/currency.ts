/** The 306 codes an invoice may carry in the reference documents, historic ones included, and ZWG, newer than they. */
const CODES = `
  ADP AED AFA AFN ALK ALL AMD ANG AOA AOK AON AOR ARA ARL ARM ARP ARS ATS AUD AWG AZM AZN BAD BAM
  BAN BBD BDT BEC BEF BEL BGL BGM BGN BGO BHD BIF BMD BND BOB BOL BOP BOV BRB BRC BRE BRL BRN BRR
  BRZ BSD BTN BUK BWP BYB BYN BYR BZD CAD CDF CHE CHF CHW CLE CLF CLP CNH CNX CNY COP COU CRC CSD
  CSK CUC CUP CVE CYP CZK DDM DEM DJF DKK DOP DZD ECS ECV EEK EGP ERN ESA ESB ESP ETB EUR FIM FJD
  FKP FRF GBP GEK GEL GHC GHS GIP GMD GNF GNS GQE GRD GTQ GWE GWP GYD HKD HNL HRD HRK HTG HUF IDR
  IEP ILP ILR ILS INR IQD IRR ISJ ISK ITL JMD JOD JPY KES KGS KHR KMF KPW KRH KRO KRW KWD KYD KZT
  LAK LBP LKR LRD LSL LTL LTT LUC LUF LUL LVL LVR LYD MAD MAF MCF MDC MDL MGA MGF MKD MKN MLF MMK
  MNT MOP MRO MRU MTL MTP MUR MVP MVR MWK MXN MXP MXV MYR MZE MZM MZN NAD NGN NIC NIO NLG NOK NPR
  NZD OMR PAB PEI PEN PES PGK PHP PKR PLN PLZ PTE PYG QAR RHD ROL RON RSD RUB RUR RWF SAR SBD SCR
  SDD SDG SDP SEK SGD SHP SIT SKK SLE SLL SOS SRD SRG SSP STD STN SUR SVC SYP SZL THB TJR TJS TMM
  TMT TND TOP TPE TRL TRY TTD TWD TZS UAH UAK UGS UGX USD USN USS UYI UYP UYU UYW UZS VEB VED VEF
  VES VND VNN VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XCG XDR XEU XFO XFU XOF XPD XPF XPT XRE XSU
  XTS XUA XXX YDD YER YUD YUM YUN YUR ZAL ZAR ZMK ZMW ZRN ZRZ ZWD ZWG ZWL ZWR
`

/** ISO 4217 minor units that are not 2. Metals, funds and test codes have none. */
const FRACTION_DIGITS: Record<number, string> = {
  0: `BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF
    ADP BEF BYB BYR ESP GRD ITL LUF MGF PTE TPE TRL
    XAG XAU XBA XBB XBC XBD XDR XPD XPT XRE XSU XTS XUA XXX`,
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
}

const words = (text: string) => text.trim().split(/\s+/)

const digitsByCode = new Map<string, number>(words(CODES).map((code) => [code, 2]))
for (const [digits, codes] of Object.entries(FRACTION_DIGITS)) {
  for (const code of words(codes)) digitsByCode.set(code, Number(digits))
}

export const CURRENCY_CODES: readonly string[] = [...digitsByCode.keys()]

/** Upper-case only: `eur` is not a code. */
export function isCurrencyCode(code: string): boolean {
  return digitsByCode.has(code)
}

/** Digits after the decimal point of an amount in this currency: EUR 2, JPY 0, BHD 3. */
export function fractionDigits(code: string): number {
  return digitsByCode.get(code) ?? 2
}
