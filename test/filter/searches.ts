import fc from 'fast-check'
import { folding } from './folding.ts'

export type Text = string | null | undefined

/** Each word in one of the texts, folded, every character meaning itself. */
export function isFound(search: string, texts: readonly Text[]): boolean {
  const words = search.split(/\s+/u).filter((word) => word !== '')
  return words.every((word) => texts.some((text) => text != null && folding(text).includes(folding(word))))
}

/** Pieces of the texts there are, and what a pattern language would take for something else. */
export function searchArbitrary(texts: readonly Text[]): fc.Arbitrary<string> {
  const words = [...new Set(texts.flatMap((text) => text?.split(/\s+/u) ?? []))].filter((word) => word !== '')
  const word = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.constantFrom(...words), fc.nat(3), fc.integer({ min: 1, max: 5 }))
        .map(([text, from, length]) => text.slice(from, from + length)),
    },
    { weight: 2, arbitrary: fc.constantFrom('%', '_', '\\', '%%', '__', '\\%', "'", '"', '-', 'zzz') },
  )
  const written = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.toUpperCase(),
    (text: string) => text.toLowerCase(),
    (text: string) => text.normalize('NFD'),
    folding,
  )
  const blank = fc.constantFrom(' ', '  ', '\t', '\n')
  return fc
    .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), written, blank)
    .map(([parts, write, between]) => write(`${between}${parts.join(between)}${between}`))
}
