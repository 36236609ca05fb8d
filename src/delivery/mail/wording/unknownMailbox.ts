import { phrase } from './phrase.ts'
import type { Wording } from './verdict.ts'

const person = [
  'user',
  'rcpt',
  'recipient',
  'addressee',
  'account',
  'mail ?box',
  'addr?ess',
  'alias',
  'local part',
  'member',
  'customer',
  'person',
  'name',
  'party',
  'inbox',
  'mail',
  '\\bid',
]
const named =
  "(?:s|'s)?(?: name| address| account| e-?mail| mailbox)?(?: ?[:(<\"'“][^\\s>)]{1,100}[>)\"'”:]*| ?@ ?)?[ .,:-]{0,4}"
const isNow =
  '(?:that you tried to reach |you (?:entered|specified|sent to) )?(?:is |was |has |does |are |could |can |listed )*(?:an? )?'
const missing = [
  'unknown',
  'un-?recogni[sz]ed',
  'invalid',
  'non-?existent',
  'incorrect',
  'undeliverable',
  'unavailable',
  'moved',
  'removed',
  'deleted',
  'not (?:be )?(?:a (?:valid|known|local|registered)|our|known|found|exist|valid|recogni[sz]ed|available)',
  'not (?:be )?(?:listed|registered|present|here|local|correct|have|seem to exist|handled)',
  "(?:(?:is|was|does|did|could) ?)?(?:n't|n’t) (?:be )?(?:exist|found|known|valid|have|seem to exist|handled)",
  'no longer (?:exist|valid|available|on|with|active|in use|here|work)',
]
const noSuch = [
  'unknown',
  'no such',
  'invalid',
  'bad',
  'non-?existent',
  'nonexistant',
  'illegal',
  'incorrect',
  'unrecogni[sz]ed',
  'undeliverable',
  "(?:unable to|can't|cannot|couldn't|could not) find",
  'no',
  "(?:not|isn't) (?:a )?(?:valid|known|local|our|registered)",
  'wrong',
  'obsolete',
]

const inEnglish = [
  phrase(person, `${named}${isNow}`, missing),
  phrase(noSuch, '(?: \\S{1,20})? ', [...person, 'destination']),
  /user(?: \S{1,80})?(?: is)? (?:unknown|not)|unknownuser|nosuchuser/i,
  /no mailbox here|no one by that name|nobody (?:here|by)|not our customer/i,
  /badrcptto|bad_?recipient|rcpt_?bad|recip(?:ient)?notfound|does not (?:like|know) recipient/i,
  /not in (?:my|our|the) (?:directory|database|address ?book|name ?&? ?address)|not listed in|directory entry/i,
  /(?:can't|couldn't) be found|wasn't found|hasn't been registered|doesn't exist here|not valid/i,
  /@ (?:is )?(?:unknown|not (?:known|found))/i,
  /(?:doesn't|does not) have an? |has left|check the (?:recipient|e-?mail) address/i,
]

const inOtherLanguages = [
  /(?:empf[äa]nger|benutzer|adresse?|postfach|konto)[^\n]{0,60}(?:unbekannt|nicht|existiert nicht)/i,
  /(?:destinataire|utilisateur|adresse)[^\n]{0,60}(?:inconnu|invalide|n'existe)/i,
  /(?:usuario|destinatario|direcci[oó]n|buz[oó]n)[^\n]{0,40}(?:desconocid|no existe|no v[áa]lid|inexistente)/i,
  /no existe|(?:utente|destinatario)[^\n]{0,40}(?:sconosciut|inesistente|non esiste)/i,
  /(?:usu[áa]rio|destinat[áa]rio|endere[çc]o)[^\n]{0,40}(?:desconhecid|n[ãa]o existe|inexistente|inv[áa]lid)/i,
  /nieznany (?:u[żz]ytkownik|adresat)|nie istnieje|nie ma takiego/i,
  /нет такого|не существует|не найден|неизвестн/i,
  /nav atrasts|neeksist[ēe]/i,
  /存在しません|見つかりません|(?:あて先|宛先)が|ユーザー?が?(?:存在|不明)/,
]

export const unknownMailbox: Wording = {
  type: 'HARD',
  reason: 'MAILBOX_DOES_NOT_EXIST',
  phrases: [...inEnglish, ...inOtherLanguages],
}

/** What names no reason, and yet speaks of a missing mailbox at those who say it. */
export const missingAsKnown: Wording = {
  type: 'HARD',
  reason: 'MAILBOX_DOES_NOT_EXIST',
  phrases: [
    // Exchange Online, for a recipient that its directory does not have.
    /5\.4\.1 [^\n]{0,40}recipient address rejected: access denied/i,
    // A refusal with its reason behind it.
    /because (?:the |this )?(?:recipient|address|mailbox|user|account)[^\n]{0,40}(?:not exist|unknown|not found|invalid)/i,
    // cPanel, where it cannot tell more.
    /account or domain may not exist/i,
  ],
}

/** A refused recipient without a reason: asked last. */
export const recipientRefused: Wording = {
  type: 'HARD',
  reason: 'MAILBOX_DOES_NOT_EXIST',
  phrases: [
    /(?:address|recipient|user|mailbox)s? (?:was |is |has been )?(?:rejected|refused|denied|not accepted)/i,
    /reject(?:ing|ed) (?:address|recipient)|has rejected address/i,
  ],
}
