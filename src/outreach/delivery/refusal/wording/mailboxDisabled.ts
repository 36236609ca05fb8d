import { phrase } from '../phrase.ts'
import type { Wording } from '../verdict.ts'

const account = ['account', 'mail ?box', 'user', 'recipient', 'addressee', 'address', 'e-?mail', 'alias', '@']
const isNow =
  "(?:'s|:)? ?(?:\\S{1,60} )?(?:that you tried to reach )?(?:is |has been |was |are |currently |been |now |an? |permanently )*"
const closed = [
  'disabled',
  'inactive',
  'inactivated',
  'deactivated',
  'not active',
  'no longer active',
  'discontinued',
  'closed',
  'deleted',
  'removed',
  'terminated',
  'cancell?ed',
  'retired',
  'decommissioned',
  'dormant',
  'abandoned',
]

/** The address is turned off for good, as far as those who turned it off say: nobody reads it. */
export const mailboxClosed: Wording = {
  type: 'HARD',
  reason: 'MAILBOX_DOES_NOT_EXIST',
  phrases: [
    phrase(account, isNow, closed),
    /(?:disabled|inactive|deactivated|closed|deleted|cancell?ed|terminated|discontinued|dormant) (?:\S{1,20} )?(?:account|mail ?box|user|recipient|address)/i,
    /(?:casilla|cuenta|conta|compte|konto|postfach)[^\n]{0,30}(?:deshabilitad|desativad|desactiv|d[ée]sactiv|ferm[ée]|cerrad|encerrad|deaktiviert|geschlossen|gel[öo]scht)/i,
  ],
}

const held = [
  'suspended',
  'locked',
  'frozen',
  'blocked',
  'expired',
  'restricted',
  'on hold',
  'quarantined',
  'unavailable due',
  'temporar(?:y|ily)',
  'busy',
]
const mail =
  '(?:(?:any|new|more|external|outside|incoming|internet|such) )*(?:mail|messages?|e-?mails?|deliver)'

/** The address is known and does not take this mail, or none now: such an account is let go again. */
export const mailboxHeld: Wording = {
  type: 'SOFT',
  reason: 'OTHER',
  phrases: [
    phrase(account, isNow, held),
    /(?:suspended|locked|expired|frozen|blocked|restricted) (?:account|mail ?box|user|recipient|address)/i,
    /temporarily (?:disabled|deactivated|closed|inactive|unavailable|suspended)/i,
    /on hold\b|no longer (?:accept|receiv)/i,
    new RegExp(
      `(?:not|n't) (?:currently |presently |able to |allowed to |permitted to |authori[sz]ed to |configured to |set up to |enabled to |accept\\w* or )*(?:accept|receiv|tak)(?:e|ed|ing)? ${mail}`,
      'i',
    ),
    /(?:not|n't) (?:be )?(?:allowed|permitted|authori[sz]ed|able|configured|enabled|set up) to (?:receive|accept|get)/i,
    /(?:receiv|accept)(?:es?|ing)? (?:mail |messages |e-?mail )?only (?:from|internal)|only (?:accepts?|receives?)|(?:internal|external|outside) (?:mail|senders?|messages|e-?mail|use|recipients?)/i,
    /(?:un|not )available (?:at th|right now|for now|now\b|temp|current|until)|(?:right now|at this time|at the moment|at present)/i,
    /(?:casilla|cuenta|conta|compte|konto|postfach)[^\n]{0,30}(?:expirad|suspen[ds]|inactiv|inativ|bloquead|gesperrt|bloqu[ée])/i,
  ],
}
