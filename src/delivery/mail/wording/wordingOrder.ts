import { mailboxDisabled } from './mailboxDisabled.ts'
import { mailboxFull } from './mailboxFull.ts'
import { messageRefused } from './messageRefused.ts'
import { passing, passingLookup, programFailed, systemTrouble } from './passing.ts'
import { groupRefused, refusedWithoutReason, senderRefused } from './senderRefused.ts'
import { spamFilter } from './spamFilter.ts'
import { domainTakesNoMail, unknownDomain } from './unknownDomain.ts'
import { missingAsKnown, recipientRefused, unknownMailbox } from './unknownMailbox.ts'
import type { Wording } from './verdict.ts'

/** Asked of a text with its links. */
export const LINK_WORDINGS: readonly Wording[] = [groupRefused]

/** In the order in which they are asked: the particular before the general, a full mailbox before one not found. */
export const STRONG_WORDINGS: readonly Wording[] = [
  missingAsKnown,
  passingLookup,
  programFailed,
  mailboxFull,
  messageRefused,
  senderRefused,
  spamFilter,
  mailboxDisabled,
  domainTakesNoMail,
  unknownDomain,
  unknownMailbox,
  passing,
]

/** Asked where neither the wordings above nor a code tell. */
export const WEAK_WORDINGS: readonly Wording[] = [recipientRefused, systemTrouble, refusedWithoutReason]
