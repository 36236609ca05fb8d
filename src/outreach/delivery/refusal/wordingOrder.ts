import type { Wording } from './verdict.ts'
import { mailboxClosed, mailboxHeld } from './wording/mailboxDisabled.ts'
import { mailboxFull } from './wording/mailboxFull.ts'
import { messageRefused } from './wording/messageRefused.ts'
import {
  lookupFailed,
  passing,
  passingLookup,
  programFailed,
  systemTrouble,
  tooMuch,
} from './wording/passing.ts'
import {
  groupRefused,
  refusedWithoutReason,
  ruleRefused,
  senderRefused,
  writingRefused,
} from './wording/senderRefused.ts'
import { messageFiltered, spamFilter } from './wording/spamFilter.ts'
import { domainTakesNoMail, unknownDomain } from './wording/unknownDomain.ts'
import { missingAsKnown, recipientRefused, unknownMailbox } from './wording/unknownMailbox.ts'

/** Asked of a text with its links. */
export const LINK_WORDINGS: readonly Wording[] = [groupRefused]

/** What is to blame beyond doubt, and not the address: asked before anything that gives it up. */
export const BLAMING_OTHERS: readonly Wording[] = [
  passingLookup,
  mailboxFull,
  programFailed,
  tooMuch,
  messageRefused,
  senderRefused,
  spamFilter,
]

/** What gives the address up. */
export const GIVING_UP: readonly Wording[] = [domainTakesNoMail, unknownDomain, unknownMailbox, mailboxClosed]

/** Reasons in looser words: they count where nothing gives the address up, and still before a status code. */
export const LOOSE_REASONS: readonly Wording[] = [
  lookupFailed,
  mailboxHeld,
  writingRefused,
  ruleRefused,
  messageFiltered,
  passing,
  systemTrouble,
]

/** Asked where neither the wordings above nor a code tell. */
export const WITHOUT_REASON: readonly Wording[] = [recipientRefused, refusedWithoutReason]

/** What reads like a refusal of others, and is said of a missing mailbox. */
export const MISSING_AS_KNOWN: readonly Wording[] = [missingAsKnown]
