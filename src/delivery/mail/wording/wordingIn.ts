import { storableText } from '../storableText.ts'
import type { Verdict, Wording } from './verdict.ts'
import { LINK_WORDINGS } from './wordingOrder.ts'

const LONGEST_TEXT = 4000
const LONGEST_WORDING = 200

/** Names are no wording: neither `spam@buyer.example` nor a link to a page on spam tells anything. */
const withoutNames = (text: string) =>
  text
    .replace(/https?:\/\/[^\s<>]{1,500}/gi, ' ')
    .replace(/[<[]?[^\s<>@[\]]{1,64}@[\w.-]{1,253}[>\]]?/g, ' @ ')
    .replace(/(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,6}(?![\w-])/g, '#')
    .replace(/\s+/g, ' ')

function firstOf(wordings: readonly Wording[], words: string): (Verdict & { wording: string }) | null {
  for (const { phrases, ...verdict } of wordings) {
    for (const phrase of phrases) {
      const [wording] = phrase.exec(words) ?? []
      if (wording) return { ...verdict, wording: storableText(wording.trim(), LONGEST_WORDING) }
    }
  }
  return null
}

/** The first of the wordings that one of the texts has, with the words that were found. */
export function wordingIn(wordings: readonly Wording[], texts: readonly string[]) {
  for (const text of texts) {
    const start = text.slice(0, LONGEST_TEXT)
    const found = firstOf(LINK_WORDINGS, start) ?? firstOf(wordings, withoutNames(start))
    if (found) return found
  }
  return null
}
