import { phrase } from '../phrase.ts'
import type { Wording } from '../verdict.ts'

const person = [
  'user',
  'rcpt',
  'recipients?',
  'addressee',
  'account',
  'mail ?box',
  'addr?ess',
  'alias',
  'local[ -]part',
  'member',
  'subscriber',
  'customer',
  'person',
  'inbox',
  'addresses',
  '\\bparty',
  '(?:user|recipient|login|mailbox|account|e-?mail) (?:name|id)',
]
const named =
  "(?:s|'s)?(?: name| address| account| e-?mail| mailbox)?(?: (?!(?:server|store|database|service|system|host|quota|domain|lookup|directory|verif\\w*|policy|for|of|from|to|at|in|on|with|because|is|was|not|has|does)\\b)[\\w.+-]{1,64}(?= ))?(?: ?[:(<\"'“][^\\s>)]{1,100}[>)\"'”:]*| ?@ ?)?[ .,:-]{0,4}"
const isNow =
  '(?:that you tried to reach |(?:that )?you are trying to (?:contact|reach) |in question |you (?:entered|specified|gave|provided|sent to) )?(?:is |was |were |wrong or |has |does |are |could |can |appears to be |seems to be |listed |currently )*(?:an? )?'
// «Unavailable» and «not available» for now are not «missing».
const notForNow = '(?! (?:at th|right now|now\\b|for now|temp|current|due|try|until|to (?:accept|receive)))'
const missing = [
  'unknown',
  'un-?recogni[sz]ed',
  'invalid',
  'non-?existent',
  'incorrect',
  'undeliverable',
  `unavailable${notForNow}`,
  'moved',
  'not (?:be )?(?:an? |our |the )?(?:valid|known|active|local|registered|existing|real|legal|correct|working)',
  'not (?:be )?(?:our|known|found|located|exist|recogni[sz]ed|identified|resolved|verified as)',
  `not (?:be )?available${notForNow}`,
  'not (?:be )?(?:listed|registered|present|here|have|seem to exist|handled|match)',
  "(?:(?:is|was|does|did|could|can) ?)?(?:n't|n’t|nt) (?:be )?(?:an? )?(?:exist|found|known|valid|active|have|seem to exist|handled|recogni[sz]ed|located)",
  'no longer (?:an? )?(?:exist|valid|available|on|with|in use|here|works?)',
  'never existed',
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
  "(?:unable to|can't|cannot|can not|couldn't|could not|did not|didn't) (?:find|locate|match)(?: (?:an?|the|any|that))?",
  'no',
  "(?:not|isn't|is not) (?:an? )?(?:valid|known|local|our|registered|active|existing|recogni[sz]ed|real)",
  'wrong',
  'obsolete',
]
const kindOf =
  ' (?:(?:local|remote|e?-?mail|smtp|recipient|destination|final|virtual|internet|host|domain|target|valid|active|existing|e-mail|or|and) ){0,3}'
const namesPerson = `(?:${[...person, 'destination(?! (?:host|system|domain|server))', 'e-?mail address'].join('|')})(?! (?:error|response|command|parameter|count))`

