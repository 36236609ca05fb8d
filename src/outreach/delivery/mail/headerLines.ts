/** Header names in lower case, each with its values in their order, unfolded. */
export type MailHeaders = ReadonlyMap<string, readonly string[]>

const FIELD = /^([!-9;-~]{1,80})[ \t]{0,8}:(.*)$/

/** The name and the value of a header line, or null where the line is none. */
export function readField(line: string): { name: string; value: string } | null {
  const [, name, value] = FIELD.exec(line) ?? []
  return name === undefined || value === undefined ? null : { name: name.toLowerCase(), value: value.trim() }
}

/** Whether a line carries on the header line before it (RFC 5322 section 2.2.3). */
export const isFolded = (line: string) => /^[ \t]+\S/.test(line)

const LONGEST_VALUE = 10_000

/** Joins a folded line to the last of the values of its field. */
export function unfold(values: string[], line: string): void {
  const value = values.pop() ?? ''
  values.push(value.length > LONGEST_VALUE ? value : `${value} ${line.trim()}`.trimStart())
}

/** The headers of lines such as `To: kim@buyer.example`, up to the first line that is neither header nor folded. */
export function readHeaders(lines: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  let values: string[] | undefined
  for (const line of lines) {
    const field = readField(line)
    if (values && isFolded(line)) unfold(values, line)
    else if (field) {
      values = headers.get(field.name) ?? []
      headers.set(field.name, values)
      values.push(field.value)
    } else break
  }
  return headers
}
