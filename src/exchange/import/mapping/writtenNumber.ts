import { type DecimalFormat, type Exact, parseExact } from '../record/amount.ts'

/** The marks that stand for a declared one: fonts and programs write an apostrophe and a blank in several ways. */
const SAME_MARK: Record<string, RegExp> = {
  "'": /['\u2019\u02bc\u00b4\u2032]/g,
  ' ': /[ \u00a0\u2007\u2008\u2009\u200a\u202f\u205f]/g,
}
const MINUS = '[-\u2010-\u2015\u2212\ufe58\ufe63\uff0d]'
const BLANKS = '[ \u00a0\u2007-\u200a\u202f\u205f]*'
/** A sign before the number, one behind it, or parentheses around it: one of these at most. */
const LEADING = new RegExp(`^(?:(\\+|\uff0b)|${MINUS})${BLANKS}(?=[\\d.,])`)
const TRAILING = new RegExp(`(?<=[\\d.,])${BLANKS}(?:(\\+|\uff0b)|${MINUS})$`)
const IN_PARENTHESES = new RegExp(`^\\(${BLANKS}(.*?)${BLANKS}\\)$`)

/** The one mark that a declared group separator is read as. */
function groupMark(declared: string): string {
  const [mark] = Object.entries(SAME_MARK).find(([, same]) => declared.match(same) !== null) ?? []
  return mark ?? declared
}

/**
 * A decimal number as books and spreadsheets print it: `1.234,56-`, `(1.234,56)`, with any dash for a minus. What groups
 * digits and what parts the fraction is declared, never guessed. Null where the text is no such number.
 */
export function readWrittenNumber(text: string, format: DecimalFormat): Exact | null {
  const signed = readSign(text.trim())
  if (signed === null) return null
  const mark = groupMark(format.groupSeparator)
  const same = SAME_MARK[mark]
  const digits = same === undefined ? signed.digits : signed.digits.replace(same, mark)
  if (/^[+-]/.test(digits)) return null
  const exact = parseExact(digits, { ...format, groupSeparator: mark })
  if (exact === null) return null
  return signed.isNegative ? { ...exact, units: -exact.units } : exact
}

function readSign(text: string): { digits: string; isNegative: boolean } | null {
  const [, inside] = IN_PARENTHESES.exec(text) ?? []
  if (inside !== undefined) return { digits: inside, isNegative: true }
  const leading = LEADING.exec(text)
  const rest = leading === null ? text : text.slice(leading[0].length)
  const trailing = TRAILING.exec(rest)
  if (leading !== null && trailing !== null) return null
  const sign = leading ?? trailing
  const digits = trailing === null ? rest : rest.slice(0, trailing.index)
  return { digits, isNegative: sign !== null && sign[1] === undefined }
}
