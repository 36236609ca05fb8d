import { describe, expect, it } from 'vitest'
import type { DeliveryReport } from '../../../src/mail/deliveryReport.ts'
import type { ProviderName } from '../../../src/outreach/delivery/provider/provider.ts'
import { read, writeReport } from '../mail/writeMail.ts'
import { read as readEvent, TO } from '../provider/tellings.ts'
import { hardBounces } from './hardBounces.ts'
import { OF_OTHERS } from './wordingsOfOthers.ts'
import { OF_RECIPIENT } from './wordingsOfRecipient.ts'

type Tell = (reply: string) => DeliveryReport[]

const FROM = 'out@supplier.example'

/** What other servers say, with the verdict on it: every reason, and both of HARD and SOFT. */
const VERDICTS: readonly (readonly [reply: string, verdict: string])[] = [
  ['550 5.1.1 <kim@buyer.example>: Recipient address rejected: User unknown', 'HARD MAILBOX_DOES_NOT_EXIST'],
  ['550 No such user here', 'HARD MAILBOX_DOES_NOT_EXIST'],
  ['550 5.1.1 no', 'HARD MAILBOX_DOES_NOT_EXIST'],
  ['550 5.1.2 Bad destination host', 'HARD DOMAIN_NOT_FOUND'],
  ['556 5.1.10 Recipient address has a null MX', 'HARD DOMAIN_NOT_FOUND'],
  ['552 5.2.2 The account is over quota', 'SOFT MAILBOX_FULL'],
  ['452 4.2.2 Mailbox full', 'SOFT MAILBOX_FULL'],
  ['550 5.1.1 user is over quota', 'SOFT MAILBOX_FULL'],
  ['554 5.7.1 Message rejected as spam', 'SOFT SPAM_FILTER'],
  ['550 5.7.1 Service unavailable, client host [192.0.2.1] blocked using Spamhaus', 'SOFT SPAM_FILTER'],
  ['550 5.7.1 Relaying denied', 'SOFT REJECTED_BY_RECIPIENT'],
  ['550 5.7.26 This mail is unauthenticated', 'SOFT REJECTED_BY_RECIPIENT'],
  [
    '550 5.1.1 <kim@buyer.example>: no such user (in reply to end of DATA command)',
    'SOFT REJECTED_BY_RECIPIENT',
  ],
  ['451 4.7.1 Greylisted, please try again later', 'SOFT TEMPORARY_FAILURE'],
  ['450 4.4.1 connection timed out', 'SOFT TEMPORARY_FAILURE'],
  ['552 5.3.4 Message size exceeds fixed limit', 'SOFT OTHER'],
  ['554 5.4.6 Too many hops', 'SOFT OTHER'],
]

/** How each service says that a message bounced, without a reason of its own. */
const bounces: Record<ProviderName, Tell> = {
  ...hardBounces,
  // The class 10 that it calls a hard bounce is a reason.
  sparkpost: (raw_reason) => readEvent('sparkpost', 'bounce', { msg_from: FROM, raw_reason }).reports,
}
// The keys of a record that has every service.
const services = Object.keys(bounces) as ProviderName[]

/** How services say that a message bounced where they leave open whether it is for good; three of them always decide. */
const openBounces: Partial<Record<ProviderName, Tell>> = {
  sendgrid: (reason) => readEvent('sendgrid', 'bounce', { type: 'bounce', reason }).reports,
  postmark: (Details) => readEvent('postmark', 'Bounce', { Type: 'Unknown', From: FROM, Details }).reports,
  mailgun: (message) => readEvent('mailgun', 'failed', { 'delivery-status': { message } }).reports,
  mailjet: (comment) => readEvent('mailjet', 'bounce', { comment }).reports,
  mailtrap: (response) => readEvent('mailtrap', 'bounce', { response }).reports,
  resend: (reply) =>
    readEvent('resend', 'bounced', { bounce: { type: 'Undetermined', diagnosticCode: [reply] } }).reports,
  sparkpost: (raw_reason) =>
    readEvent('sparkpost', 'bounce', { bounce_class: '1', msg_from: FROM, raw_reason }).reports,
  postal: (output) =>
    readEvent('postal', 'MessageBounced', { message: { to: TO, from: FROM, direction: 'outgoing' }, output })
      .reports,
}

const verdictIn = (reports: readonly DeliveryReport[]) =>
  reports.map(({ bounce }) => `${bounce?.type} ${bounce?.reason}`).join()

async function verdictOfMail(reply: string, status = /[45]\.\d{1,3}\.\d{1,3}/.exec(reply)?.[0] ?? '5.0.0') {
  const diagnostic = reply.replaceAll('\n', '\n ')
  const mail = writeReport(
    `Final-Recipient: rfc822; ${TO}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${diagnostic}`,
  )
  const reading = await read(mail.replace('To: bounce+abc@supplier.example', `To: ${FROM}`))
  return verdictIn(reading?.reports ?? [])
}

/** What the same words tell by each way that does not tell what the mail does. */
async function disagreements(replies: readonly string[], tell: Tell): Promise<string[]> {
  const found: string[] = []
  for (const reply of replies) {
    const inMail = await verdictOfMail(reply)
    const byService = verdictIn(tell(reply))
    if (byService !== inMail) found.push(`${reply}: ${inMail} in mail, ${byService} by the service`)
  }
  return found
}

describe('the words of another server', () => {
  it.each(VERDICTS)(
    '«%s» are %s in bounce mail and by the webhook of every service',
    async (reply, verdict) => {
      const byService = services.map((service) => `${service}: ${verdictIn(bounces[service](reply))}`)
      expect(await verdictOfMail(reply)).toBe(verdict)
      expect(byService).toEqual(services.map((service) => `${service}: ${verdict}`))
    },
  )

  /** Only who knows who sent the message knows that this host is theirs. */
  const IS_HOST_ALONE = /^550 mail\.supplier\.example: Host not found$/
  const replies = [...OF_OTHERS, ...OF_RECIPIENT].filter((reply) => !IS_HOST_ALONE.test(reply))

  it.each(services)('tell the same in bounce mail and by a webhook of %s', async (service) => {
    expect(await disagreements(replies, bounces[service])).toEqual([])
  })

  it('that tell nothing leave it open, in bounce mail and by every service that does', async () => {
    const told = Object.entries(openBounces).map(([service, tell]) => `${service}: ${verdictIn(tell('no'))}`)
    expect(await verdictOfMail('no', '')).toBe('UNDETERMINED OTHER')
    expect(told).toEqual(Object.keys(openBounces).map((service) => `${service}: UNDETERMINED OTHER`))
  })
})
