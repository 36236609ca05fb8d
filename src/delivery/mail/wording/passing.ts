import type { Wording } from './verdict.ts'

const busy = [
  /gr[ae]y-?list|temporar(?:y|ily)|deferred|please wait|resources? (?:temporarily )?unavailable/i,
  /try (?:again|later)|(?:re)?try (?:your )?(?:\S{1,20} )?later/i,
  /too (?:many|much|fast|frequent|quickly)[^\n]{0,40}(?:hour|minute|day|messages|mails|e-?mail|connections|rate)/i,
  /too many (?:connections|sessions|errors|bad commands)|server busy|receiving mail at a rate/i,
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

/** Says of an unknown name that it may be known later. */
export const passingLookup: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  phrases: [/gr[ae]y-?list|not found,? try again|host name lookup failure|temporary lookup/i],
}

/** A program at the recipient's own system failed, whatever it says of the user. */
export const programFailed: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  phrases: [
    /(?:can't|couldn't|could not|unable to|cannot) (?:create|open|write|lock)/i,
    /procmail|command (?:died|failed|time)|program (?:fail|exit|died)|exit(?:ed)? (?:with )?(?:status|code)/i,
    /^ ?pipe to|generated during the delivery/i,
    /malformed address|may not follow/i,
  ],
}

/** What says no more than that something went wrong: asked last. */
export const systemTrouble: Wording = {
  type: 'SOFT',
  reason: 'TEMPORARY_FAILURE',
  phrases: [
    /(?:local|internal|system|server|configuration|config|mailer|queue|i\/o) (?:\S{1,20} )?(?:error|fail|fault|problem)/i,
    /(?:input\/output|protocol|command|file|unspecified) (?:\S{1,20} )?(?:error|failure|failed)/i,
    /service (?:is )?(?:not available|unavailable)|misconfigured|auth capability/i,
    /(?:improper|bad) sequence|syntax error|not implemented|unexpected/i,
  ],
}
