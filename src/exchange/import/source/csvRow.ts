/** What the text of a row holds, as far as it goes (RFC 4180). */
export type Scanned = {
  cells: string[]
  /** OPEN: it ends within quotes. STRAY: a quotation mark stands where none may. BROKEN: quotes of another row closed it. */
  state: 'SOUND' | 'OPEN' | 'STRAY' | 'BROKEN'
}

const QUOTE = '"'

/** Splits a row, or several lines of one, at the delimiter. What ends the last line must be off. */
export function scanRow(text: string, delimiter: string): Scanned {
  if (!text.includes(QUOTE)) return { cells: text.split(delimiter), state: 'SOUND' }
  const cells: string[] = []
  let isStray = false
  let at = 0
  while (at <= text.length) {
    if (text[at] !== QUOTE) {
      const end = endOf(text, delimiter, at)
      const cell = text.slice(at, end)
      isStray ||= cell.includes(QUOTE)
      cells.push(cell)
      at = end + 1
      continue
    }
    const { end, cell } = quoted(text, at)
    if (end === -1) return { cells, state: 'OPEN' }
    const next = endOf(text, delimiter, end)
    // What follows a closed quote is an opened one of a later row, or a stray one of this.
    if (next !== end && text.slice(at, end).includes('\n')) return { cells, state: 'BROKEN' }
    isStray ||= next !== end
    cells.push(next === end ? cell : text.slice(at, next))
    at = next + 1
  }
  return { cells, state: isStray ? 'STRAY' : 'SOUND' }
}

function endOf(text: string, delimiter: string, from: number): number {
  const end = text.indexOf(delimiter, from)
  return end === -1 ? text.length : end
}

/** The text between quotes, a doubled one standing for one, and where it ends; -1 where it does not. */
function quoted(text: string, start: number): { end: number; cell: string } {
  let at = start + 1
  for (;;) {
    const close = text.indexOf(QUOTE, at)
    if (close === -1) return { end: -1, cell: '' }
    if (text[close + 1] !== QUOTE) {
      return { end: close + 1, cell: text.slice(start + 1, close).replaceAll('""', QUOTE) }
    }
    at = close + 2
  }
}
