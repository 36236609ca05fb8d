let count = 0

export type Written = {
  from?: string
  to?: string
  subject?: string
  text?: string
  messageId?: string | null
  inReplyTo?: string
  references?: string
  headers?: readonly string[]
  /** Parts beside the text, as they stand between the lines of a mail. */
  parts?: readonly string[]
}

/** A mail that a person writes. */
export function letter(written: Written): string {
  const {
    from = 'Kim <kim@buyer.example>',
    to = 'Ada <ada@firm.example>',
    subject = 'Re: Reminder',
  } = written
  const { text = 'Hello,\n\nthank you.', messageId = `letter${++count}@buyer.example`, parts = [] } = written
  const { inReplyTo, references, headers = [] } = written
  const body =
    parts.length === 0
      ? ['Content-Type: text/plain; charset=utf-8', '', text, '']
      : [
          'Content-Type: multipart/mixed; boundary="line"',
          '',
          '--line',
          'Content-Type: text/plain; charset=utf-8',
          '',
          text,
          ...parts.flatMap((part) => ['--line', part]),
          '--line--',
          '',
        ]
  return [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    'Date: Fri, 13 Mar 2026 10:00:00 +0000',
    'MIME-Version: 1.0',
    ...(messageId === null ? [] : [`Message-ID: <${messageId}>`]),
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: <${inReplyTo}>`]),
    ...(references === undefined ? [] : [`References: ${references}`]),
    ...headers,
    ...body,
  ].join('\r\n')
}
