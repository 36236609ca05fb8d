import { phrase } from '../phrase.ts'
import type { Wording } from '../verdict.ts'

const message = ['message', 'mail', 'headers?', 'body', 'data', 'size', 'line']
const itsSize = 's? (?:is |are |was |of \\S{1,20} |size |length |file )*'

/** The message is too large, goes in circles, or has too many recipients: another one may arrive. */
export const messageRefused: Wording = {
  type: 'SOFT',
  reason: 'OTHER',
  phrases: [
    phrase(message, itsSize, ['too (?:big|large|long)', 'exceed', 'limit']),
    /exceeds? (?:\S{1,20} ){0,5}(?:maximum|size|limit)/i,
    /(?:maximum|max) (?:\S{1,20} ){0,3}(?:size|length)/i,
    /too (?:big|large) for/i,
    /size (?:limit|restriction)|over (?:maximum|size)/i,
    /too many (?:recipients|hops|received)/i,
    /(?:mail|routing|message|forwarding)[ -]loop|loop (?:alert|detected|back)|loops? back|is looping/i,
    /hop count|routing error/i,
    /zu gro(?:ß|ss)/i,
    /大きすぎ|サイズ/,
  ],
}