const inEnglish = [
  phrase(person, `${named}${isNow}`, missing),
  // «No valid recipients» says nothing of any of them, and «no recipients» that none was given.
  new RegExp(`\\b(?:${noSuch.join('|')})${kindOf}(?<!\\b(?:no|no valid) (?=recipients))${namesPerson}`, 'i'),
  /user(?: @)? unknown|unknownuser|nosuchuser|user (?:name )?not (?:known|found|local|here|exist)/i,
  /no mailbox here|by that name|no one (?:by that name|at this address)|missing home directory|nobody (?:here|by)|not our customer|unknown party/i,
  /recipient name is not|name (?:is |was )?not (?:recogni[sz]ed|found)/i,
  /badrcptto|bad_?recipient|rcpt_?bad|recip(?:ient)?notfound|does not (?:like|know) recipient/i,
  /not in (?:my|our|the|this) (?:directory|database|system|address ?book|name ?&? ?address)|not listed in|directory entry/i,
  /(?:@|mail ?box|user|account|address|recipient)[^.]{0,40} (?:can't|couldn't|could not|cannot) be found|(?:@|user|address|mail ?box) wasn't found/i,
  /hasn't been registered|doesn't exist here|@ (?:is )?not valid|not a valid (?:user|address|recipient|mailbox)|wasn't found at [#@]|not in (?:my|our|the) valid/i,
  /@[ .,:-]{0,4}(?:(?:is|was) )?(?:unknown(?! (?!user|address|recipient|here|at|in)\w)|not (?:known|found|an? (?:valid|active|known)|valid|exist)|does(?: not|n't) exist|no longer (?:an? )?(?:exist|valid|active|in use))/i,
  /(?:don't|do not|doesn't|does not) have (?:an? |such an? )?(?:\S{1,30} )?(?:account|mail ?box|user|address|inbox)/i,
  /(?:user|employee|person|recipient|@) (?:has )?left|no longer (?:works?|employed) /i,
  /check the (?:recipient(?:'s)?|e-?mail) (?:e-?mail )?address|account or domain may not exist/i,
]

const inOtherLanguages = [
  /(?:empf[äa]nger|benutzer|adresse|postfach|konto)[^\n]{0,60}(?:unbekannt|existiert nicht|nicht (?:gefunden|bekannt|vorhanden|g[üu]ltig)|ung[üu]ltig)/i,
  /\bkeine?n? (?:solche[rn]? |g[üu]ltige[rsn]? )?(?:empf[äa]nger|benutzer|adresse|postfach)|(?:unbekannte[rs]?|ung[üu]ltige[rs]?) (?:empf[äa]nger|benutzer|adresse|postfach)/i,
  /(?:destinataire|utilisateur|adresse|compte|bo[îi]te)[^\n]{0,60}(?:inconnu|invalide|inexistant|n['’]existe|introuvable)/i,
  /(?:usuario|destinatario|direcci[oó]n|buz[oó]n|cuenta)[^\n]{0,40}(?:desconocid|no existe|no v[áa]lid|inexistente|no (?:ha sido )?encontrad)/i,
  /no existe|nessuna casella|(?:utente|destinatario|casella|indirizzo)[^\n]{0,40}(?:sconosciut|inesistente|non esiste|non trovat)/i,
  /(?:usu[áa]rio|destinat[áa]rio|endere[çc]o|conta)[^\n]{0,40}(?:desconhecid|n[ãa]o existe|inexistente|inv[áa]lid|n[ãa]o encontrad)/i,
  /(?:gebruiker|ontvanger|adres)[^\n]{0,40}(?:onbekend|bestaat niet|niet gevonden)|onbekende (?:gebruiker|ontvanger)/i,
  /(?:mottagare|anv[äa]ndare|modtager|bruger|mottaker)[^\n]{0,40}(?:ok[äa]nd|ukendt|ukjent|finns inte|findes ikke|finnes ikke)/i,
  /nieznany (?:u[żz]ytkownik|adresat|odbiorca)|nie istnieje|nie ma takiego/i,
  /kullan[ıi]c[ıi][^\n]{0,30}(?:bulunamad|yok|bilinmiyor|mevcut de[ğg]il)|al[ıi]c[ıi][^\n]{0,30}(?:bulunamad|bilinmiyor|mevcut de[ğg]il)/i,
  /нет такого|такого пользователя нет|не существует|не найден|неизвестн/i,
  /nav atrasts|neeksist[ēe]/i,
  /存在しません|見つかりません|見つかりませんでした|(?:あて先|宛先)が|ユーザー?が?(?:存在|不明)/,
  /用户不存在|(?:收件人|邮箱|地址|帐号|账号|帳號|信箱)[^\n]{0,12}(?:不存在|无效|未找到|找不到)|사용자[^\n]{0,10}(?:없|찾을 수 없)|존재하지 않/,
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
    /5\.4\.1 [^\n]{0,40}addressee: ?access denied|addressee: ?access denied\W{0,3}as\(/i,
    // A refusal with its reason behind it.
    /because (?:the |this |its )?(?:recipient|address|mailbox|user|account)[^\n]{0,40}(?:not exist|n't exist|unknown|not found|invalid)/i,
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
