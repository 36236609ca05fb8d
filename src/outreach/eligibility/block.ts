import { OUTREACH_BLOCKERS } from './blockerRule.ts'
import type { OutreachMoment } from './moment.ts'
import type { OutreachBlocker } from './outreachBlocker.ts'
import { SENTENCES } from './sentences.ts'
import { untilOf } from './until.ts'

/** One thing that keeps mail from going out. */
export type Block = {
  code: OutreachBlocker
  /** For the person who asks why. */
  message: string
  /** When it ends by itself; null where it does not. */
  until: Date | null
}

/** The blocks that the database's facts stand for, in the order of the blockers. */
export function readBlocks(facts: unknown, moment: OutreachMoment): Block[] {
  // What `blockingFacts` builds: an object of the blockers that hold, each with its fact.
  const known = (facts ?? {}) as Partial<Record<OutreachBlocker, string | true>>
  return OUTREACH_BLOCKERS.flatMap((code) => {
    const fact = known[code]
    if (fact === undefined) return []
    const text = fact === true ? null : fact
    return [{ code, message: SENTENCES[code](text, moment), until: untilOf(code, text, moment) }]
  })
}
