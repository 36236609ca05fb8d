/** The codes of RFC 5321 (`550`) and RFC 3463 (`5.1.1`) in a text; null where it has none. */
export type ReplyCodes = { basic: string | null; enhanced: string | null }

// Neither part of an address such as 192.0.2.5.1 nor of a version: a code stands alone, with three parts.
const ENHANCED = /(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.]*\d)/g
const BASIC = /(?:^|[\s:;,<>("'[#-])([45][0-5]\d)(?=[\s:;,\-)\]]|$)/gm

const isSpecific = (code: string) => !/^[45]\.0\.0$/.test(code)

/** An enhanced code that says more than "failed" is preferred, wherever it stands. */
export function codesIn(text: string): ReplyCodes {
  const enhanced = Array.from(text.matchAll(ENHANCED), ([code]) => code)
  const [basic] = Array.from(text.matchAll(BASIC), ([, code]) => code ?? '')
  return { basic: basic ?? null, enhanced: enhanced.find(isSpecific) ?? enhanced[0] ?? null }
}

/** The code of a report's `Status` field, unless it says no more than that delivery failed. */
export function specificStatus(status: string | undefined): string | null {
  const { enhanced } = codesIn(status ?? '')
  return enhanced && isSpecific(enhanced) ? enhanced : null
}
