import { phrase } from './phrase.ts'
import type { Wording } from './verdict.ts'

const account = ['account', 'mail ?box', 'user', 'recipient', 'address', 'e-?mail']
const isNow = "(?:'s)? (?:\\S{1,60} )?(?:is |has been |was |are |currently |temporar(?:y|ily) |been )*"
const off = [
  'disabled',
  'suspended',
  'locked',
  'inactive',
  'inactivated',
  'deactivated',
  'not active',
  'frozen',
  'discontinued',
  'blocked',
  'closed',
  'expired',
  'restricted',
  'on hold',
  'terminated',
  'cancell?ed',
  'unavailable due',
]

/** The address is known and turned off: such an account is turned on again, so the address is not given up. */
export const mailboxDisabled: Wording = {
  type: 'SOFT',
  reason: 'OTHER',
  phrases: [
    phrase(account, isNow, off),
    /(?:disabled|suspended|inactive|deactivated|locked|closed|expired|frozen) (?:account|mailbox|user|recipient|address)/i,
    /on hold\b|no longer (?:accept|receiv)/i,
    /not (?:accept|receiv)(?:ing)? (?:mail|messages|e-?mail)s? (?:at this time|for this)/i,
    /(?:casilla|cuenta|conta)[^\n]{0,30}(?:expirad|suspen[ds]|inactiv|inativ|bloquead|deshabilitad)/i,
  ],
}
