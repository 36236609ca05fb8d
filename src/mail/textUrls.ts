const URL_IN_TEXT = /\bhttps?:\/\/[^\s\p{Cc}<>"{}|\\^`«»„“”、。]+/giu
const CLOSERS = new Map([
  [')', '('],
  [']', '['],
])
const PUNCTUATION = ".,:;!?'*_~…"

type UrlInText = { start: number; url: string }

/** The http(s) addresses that stand in plain text, without the punctuation that ends the sentence they stand in. */
function findUrls(text: string): UrlInText[] {
  return [...text.matchAll(URL_IN_TEXT)]
    .map((match) => ({ start: match.index, url: trimEnd(match[0]) }))
    .filter(({ url }) => URL.canParse(url))
}

type Replacements = { url: (url: string) => string; rest?: (text: string) => string }

/** Puts something else in the place of every address, and of what stands between them. */
export function replaceUrls(text: string, { url: replace, rest = String }: Replacements): string {
  let end = 0
  const pieces = findUrls(text).flatMap(({ start, url }) => {
    const before = text.slice(end, start)
    end = start + url.length
    return [rest(before), replace(url)]
  })
  return pieces.join('') + rest(text.slice(end))
}

/** A bracket is part of the address where its partner is, as in `https://shop.example/order_(1)`. */
function trimEnd(match: string): string {
  const unpaired = new Map(
    [...CLOSERS].map(([closer, opener]) => [closer, count(match, closer) - count(match, opener)]),
  )
  let length = match.length
  for (; length > 0; length -= 1) {
    const last = match.charAt(length - 1)
    const excess = unpaired.get(last) ?? 0
    if (excess > 0) unpaired.set(last, excess - 1)
    else if (!PUNCTUATION.includes(last)) break
  }
  return match.slice(0, length)
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
