import { says } from '../refusal/phrase.ts'

/** Every repetition is bounded: the words are those of strangers. */
const HELD_BACK = [
  /suppress|unsubscrib|previously (?:bounced|dropped)|bounced address|preblocked|black ?list(?:ed)? user/i,
  /spam report|marked.{1,40}as spam|(?:package|sending|daily|hourly|monthly).{0,20}(?:quota|limit)/i,
]

/** Whether a service held a message back on its own account, which says nothing of the mailbox, whatever it is called. */
export const isHeldBack = (words: string) => says(words, HELD_BACK)
