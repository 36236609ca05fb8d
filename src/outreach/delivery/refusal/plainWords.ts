/** Links of block lists and of their pages for those who are listed; and links that name the sender's IP address. */
const LINK_TO_LIST =
  /https?:\/\/[^\s<>]{0,300}(?:bl(?:o|a)c?k[-_]?list|deny[-_]?list|spamhaus|spamcop|sorbs|uceprotect|barracuda|senderbase|senderscore|talos|mxtoolbox|dnsr?bl|\brbl\b|reputation|de-?list|unblock|ip-?(?:check|lookup|removal))[^\s<>]{0,300}/gi
// An IP address in a link to a page that explains every error, as the mail services of 1&1 add it, tells of no list.
const LINK_WITH_IP =
  /https?:\/\/(?![^\s<>?]{1,200}\berror-?messages?\b)[^\s<>]{1,300}?[/=?&](?:\d{1,3}\.){3}\d{1,3}[^\s<>]{0,100}/gi
const NAME_OF_LIST =
  /(?<![\w.@-])(?:[\w-]{1,63}\.){0,6}(?:(?:[\w-]{0,20}bl(?:o|a)c?k[-_]?list[\w-]{0,20})|spamhaus|spamcop|sorbs|uceprotect|barracudacentral|dnsr?bl|rbl)(?:\.[\w-]{1,63}){1,6}/gi
const LINK = /https?:\/\/[^\s<>]{1,500}/gi
const ADDRESS = /[<[]?[^\s<>@[\]]{1,64}@[\w.\u0080-\uffff-]{1,253}[>\]]?/g
const NAME = /(?<![\w.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,20}(?![\w-])/g

/** They name a party or a refusal and tell nothing of either: where the mail goes back to, where a user was looked up. */
const IDIOMS = [
  /\b(?:return(?:ed|ing|s)?|sent|sending|bounc(?:ed?|ing)|report(?:ed)?)(?: (?:back|mail|message|it))? to (?:the )?(?:original )?sender/gi,
  /\bin (?:the )?(?:local|relay|virtual)(?: (?:mailbox|alias))?(?: (?:recipient|user|mailbox|alias))? (?:table|maps?)\b/gi,
  /\((?:in\s{1,2}reply\s{1,2}to|after|during)\s{1,2}[^()]{1,60}\)/gi,
  /\b(?:relay|client|host)=\S{1,100}/gi,
  // What Cisco's gateways put before whatever the other server said.
  /\bunknown address error(?=\W{0,6}[45]\d\d)/gi,
]

/** A label in front of a reason. Alone it is none: it says where a server stopped, and only what follows says why. */
const LABEL =
  /(?:\b(?:recipient|destination|rcpt(?: to)?|user|mailbox|addressee)(?:'s)?(?: (?:e-?mail )?address)?|(?<=(?:^|[\d>@:.-])\s{0,3})address) (?:(?:was|is|has been) )?(?:rejected|refused|not accepted|denied|verification failed)(?: @)? ?(?::|;|,|- | because(?: of)?)(?=\s*[^\s.])/gi

/** The addresses of those who send, as far as they are known, and none of the recipient's own domain. */
export type Senders = readonly string[]

const MOST_SENDERS = 5
const escaped = (name: string) => name.replace(/[^\w]/g, '\\$&')

/** Marks the senders' addresses, and the names of hosts in their domains, as theirs. */
function namesOfSenders(text: string, senders: Senders): string {
  return senders.slice(0, MOST_SENDERS).reduce((marked, address) => {
    const domain = address.slice(address.lastIndexOf('@') + 1)
    if (!domain.includes('.') || !marked.toLowerCase().includes(domain)) return marked
    return marked
      .replace(new RegExp(`[<[]?(?<![\\w.+=-])${escaped(address)}(?![\\w.-]*\\w)[>\\]]?`, 'gi'), ' sender @ ')
      .replace(
        new RegExp(
          `[<[]?(?<![\\w.@-])(?:[\\w-]{1,63}\\.){0,6}${escaped(domain)}(?![\\w.-]*\\w)[>\\]]?`,
          'gi',
        ),
        ' sender # ',
      )
  }, text)
}

/**
 * The words of a refusal without names: neither `spam@buyer.example` nor a link to a page on spam tells anything, but
 * the name of a block list does, and so does that an address is the sender's own.
 */
export function plainWords(text: string, senders: Senders = []): string {
  const named = namesOfSenders(text, senders)
    .replace(LINK_TO_LIST, ' block list ')
    .replace(LINK_WITH_IP, ' block list ')
    .replace(LINK, ' ')
    .replace(ADDRESS, ' @ ')
    .replace(NAME_OF_LIST, ' block list ')
    .replace(NAME, '#')
    .replace(/[^\S\n]+/g, ' ')
  const plain = IDIOMS.reduce((words, idiom) => words.replace(idiom, ' '), named)
  return plain.replace(LABEL, 'addressee:')
}
