import { createHash } from 'node:crypto'
import { type MailHead, type MailTrace, readHead, readTrace } from './mailHead.ts'

type ReportKind = {
  type: 'delivery-status' | 'feedback-report'
  /** Before the `@` of who sends it. */
  sender: string
  subject: string
  /** For people. */
  text: (trace: MailTrace) => string[]
  /** For programs. */
  fields: (trace: MailTrace, domain: string) => string[]
}

/**
 * A report on a mail as the recipient's server would send it (`multipart/report`, RFC 6522), enclosing the mail's
 * headers. The same mail gives the same report, so that one that comes twice is known to be the same. It has no date of its
 * own: what it tells happens when it comes in.
 */
function reportMail(head: MailHead, { type, sender, subject, text, fields }: ReportKind): Buffer {
  const trace = readTrace(head)
  const domain = trace.recipient.slice(trace.recipient.lastIndexOf('@') + 1)
  const id = createHash('sha256')
    .update(`${type} ${trace.messageId} ${trace.returnAddress}`)
    .digest('hex')
    .slice(0, 32)
  const part = (contentType: string, lines: string[]) => [
    `--${id}`,
    `Content-Type: ${contentType}`,
    '',
    ...lines,
  ]
  const lines = [
    'Return-Path: <>',
    `From: Mail Delivery System <${sender}@${domain}>`,
    `To: ${trace.returnAddress}`,
    `Subject: ${subject}`,
    `Message-ID: <${id}@${domain}>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=${type}; boundary="${id}"`,
    '',
    ...part('text/plain; charset=us-ascii', [...text(trace), '']),
    ...part(`message/${type}`, [...fields(trace, domain), '']),
    ...part('text/rfc822-headers', [head.source]),
    `--${id}--`,
    '',
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

/** The report (RFC 3464) that comes back when the mailbox of this written copy does not exist. */
export function bounceOf(eml: Buffer): Buffer {
  return reportMail(readHead(eml), {
    type: 'delivery-status',
    sender: 'mailer-daemon',
    subject: 'Undelivered Mail Returned to Sender',
    text: ({ recipient }) => [
      `Your message to <${recipient}> could not be delivered: there is no such mailbox.`,
    ],
    fields: ({ recipient }, domain) => [
      `Reporting-MTA: dns; mx.${domain}`,
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      'Action: failed',
      'Status: 5.1.1',
      `Diagnostic-Code: smtp; 550 5.1.1 <${recipient}>: Recipient address rejected: User unknown`,
    ],
  })
}

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
