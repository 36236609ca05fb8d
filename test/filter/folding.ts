/** Letters that have no parts for Unicode and yet are read as other letters. */
const READ_AS: Record<string, string> = Object.fromEntries(
  [
    ...Array.from('øđðłħŧŋıȷĸɨʉƀɓɖɗɠɦɫɲƒςϲ', (letter, index) => [letter, 'oddlhtnijkiubbddghlnfσσ'[index]]),
    ...Array.from('‘’‚‛ʼʹ′', (mark) => [mark, "'"]),
    ...Array.from('“”„‟″«»', (mark) => [mark, '"']),
    ...Array.from('‐‑‒–—―−⁃', (dash) => [dash, '-']),
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['þ', 'th'],
  ].map(([letter = '', plain = '']) => [letter, plain]),
)

const MARKS =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these is a mark by itself
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu
// biome-ignore lint/suspicious/noMisleadingCharacterClass: each of these is a character by itself
const UNSEEN = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]/g

/** What the description of `StringFilter` says of how texts are compared, in the words of JavaScript. */
export function folding(text: string): string {
  const plain = text.normalize('NFKD').replace(MARKS, '').replace(UNSEEN, '').toLowerCase()
  return Array.from(plain, (letter) => READ_AS[letter] ?? letter).join('')
}
