import type { ClassificationType } from '../../../../prisma/generated/client/client.ts'
import { ownWordsOf } from './ownWords.ts'
import { RULES } from './rules.ts'

/** What a mail looks like, and why. */
export type Likeness = {
  type: ClassificationType
  language: 'en' | 'de'
  /** The rule in words, and the sentence that fits it. */
  reason: string
}

const MOST_SENTENCES = 200
const LONGEST_SENTENCE = 600
const LONGEST_SHOWN = 200

/** What a person's mail looks like by plain rules, each kind once; empty where no rule fits what they wrote themselves. */
export function looksLike(text: string | null): Likeness[] {
  const found = new Map<ClassificationType, Likeness>()
  for (const sentence of sentencesOf(ownWordsOf(text ?? ''))) {
    const words = folded(sentence)
    for (const { type, language, name, fits, unless } of RULES) {
      if (found.has(type) || !fits.test(words) || unless?.test(words) === true) continue
      found.set(type, { type, language, reason: `It ${name}: "${shortened(sentence)}"` })
    }
  }
  return [...found.values()]
}

/** Sentences and lines; a line that ends without a mark goes on in the next one. */
function sentencesOf(text: string): string[] {
  const joined = text.replaceAll(/([^\n.!?:])\n(?=\S)/g, '$1 ')
  return (
    joined
      // Behind a small number a point makes a day of it, and ends nothing.
      .split(/(?<=[.!?])(?<!\b\d{1,2}\.)\s+|\n+/)
      .map((sentence) => sentence.trim().slice(0, LONGEST_SENTENCE))
      .filter((sentence) => sentence !== '')
      .slice(0, MOST_SENTENCES)
  )
}

const LETTERS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', '’': "'", '‘': "'" }

/** In lower case and plain letters, with single spaces: as the rules are written. */
function folded(sentence: string): string {
  return sentence
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüß’‘]/g, (letter) => LETTERS[letter] ?? letter)
    .replaceAll(/\s+/gu, ' ')
    .replace(/[.!]+$/, '')
}

function shortened(sentence: string): string {
  const line = sentence.replaceAll(/\s+/gu, ' ')
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN).toWellFormed()}…`
}
