/** The command of SMTP that a refusal answered, as far as a notice tells. */
export type RefusedStage = 'CONNECT' | 'MAIL' | 'RCPT' | 'DATA' | null

// `(in reply to end of DATA command)`, `after RCPT TO:<…>`, `>>> DATA`, `SMTP command\nDATA`, `our final DATA`, `[RCPT_TO]`
const BEFORE_COMMAND = [
  'in reply to(?: the)?(?: end of)?',
  'after(?: end of)?',
  'end of',
  'for',
  'final',
  'smtp command:?\\s{1,4}',
  '>>>',
  '\\[',
  'in: {1,4}',
]
const COMMANDS = [
  'data',
  'text\\b',
  'rcpt',
  'mail\\b(?=[ _]?from| command)',
  '[he][eh]lo\\b',
  'starttls',
  'auth\\b',
  'initial (?=server greeting|connection)',
]
const COMMAND = new RegExp(`(?:${BEFORE_COMMAND.join('|')}) ?(${COMMANDS.join('|')})`, 'gi')
// Postfix breaks a line wherever it is full, also within `(in reply to RCPT TO command)`.
const WRAPPED = /\(in\s{1,8}reply\s{1,8}[^()]{1,80}\)/g
// Commands sent together (RFC 2920) are answered together: what stands beside `DATA` is then the answer to `RCPT`.
const LEFT_WITHOUT_RECIPIENT = /rcpt|recipient/i
// Some carriers leave out the address once they have the message: `550 : User unknown`.
const NAMES_NOBODY = /\b550:? : ?user unknown/i

const STAGES: Record<string, RefusedStage> = { data: 'DATA', text: 'DATA', rcpt: 'RCPT', mail: 'MAIL' }

const stageOf = (command: string) => STAGES[command] ?? 'CONNECT'

/** Null where the notice does not tell. */
export function refusedStage(notice: string): RefusedStage {
  const text = notice.slice(0, 8000).replace(WRAPPED, (words) => words.replace(/\s+/g, ' '))
  if (NAMES_NOBODY.test(text)) return 'DATA'
  const refusals = text.split('\n').filter((line) => /^<<< ?5\d\d/.test(line))
  if (refusals.slice(1).some((line) => LEFT_WITHOUT_RECIPIENT.test(line))) return 'RCPT'
  const refused = text.search(/<<< ?[45]\d\d/)
  const before = refused < 0 ? text : text.slice(0, refused)
  const last = Array.from(before.matchAll(COMMAND), ([, command]) => command?.toLowerCase() ?? '').at(-1)
  return last === undefined ? null : stageOf(last)
}

/** The stage that the first of these texts tells. */
export function firstStage(texts: readonly string[]): RefusedStage {
  for (const text of texts) {
    const stage = refusedStage(text)
    if (stage) return stage
  }
  return null
}
