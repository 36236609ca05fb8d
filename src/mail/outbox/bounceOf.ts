import { readHead } from './mailHead.ts'
import { reportMail } from './reportMail.ts'

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
