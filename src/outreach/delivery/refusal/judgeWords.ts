import { introducesOthers, namesThoseWhoSend, speaksOfOthers } from './party.ts'
import { plainWords, type Senders } from './plainWords.ts'
import type { FoundWording } from './verdict.ts'
import { wordingIn } from './wordingIn.ts'
import {
  BLAMING_OTHERS,
  GIVING_UP,
  LINK_WORDINGS,
  LOOSE_REASONS,
  MISSING_AS_KNOWN,
  WITHOUT_REASON,
} from './wordingOrder.ts'

const REFUSED = { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' } as const
const LONGEST_TEXT = 4000

const sentencesIn = (text: string, senders: Senders) =>
  sentencesOf(plainWords(text.slice(0, LONGEST_TEXT), senders))

/**
 * What gives the address up, by asking of each sentence whose host, address or domain it speaks of. Where one speaks of
 * those who send («Helo command rejected: Host not found») and another one of the recipient, that is a doubt, and in
 * doubt an address is kept.
 */
function givingUp(sentences: readonly string[]): FoundWording | null {
  const found = wordingIn(GIVING_UP, sentences.join('\n'))
  if (!found) return null
  const isInDoubt = sentences.some(
    (sentence, index) =>
      (speaksOfOthers(sentence) || introducesOthers(sentences[index - 1] ?? '')) &&
      wordingIn(GIVING_UP, sentence) !== null,
  )
  return isInDoubt ? { ...REFUSED, wording: found.wording } : found
}

/** What the words of a refusal tell with a reason; null where they name none. */
export function judgeWords(text: string, senders: Senders = []): FoundWording | null {
  const sentences = sentencesIn(text, senders)
  const lines = sentences.join('\n')
  return (
    wordingIn(LINK_WORDINGS, text.slice(0, LONGEST_TEXT)) ??
    wordingIn(MISSING_AS_KNOWN, lines) ??
    wordingIn(BLAMING_OTHERS, lines) ??
    givingUp(sentences) ??
    wordingIn(LOOSE_REASONS, lines)
  )
}

/** Whether a reply speaks of those who send, in whatever words: a code beside it that gives the recipient up is in doubt. */
export const blamesThoseWhoSend = (reply: string, senders: Senders = []): boolean =>
  sentencesIn(reply, senders).some(namesThoseWhoSend)

/** What a refusal tells that names no reason, such as «Recipient rejected». */
export function judgeRefusal(text: string, senders: Senders = []): FoundWording | null {
  const sentences = sentencesIn(text, senders)
  const found = wordingIn(WITHOUT_REASON, sentences.join('\n'))
  return found?.type === 'HARD' && sentences.some(speaksOfOthers) ? { ...found, ...REFUSED } : found
}

/** A line that carries on the one before it: it begins in lower case, or the one before it ends where no sentence does. */
const CARRIED_ON = /(?<=[a-z,:(@#-])[ \t]*\n[ \t]*(?=[a-z])|(?<=[:,])[ \t]*\n[ \t]*(?=\S)/g
/** The code that each line of one reply begins with (RFC 5321 section 4.2.1), repeated on an unfolded line. */
const CODE_OF_LINE = /(?<=\S\s)[45]\d\d[- ](?:[45]\.\d{1,3}\.\d{1,3} )?/g
const END = /(?<=[.;!?])\s+|\s(?:-{1,3}|\||>>>|<<<)\s|\n+/

/** The sentences of a text, with lines that belong together joined. */
function sentencesOf(words: string): string[] {
  const joined = words.replace(CODE_OF_LINE, ' ').replace(CARRIED_ON, ' ')
  return joined
    .split(END)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '')
}
