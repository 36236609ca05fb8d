const MOST = 140

/** The beginning of a text, on one line. */
export function brief(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= MOST ? line : `${[...line].slice(0, MOST).join('')}…`
}

/** A value of an enum as words: `NOT_RECEIVED` is "not received". */
export function inWords(value: string): string {
  return value.toLowerCase().replaceAll('_', ' ')
}

/** The name of a mutation as words: `partyUpdate` is "Party update". */
export function deedInWords(action: string): string {
  const words = action.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`
}
