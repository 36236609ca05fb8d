import type { Wording } from '../verdict.ts'

const busy = [
  /deferred|please wait|resources? (?:temporarily )?unavailable/i,
  /try (?:again|later)|(?:re)?try (?:your )?(?:\S{1,20} )?later/i,
  /server busy|receiving mail at a rate|(?:server|system|service|mailbox) (?:is )?(?:too )?(?:busy|overloaded)/i,
  /rate[- ]?limit|throttl|exceeded the (?:rate|maximum number)|(?:sending|unusual) rate/i,
]

const connection = [
  /timed? ?-?out|operation timed/i,
  /connection (?:was )?(?:refused|reset|lost|dropped|closed|failed|died)|refused our|lost connection|bad connection/i,
  /no route to|unreachable|not (?:be )?reachable|host (?:is )?down/i,
  /(?:could not|cannot|can't|can not be|unable to) connect|wasn't able to establish/i,
  /not respond|no response|did not accept our requests|conversation with/i,
  /network (?:error|is|problem)|socket error/i,
]

const givenUp = [
  /expired|multiple retries|attempts|too old|giv(?:ing|en) up|queue too long/i,
  /(?:retry|delivery|message|queue)[- ]?(?:time)?(?:out)? ?(?:has |was |is )?exceeded|retry (?:time ?out|limit)/i,
  /(?:not|couldn't be|could not be|can't be|cannot) (?:be )?delivered (?:for|in|within|after)/i,
  /keeps? (?:trying|deferring)|has been (?:delayed|in the queue)|failing for a long time/i,
]

/** The other server was busy or out of reach: another mail may arrive. */
export const passing: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  phrases: [...busy, ...connection, ...givenUp],
}

/** Says of what is not found, or of a name server that failed, that it may be otherwise later. */
export const passingLookup: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  phrases: [
    /gr[ae]y-?list|temporar(?:y|ily)|not found,? try again|host name lookup failure|temporary lookup/i,
    /\bservfail|(?:malformed|unexpected|invalid|no) (?:or unexpected )?(?:name ?server|dns) (?:reply|response|answer)/i,
    /(?:name ?server|dns(?: server)?|mx|lookup|query) (?:\S{1,20} )?(?:timed? ?-?out|timeout|not respond|no response|busy|unreachable)/i,
    /(?:lookup|resolution) (?:did not|has not) complete|(?:later|again) (?:in|after) \d/i,
  ],
}

/** Something went wrong with names, and not that there is none. */
export const lookupFailed: Wording = {
  type: 'SOFT',
  reason: 'DOMAIN_NOT_FOUND',
  phrases: [
    /(?:dns|name ?server|name service)(?: \S{1,20})? (?:error|fail|problem|lookup|refus)/i,
    /(?<!user |recipient |address )lookup (?:error|fail)|(?:dns|mx|cname|host(?: name)?|domain|name)[ -](?:lookup|resolution|quer(?:y|ies)) (?:\S{1,20} )?(?:error|fail|problem|refus)/i,
    /(?:could not|cannot|can't|couldn't|unable to|failed to) (?:be )?(?:resolved?|look ?up|quer)/i,
  ],
}

/** More was sent, or more wrongly addressed, than the other server takes: that tells nothing of this recipient. */
export const tooMuch: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  phrases: [
    /too (?:many|much|fast|frequent|quickly)[^\n]{0,40}(?:hour|minute|day|messages|mails|e-?mail|connections|rate|sessions|errors|commands)/i,
    /(?:too many|excess(?:ive)?|repeated)[^\n]{0,30} ?(?:invalid|unknown|bad|wrong|non-?existent|failed)/i,
    /multiple (?:invalid|unknown|bad|non-?existent)/i,
    /(?:max(?:imum)?|limit|number|count|rate|threshold|ratio|percentage)[^\n]{0,30} (?:invalid|unknown|bad|non-?existent) (?:recipient|user|rcpt|address|mailbox)/i,
    /(?:invalid|unknown|bad|non-?existent) (?:recipient|user|rcpt|address)\S{0,3} (?:limit|rate|threshold|count|quota|ratio)/i,
    /(?:invalid|unknown|bad|non-?existent) (?:recipients|users|rcpts|addresses) (?:from|by|in this|during|per)\b/i,
    /directory[ -]harvest|dictionary attack|frequency limit/i,
  ],
}

/** A program at the recipient's own system failed, whatever it says of the user. */
export const programFailed: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  phrases: [
    /(?:can't|couldn't|could not|unable to|cannot) (?:create|open|write|lock)/i,
    /procmail|command (?:died|failed|time)|program (?:fail|exit|died)|exit(?:ed)? (?:with )?(?:status|code)/i,
    /^ ?pipe to|generated during the delivery/im,
    /malformed address|may not follow|mailer error|(?:database|directory|ldap|backend) (?:\S{1,20} )?(?:is |was )?(?:down|unavailable|fail|error|timeout)/i,
  ],
}

/** What says no more than that something went wrong: asked last. */
export const systemTrouble: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  isVague: true,
  phrases: [
    /(?:local|internal|system|server|configuration|config|mailer|queue|i\/o) (?:\S{1,20} )?(?:error|fail|fault|problem)/i,
    /(?:input\/output|protocol|command|file|unspecified) (?:\S{1,20} )?(?:error|failure|failed)/i,
    /service (?:is )?(?:not available|unavailable)|misconfigured|auth capability/i,
    /(?:unknown|unspecified|undefined) (?:\S{1,20} )?(?:error|reason|problem|failure)|no valid recipients?|(?:unknown|unrecogni[sz]ed|invalid) command|command (?:unrecogni[sz]ed|unknown)/i,
    /(?:improper|bad) sequence|syntax error|not implemented|unexpected/i,
  ],
}
