import { says } from '../refusal/phrase.ts'

const DELAYS = [
  /(?:delivery|message|mail)[^\n]{0,60}(?:has been|is|was) delayed|\(delay\)|delayed mail/i,
  /(?:still|being) retried|will (?:be retried|retry|continue to (?:try|be)|keep trying)/i,
  /not yet (?:been )?delivered|has been in the queue/i,
  /temporary failure report|this is a warning (?:message )?only|warning message only/i,
  /do not need to re-?send|no action is required on your part/i,
  /warning: (?:message still undelivered|could not send message)/i,
]
const FINAL = [
  /giv(?:en|ing) up|fail(?:ed|ure) permanently|permanent(?:ly)? (?:error|fail)/i,
  /fatal errors|has failed|(?:was|been|is) aborted|(?:has|have|message) expired|(?:queue|delayed|retried) too long/i,
]
/** What is not going to be done says the contrary of what it names: «I am not going to try again». */
const NEGATED =
  /(?:\bnot|n['’]t|\bno|\bnever|\bwithout)(?: (?:be|been|going to|to|any|further|more|longer|another|make|making|attempt(?:ed|ing)?)){0,4} (?:try|tries|tried|retry|retried|retries|retrying|attempts?|attempted|continue|keep trying)(?: again| trying| to (?:try|deliver))?/gi
const LONGEST_TEXT = 8000

/** Whether a notice says that delivery goes on being tried. */
export function isDelay(text: string): boolean {
  const start = text
    .slice(0, LONGEST_TEXT)
    .replace(/[^\S\n]+/g, ' ')
    .replace(NEGATED, ' ')
  return says(start, DELAYS) && !says(start, FINAL)
}
