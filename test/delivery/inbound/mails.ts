let count = 0

type Bounce = {
  /** Whom the bounce was sent to. */
  to: string
  /** The address that it says does not exist. */
  failed: string
  /** The return address that the enclosed message was sent from. */
  original?: string
  messageId?: string
}

/** A delivery status notification (RFC 3464) of a mailbox that does not exist. */
export function bounceMail({
  to,
  failed,
  original,
  messageId = `bounce${++count}@mx.example`,
}: Bounce): string {
  const enclosed =
    original === undefined ? [] : [`Return-Path: <${original}>`, `X-Duegraph-Recipient: ${original}`]
  return [
    'Return-Path: <>',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example>',
    `To: <${to}>`,
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${messageId}>`,
    'Date: Fri, 13 Mar 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="line"',
    '',
    '--line',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message could not be delivered.',
    '--line',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    `Final-Recipient: rfc822; ${failed}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
    '--line',
    'Content-Type: text/rfc822-headers',
    '',
    ...enclosed,
    'Message-ID: <reminder@mail.example>',
    'Subject: Your invoice',
    '--line--',
    '',
  ].join('\r\n')
}

export function autoReply(to: string): string {
  return [
    'From: Kim <kim@buyer.example>',
    `To: <${to}>`,
    'Subject: Out of office',
    'Auto-Submitted: auto-replied',
    `Message-ID: <away${++count}@buyer.example>`,
    '',
    'I am back on Monday.',
    '',
  ].join('\r\n')
}
