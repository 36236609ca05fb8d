import { says } from '../refusal/phrase.ts'
import type { Mail } from './mailParts.ts'

/** What programs write that want to see that a person wrote: the mail waits, it is neither refused nor delivered. */
const CHALLENGES = [
  /boxbe|bluebottle|spam ?arrest|challenge[- ]?(?:\/|and[- ])?response/i,
  /guest list|wait ?listed|white ?list (?:request|confirmation)/i,
  /(?:confirm|verify|prove)(?:ing)? (?:that )?you(?:'re| are)[^\n]{0,40}(?:human|person|legitimate|not a)/i,
  /(?:confirm|verify)(?:ing)? (?:your|this) (?:e-?mail address|address|message|mail server|identity)/i,
  /requires? (?:your )?confirmation|sender verification (?:request|required)/i,
  /add(?:ing)? (?:yourself|you|your (?:address|e-?mail))[^\n]{0,40}(?:white ?list|allowed|approved|guest|safe)/i,
  /your (?:message|mail|e-?mail)[^\n]{0,60}(?:awaiting|pending|waiting for|held)[^\n]{0,40}(?:verif|confirm|approv)/i,
  /one[- ]time (?:verification|confirmation|authentication)/i,
]
const LONGEST_TEXT = 5000

/** Whether a mail, or what a server said, asks its reader to do something before the message is let through. */
export const isChallenge = (text: string) => says(text.slice(0, LONGEST_TEXT), CHALLENGES)

/** Services that write a report of their own for a mail that waits for its sender to answer. */
const CHALLENGERS = /@(?:[\w-]{1,63}\.){0,5}(?:boxbe|spamarrest|bluebottle|sendio)\.(?:com|net|org)\b/i

/** Whether such a service sent a mail, whatever the fields of its report say. */
export const isFromChallenger = ({ headers }: Mail) =>
  ['from', 'return-path'].some((name) => CHALLENGERS.test((headers.get(name) ?? []).join(' ').slice(0, 1000)))
