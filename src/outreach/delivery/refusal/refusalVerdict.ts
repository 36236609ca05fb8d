import { blamesThoseWhoSend, judgeRefusal, judgeWords } from './judgeWords.ts'
import type { Senders } from './plainWords.ts'
import type { RefusedStage } from './refusedStage.ts'
import { replyOf } from './replyIn.ts'
import { codesIn, specificStatus } from './statusCode.ts'
import { classVerdict, contradictsGivingUp, enhancedVerdict } from './statusVerdict.ts'
import type { FoundWording, Verdict } from './verdict.ts'

/** What is known of one refused delivery. */
export type RefusalEvidence = {
  /** The enhanced status code that stands by itself, such as the `Status` field of a report. */
  status?: string | undefined
  /** What the other server said, or else what is said of this recipient. */
  text: string
  /** What else is said, from the nearest to the farthest. */
  around?: readonly string[]
  stage?: RefusedStage
  /** It was given up, and is not being tried again. */
  isFinal: boolean
  /** The addresses that the message was sent from: what is said of them is not said of the recipient. */
  senders?: Senders
}

/** A verdict with the words that it rests on. */
export type RefusalVerdict = Verdict & {
  wording: string | null
  /** Words that name a reason; a status code; or no more than that it was refused. */
  basis: 'WORDS' | 'STATUS' | 'REFUSAL'
}

const rejected: Verdict = { type: 'SOFT', reason: 'REJECTED_BY_RECIPIENT' }
const temporary: Verdict = { type: 'SOFT', reason: 'TEMPORARY_FAILURE' }

/** An address is given up only by a lasting refusal of the recipient, not of the sender or of the message. */
function settle<Found extends Verdict>(
  verdict: Found,
  evidence: RefusalEvidence,
  code: string | null,
): Found {
  if (verdict.type !== 'HARD') return verdict
  if (evidence.stage && evidence.stage !== 'RCPT') return { ...verdict, ...rejected }
  if (verdict.isLasting) return verdict
  const isPassing = code?.startsWith('4') && (!evidence.isFinal || verdict.reason === 'DOMAIN_NOT_FOUND')
  return isPassing ? { ...verdict, ...temporary } : verdict
}

/** Words that give the address up count for nothing against a code that names another reason: in doubt it is kept. */
function weigh(wording: FoundWording | null, status: string | null): FoundWording | null {
  if (wording?.type !== 'HARD' || wording.isLasting) return wording
  if (status === null || !contradictsGivingUp(status)) return wording
  return { ...rejected, ...enhancedVerdict(status), type: 'SOFT', wording: wording.wording }
}

/** A code gives nobody up beside a reply that speaks of those who send, in whatever words. */
function spareBlameless(
  found: RefusalVerdict | null,
  { text, senders = [] }: RefusalEvidence,
): RefusalVerdict | null {
  if (found?.basis === 'WORDS' || !blamesThoseWhoSend(replyOf(text), senders)) return found
  const verdict = found === null || found.type === 'HARD' ? rejected : found
  return { ...verdict, wording: found?.wording ?? null, basis: 'WORDS' }
}

const byWords = (wording: FoundWording | null): RefusalVerdict | null =>
  wording && { ...wording, basis: 'WORDS' }

const byCode = (verdict: Verdict | null, basis: 'STATUS' | 'REFUSAL'): RefusalVerdict | null =>
  verdict && { ...verdict, wording: null, basis }

/**
 * Whether the address is to be given up; null where nothing tells. Words count before codes, for the codes beside them
 * are often the wrong ones (`550 5.1.1 … has sent to too many recipients`), and what the other server said counts
 * before what is said around it.
 */
export function refusalVerdict(evidence: RefusalEvidence): RefusalVerdict | null {
  const { status, text, around = [], senders = [] } = evidence
  const said = codesIn(text)
  const specific = specificStatus(said.enhanced ?? undefined) ?? specificStatus(status)
  const vague = said.enhanced ?? status ?? null
  const told = [...new Set([text, ...around])].filter((words) => words !== '')
  const judge = (words: string) => weigh(judgeWords(words, senders), specific)
  const reply = judge(replyOf(text))
  const clearer = (words: string) => {
    const found = judge(words)
    return found?.isVague ? null : found
  }
  const found =
    byWords((reply?.isVague ? firstOf(told, clearer) : null) ?? reply) ??
    byCode(specific === null ? null : enhancedVerdict(specific), 'STATUS') ??
    byWords(firstOf(told, judge)) ??
    refused(firstOf(told, (words) => judgeRefusal(words, senders))) ??
    byCode(classVerdict({ basic: said.basic, enhanced: specific ?? vague }), 'REFUSAL')
  const spared = spareBlameless(found, evidence)
  return spared && settle(spared, evidence, specific ?? said.basic ?? vague)
}

const refused = (wording: FoundWording | null): RefusalVerdict | null =>
  wording && { ...wording, basis: 'REFUSAL' }

function firstOf<Found>(texts: readonly string[], find: (text: string) => Found | null): Found | null {
  for (const text of texts) {
    const found = find(text)
    if (found) return found
  }
  return null
}
