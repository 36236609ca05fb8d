import { says } from './phrase.ts'

/** Whose host, address, domain or words a sentence speaks of, where it is not the recipient: those who send. */
const SENDER = [
  /\bsenders?\b|\bsending (?:e-?mail )?(?:address|domain|host|server|ip|mta|mail ?server|system|network|account|party)\b|\borigin(?:ator|ating|al sender)\b|\bsubmitter\b|\bsource (?:address|domain|host|ip)\b|\bfrom[: ]{1,2}(?:address|domain|header|field|line|host|ip)\b/i,
  /\bmail[ _-]?from\b|\b(?:header|envelope|rfc ?)?5?32[12]\.?(?:mail)?from\b|\benvelope[ -]?from\b|\bin from\b|\bfrom:/i,
  /\b(?:return|reverse)[ -]?path\b|\breply[ -]?to\b|\berrors-to\b|\bspoof|\bforged\b|\bimpersonat/i,
  /\babsender|\bexp[ée]diteur|\b[ée]metteur|\bremitente|\bmittente|\bremetente|\bafzender|\bavs[äa]ndar|\bnadawc|\bg[öo]nderen|отправител|差出人|送信者|送信元|发件人|发信/i,
]
const CONNECTION = [
  /\b[he][eh]lo\b|\bclient\b|\bconnecting\b|\bptr\b|\br?dns ptr\b|\brdns\b|\bfcrdns\b|\breverse\b|\bhostname\b|\bgreeting\b|\bconnection (?:refused|rejected|denied)/i,
  /(?<!\bor )\bips?\b|\bip-?(?:v[46]|address)|\brelay(?:ing|ed|s)?\b|\bopen prox|\bdynamic\b|\bresidential\b/i,
  /\bauth(?:entica|oriz|oris|\b)|\bunauth|\bcredential|\bpassword\b|\blog ?in (?:fail|invalid|incorrect|denied)|\bstarttls\b|\btls\b|\bssl\b|\bcertificate|\bencrypt|\bspf\b|\bdkim\b|\bdmarc\b|\barc\b/i,
  /\bblo?ck ?list|\bblacklist|\bdenylist|\breputation\b|\brbl\b|\bdnsbl\b/i,
]
// «The account that you tried to reach», «your recipient» and «your message to» speak of the recipient.
const YOURS =
  /\byour (?!recipient|addressee|message to|intended|destination|correspondent|contact)(?:\S{1,20} ){0,2}(?:address(?!ee)|domain|host|hostname|name ?server|server|ip|network|system|isp|provider|connection|mta|client|account|mailbox|user ?name|organi[sz]ation|company|computer|identity)\b/i
const CONTENT = [
  /\bheaders?\b|\bmessage-?id\b|\bsubject\b|\bmime\b|\battachments?\b|\bcontent\b|\bbody\b|\burls?\b|\blinks?\b|\bcharacters?\b/i,
]
/** Refusals of how much was sent, not of whom it was sent to. */
const QUANTITY = [
  /\btoo (?:many|much|frequent|fast)\b|\bexcess(?:ive)?\b|\bharvest|\bdictionary attack|\brepeated(?:ly)?\b|\bmultiple (?:invalid|unknown|bad)/i,
  /\b(?:max(?:imum)?|limit|number|count|amount|rate|threshold|ratio|percentage) (?:on |of |for )?(?:\S{1,20} ){0,3}(?:invalid|unknown|bad|non-?existent|recipients?|rcpts?|users?|addresses)\b/i,
  /\b(?:invalid|unknown|bad|wrong|non-?existent) (?:recipient|user|rcpt|address)\S{0,3} (?:limit|rate|threshold|count|quota|ratio)/i,
  /\b(?:invalid|unknown|bad|wrong|non-?existent) (?:recipients|users|rcpts|addresses) (?:from|by|in this|during|per)\b/i,
]

const THOSE_WHO_SEND = [...SENDER, ...CONNECTION, YOURS]

/** Whether a sentence names those who send, or what they send from. */
export const namesThoseWhoSend = (sentence: string) => says(sentence, THOSE_WHO_SEND)

const OTHERS = [...THOSE_WHO_SEND, ...CONTENT, ...QUANTITY]

/** Whether a sentence speaks of somebody or something else than the recipient. */
export const speaksOfOthers = (sentence: string) => says(sentence, OTHERS)

const SAYS_SOMETHING =
  /\b(?:is|are|was|were|has|have|had|been|please|contact|see|may|can|will|logged|recorded)\b/i
const NAMES_RECIPIENT = /\b(?:recipient|rcpt|addressee|destination)\b/i

/** Whether a sentence only names another party, as a label does, so that the next one speaks of it: `MAIL FROM: <…>.` */
export const introducesOthers = (sentence: string) =>
  speaksOfOthers(sentence) && !SAYS_SOMETHING.test(sentence) && !NAMES_RECIPIENT.test(sentence)
