import { readHead } from './mailHead.ts'
import { reportMail } from './reportMail.ts'

/** The report (ARF, RFC 5965) that a mail provider sends when the recipient calls this written copy junk. */
export function complaintOf(eml: Buffer): Buffer {
  return reportMail(readHead(eml), {
    type: 'feedback-report',
    sender: 'feedback',
    subject: 'Complaint about message',
    text: ({ recipient }) => [`<${recipient}> has marked your message as junk.`],
    fields: ({ recipient, returnAddress }, domain) => [
      'Feedback-Type: abuse',
      'User-Agent: Duegraph-Outbox/1',
      'Version: 1',
      `Original-Mail-From: <${returnAddress}>`,
      `Original-Rcpt-To: <${recipient}>`,
      `Reporting-MTA: dns; mx.${domain}`,
    ],
  })
}
