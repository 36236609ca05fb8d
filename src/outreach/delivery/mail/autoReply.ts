import { says } from '../refusal/phrase.ts'
import type { Mail } from './mailParts.ts'

const SUBJECTS = [
  /out of (?:the )?office|away (?:from|until)|on (?:vacation|annual leave)|vacation (?:reply|message|notice)/i,
  /auto(?:matic|mated|-)?[ -]?(?:reply|response|responder|answer)|^auto: /i,
  /abwesenheit|au(?:ß|ss)er haus|automatische antwort/i,
  /absence du bureau|r[ée]ponse automatique/i,
  /respuesta autom|fuera de (?:la )?oficina|risposta automatica|fuori sede|resposta autom/i,
  /afwezig|automatisch antwoord|autosvar|fr[åa]nvar|nieobecno|automatyczna odpowied|автоответ/i,
  /自動(?:返信|応答)|不在/,
]

const hasHeader = (mail: Mail, name: string, wanted: RegExp) =>
  (mail.headers.get(name) ?? []).some((value) => wanted.test(value.slice(0, 1000)))

/** A program of its own accord answers no mail: one that says so and names the mail it answers is an answer after all. */
export const isAutomaticAnswer = (mail: Mail) =>
  hasHeader(mail, 'auto-submitted', /^\s*auto-generated/i) && mail.headers.has('in-reply-to')

/** Whether a program answered in a person's place (RFC 3834 section 5, and what stood in its place before). */
export const isAutoReply = (mail: Mail) =>
  hasHeader(mail, 'auto-submitted', /^\s*auto-replied|vacation/i) ||
  hasHeader(mail, 'precedence', /auto_?reply/i) ||
  ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => mail.headers.has(name)) ||
  says(mail.subject, SUBJECTS)
