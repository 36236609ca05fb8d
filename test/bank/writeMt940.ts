import { closingOf, decimal, type Movement, type Statement } from './statement.ts'

/** How `:86:` tells the details: in numbered parts, between slashes, or as SEPA's words in plain lines. */
export type Mt940Style = '?' | '>' | '/' | '+'

export function writeMt940(
  statements: readonly Statement[],
  style: Mt940Style = '?',
  isWrapped = false,
): string {
  return statements
    .map((statement, index) => {
      const text = message(statement, index, style)
      return isWrapped
        ? `{1:F01BANKDEFFAXXX0000000000}{2:O9400000000000}{4:\r\n${text}\r\n-}`
        : `${text}\r\n-`
    })
    .join('\r\n')
}

function message(statement: Statement, index: number, style: Mt940Style): string {
  const { account, currency, opening, movements } = statement
  const balance = (amount: number) =>
    `${amount < 0 ? 'D' : 'C'}260228${currency}${decimal(amount, currency, ',')}`
  return [
    ':20:STARTUMS',
    `:25:${account}`,
    `:28C:${index + 1}/1`,
    `:60F:${balance(opening)}`,
    ...movements.flatMap((movement) => lines(movement, currency, style)),
    `:62F:${balance(closingOf(statement))}`,
    `:64:${balance(1)}`,
    ':86:about the statement as a whole',
  ].join('\r\n')
}

function lines(movement: Movement, currency: string, style: Mt940Style): string[] {
  const { day, minorUnits, isCredit, isReversal, reference } = movement
  const mark = isReversal ? (isCredit ? 'RD' : 'RC') : isCredit ? 'C' : 'D'
  const date = day.replaceAll('-', '').slice(2)
  const bank = reference === null ? '' : `//${reference}`
  return [
    `:61:${date}${date.slice(2)}${mark}${decimal(minorUnits, currency, ',')}NTRFNONREF${bank}`,
    ...details(movement, style),
  ]
}

function details(movement: Movement, style: Mt940Style): string[] {
  if (style === '+') return field(sepaText(movement), 65)
  return style === '/' ? field(slashed(movement), 65) : field(numbered(movement, style), 61)
}

/** The lines of `:86:`, each of so many characters. */
function field(text: string, width: number): string[] {
  const [first = '', ...more] = cut(text, width)
  return [`:86:${first}`, ...more]
}

function sepaText({ endToEndId, text }: Movement): string {
  return `${endToEndId === null ? '' : `EREF+${endToEndId} `}${text === null ? '' : `SVWZ+${text}`}`
}

function slashed({ endToEndId, payerName, payerAccount, text }: Movement): string {
  const parts = [
    ['EREF', endToEndId ?? 'NOTPROVIDED'],
    ['IBAN', payerAccount],
    ['NAME', payerName],
    ['REMI', text],
  ]
  return parts.map(([name, value]) => (value === null ? '' : `/${name}/${value}`)).join('')
}

function numbered(movement: Movement, style: Mt940Style): string {
  const { payerName, payerAccount } = movement
  const parts: (readonly [number, string])[] = [
    [0, 'CREDIT'],
    ...cut(sepaText(movement), 27).map(
      (part, index) => [index < 10 ? 20 + index : 50 + index, part] as const,
    ),
    [31, payerAccount ?? ''],
    ...cut(payerName ?? '', 27).map((part, index) => [32 + index, part] as const),
  ]
  const told = parts.filter(([, part]) => part !== '')
  return `166${told.map(([number, part]) => `${style}${String(number).padStart(2, '0')}${part}`).join('')}`
}

function cut(text: string, width: number): string[] {
  return text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
}
