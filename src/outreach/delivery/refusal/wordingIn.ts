import { storableText } from '../../../database/storable.ts'
import type { FoundWording, Wording } from './verdict.ts'

const LONGEST_WORDING = 200

/** The first of the wordings that a text of one sentence a line has, with the words that were found. */
export function wordingIn(wordings: readonly Wording[], lines: string): FoundWording | null {
  for (const { phrases, ...verdict } of wordings) {
    for (const phrase of phrases) {
      const [wording] = phrase.exec(lines) ?? []
      if (wording) return { ...verdict, wording: storableText(wording.trim(), LONGEST_WORDING) }
    }
  }
  return null
}
