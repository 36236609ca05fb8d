import { readFileSync } from 'node:fs'

const TYPES = ['string', 'integer', 'boolean', 'list', 'object', 'json'] as const
const AUDIENCES = ['everyone', 'administrators', 'left out'] as const

/** One key of Stuut's document: where the graph answers it, as what, and for whom. */
export type Key = {
  key: string
  /** From the invoice on; `[]` behind a list. Empty where it is left out. */
  path: string
  type: (typeof TYPES)[number]
  who: (typeof AUDIENCES)[number]
  reason: string
}

/** `docs/stuut-keys.tsv`, a row for each key path of the document. */
export function readTable(): Key[] {
  const [, ...lines] = readFileSync(new URL('../../docs/stuut-keys.tsv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => {
    const [key = '', path = '', type, who, reason = ''] = line.split('\t')
    return { key, path, type: oneOf(TYPES, type), who: oneOf(AUDIENCES, who), reason }
  })
}

/** The key paths of the document itself with the type of the example, where the reference documents are at hand. */
export function readReference(): Map<string, string> | null {
  try {
    const text = readFileSync(new URL('../../../shared/reference/keys/stuut.txt', import.meta.url), 'utf8')
    const lines = text.trimEnd().split('\n')
    return new Map(lines.map((line) => line.split('\t') as [string, string]))
  } catch {
    return null
  }
}

function oneOf<const Word extends string>(words: readonly Word[], text: string | undefined): Word {
  const word = words.find((known) => known === text)
  if (word === undefined) throw new Error(`"${text}" is none of ${words.join(', ')}.`)
  return word
}
