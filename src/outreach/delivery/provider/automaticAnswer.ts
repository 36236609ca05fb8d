import type { DeliveryReport } from '../../../mail/deliveryReport.ts'

/** The words of services, of subjects and of mail servers for a program that answers in a person's place (RFC 3834). */
const ANSWERS = [
  /\bout[ _-]?of[ _-]?(?:the[ _-]?)?office|\booo\b|\bvacation\b|\bon (?:\w{1,20} )?leave\b|\bon holiday/i,
  /\bauto(?:matic|mated)?[ _-]?(?:repl(?:y|ied)|respon(?:se|der|d)|answer|notif)/i,
  /abwesenheit|automatische antwort|au(?:ß|ss)er haus|absence du bureau|r[ée]ponse automatique/i,
  /respuesta autom|fuera de (?:la )?oficina|risposta automatica|resposta autom|afwezig|automatisch antwoord/i,
]

/** A mail server that refuses says so with a code (RFC 5321 section 4.2.1, RFC 3463). */
const REFUSAL = /(?:^|[\s;:#(])[45](?:\d\d(?=[\s-]|$)|\.\d{1,3}\.\d{1,3})/

const LONGEST = 2000

/**
 * Whether what a service calls a bounce is the answer of a program: the mail has arrived. A refusal that speaks of answers,
 * or a bounce for good, is none.
 */
export function isAutomaticAnswer({ type, bounce }: Pick<DeliveryReport, 'type' | 'bounce'>): boolean {
  if ((type !== 'BOUNCED' && type !== 'DEFERRED') || bounce === null || bounce.type === 'HARD') return false
  const reply = bounce.diagnosticCode?.slice(0, LONGEST) ?? ''
  const words = `${bounce.wording?.slice(0, LONGEST) ?? ''} ${reply}`
  return !REFUSAL.test(reply) && ANSWERS.some((answer) => answer.test(words))
}
