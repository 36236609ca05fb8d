import { readMail } from '../../../src/outreach/delivery/mail/readMail.ts'

export const bytesOf = (text: string) => new TextEncoder().encode(text)

const HEADERS = {
  From: 'Mail Delivery System <MAILER-DAEMON@mx.supplier.example>',
  To: 'bounce+abc@supplier.example',
  Subject: 'Undelivered Mail Returned to Sender',
  Date: 'Fri, 20 Nov 2026 09:00:00 +0000',
  'Message-ID': '<notice-1@mx.supplier.example>',
}

/** A mail of a mail system, with other headers where they are given, and none where they are null. */
export function writeMail(headers: Record<string, string | null>, body: string): string {
  const lines = Object.entries({ ...HEADERS, ...headers }).filter(([, value]) => value !== null)
  return `${lines.map(([name, value]) => `${name}: ${value}`).join('\n')}\n\n${body}`
}

const REPORT = { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary="cut"' }

export const ORIGINAL = `Return-Path: <bounce+abc@supplier.example>
Message-ID: <invoice-7@supplier.example>
From: billing@supplier.example
To: kim@buyer.example
Subject: Invoice 7
`

/** A report in three parts: what a person reads, the status, the headers of the original. */
export function writeReport(status: string, notice = 'Your message could not be delivered.'): string {
  const parts = [
    `Content-Type: text/plain\n\n${notice}\n`,
    `Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.supplier.example\n\n${status}\n`,
    `Content-Type: text/rfc822-headers\n\n${ORIGINAL}\n`,
  ]
  return writeMail(REPORT, `${parts.map((part) => `--cut\n${part}`).join('')}--cut--\n`)
}

export const read = (text: string) => readMail(bytesOf(text))

/** What is told of each recipient, in one line each. */
export async function told(text: string): Promise<string[]> {
  const reading = await read(text)
  return (reading?.reports ?? []).map(({ type, recipient, bounce }) =>
    [type, recipient ?? 'nobody', ...(bounce ? [bounce.type, bounce.reason] : [])].join(' '),
  )
}
