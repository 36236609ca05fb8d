import { phrase } from '../phrase.ts'
import type { Wording } from '../verdict.ts'

const blockLists = [
  'rbl',
  'dnsbl',
  'dnsrbl',
  'uribl',
  'surbl',
  'sorbs',
  'spamhaus',
  'spamcop',
  'barracuda(?:central)?',
  'njabl',
  'dsbl',
  'cloudmark',
  'senderbase',
  'senderscore',
  'brightmail',
  'mailscanner',
]

const listed = [
  phrase(['\\b'], '', [`(?:${blockLists.join('|')})\\b`]),
  /(?:black|block) ?-?list|\breputation\b|client host|poor sender/i,
  /(?<!not )listed (?:at|in|by|on)\b/i,
  /messages? from \S{1,60} (?:were|was|weren['’]t|wasn['’]t|are|is) |listed as (?:blocked|spam|bad)/i,
  /blocked (?:by|using|due to|because of|for|- )/i,
  /(?:ip|host|address|domain|sender|client|network) (?:\S{1,60} )?(?:is |has been |was )?(?:blocked|banned|listed)/i,
  // Sendmail says `Deferred: Connection refused by mx.buyer.example.` of a port that nobody listens on.
  /(?<!deferred: )connections? (?:from \S{1,60} )?(?:is |was |are |were )?(?:not accepted|refused by|rejected)/i,
  /not accept(?:ed|ing)? (?:mail|e-?mail|messages?|connections?) (?:from|because)|frequency limited/i,
  /you are (?:not (?:allowed|welcome|permitted)|banned|rejected|blocked|refused)/i,
  /your \S{1,20}(?: \S{1,20})? (?:is|are|has|was) (?:not (?:allowed|welcome)|banned|rejected|blocked|refused)/i,
]

const content = [
  /\bspam|\bjunk\s?(?:mail|e-?mail|filter)|\bube\b|\buce\b|unsolicited|\bbulk (?:mail|e-?mail)|mass mail/i,
  /\bvirus|malware|phish|infected|worm\b|trojan|executable|attachments?(?: |$)/im,
  /(?:banned|forbidden|prohibited|illegal|dangerous|blocked) (?:file|attachment|content|extension|url|link|word)/i,
  /security (?:issue|problem|reason|risk|threat)|potentially (?:dangerous|harmful)/i,
  /content (?:restriction|policy|not acceptable|rejected|denied|blocked|filter)|mail (?:appears|rejet)/i,
  /looks like|\bclassified|score (?:of|is)|too many (?:hits|points)/i,
  /offensive|profan|inappropriate|objectionable|adult content/i,
]

/** A list, a filter or what the mail holds is named: the address is good. */
export const spamFilter: Wording = { type: 'SOFT', reason: 'SPAM_FILTER', phrases: [...listed, ...content] }

const isRefused = '(?: content| body| text)?[ :](?:was |is |has been |[^\\n]{0,30})?'

/** The message is refused without much of a reason; where a reason of the recipient stands beside it, that one counts. */
export const messageFiltered: Wording = {
  type: 'SOFT',
  reason: 'SPAM_FILTER',
  phrases: [
    phrase(['message', 'mail', 'content'], isRefused, [
      'rejected',
      'refused',
      'denied',
      'blocked',
      'filter',
      'discarded',
      'quarantined',
      'not (?:accepted|allowed)',
    ]),
    /rejected (?:by|for|due|because|message|per|as)|transaction (?:failed|rejected)|dropped as/i,
    /filter(?:ed|ing)? |suspicious/i,
  ],
}
