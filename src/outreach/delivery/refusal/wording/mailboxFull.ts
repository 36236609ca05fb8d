import { phrase } from '../phrase.ts'
import type { Wording } from '../verdict.ts'

const mailbox = [
  'mail ?box',
  'mail ?folder',
  'mail ?drop',
  'inbox',
  'account',
  'user',
  'recipient',
  'storage',
  '\\bbox',
]
const isNow = "(?:'s)? (?:\\S{1,60} )?(?:is |was |are |has become )?(?:currently |temporarily |too )?"
const overfull = [
  'full',
  'over ?full',
  'over (?:its|the|their) (?:limit|quota|size|allowed)',
  'exceed',
  'too large',
  'out of space',
]

const inEnglish = [
  phrase(mailbox, isNow, overfull),
  /over\s?-?quota/i,
  /quota (?:has been )?(?:exceed|violat|full|is full|reached|limit)/i,
  /quota for/i,
  /(?:disk|user|mailbox|account|mail|storage|space|message) quota/i,
  /exceed(?:s|ed|ing)? (?:\S{1,20} ){0,4}(?:quota|storage|allocat|mailbox size|disk space)/i,
  /exceeded (?:his|her|its|the|their) (?:\S{1,20} )?(?:limit|quota)/i,
  /insufficient (?:disk|storage|quota|user) /i,
  /not enough (?:storage|disk|space)/i,
  /no (?:more )?(?:disk )?space/i,
  /storage (?:limit|allocation|exceeded)/i,
  /(?:full mailbox|mailbox full|mailbox has exceeded|mailbox size limit)/i,
  /maximum (?:mailbox|number of messages)/i,
  /number of messages in recipient/i,
  /too many (?:messages|mails) (?:in|on)/i,
  /cannot store|save the message in/i,
]

const inOtherLanguages = [
  /postfach[^\n]{0,60}voll|speicherplatz/i,
  /bo[iî]te[^\n]{0,60}pleine|quota d[ée]pass/i,
  /casella[^\n]{0,60}piena/i,
  /buz[oó]n[^\n]{0,60}lleno|cuota/i,
  /caixa[^\n]{0,60}cheia/i,
  /skrzynk[^\n]{0,60}(?:pe[łl]n|przepe)/i,
  /переполнен|превышен/i,
  /メールボックスが(?:一杯|いっぱい)|容量/,
]

export const mailboxFull: Wording = {
  type: 'SOFT',
  reason: 'MAILBOX_FULL',
  phrases: [...inEnglish, ...inOtherLanguages],
}
