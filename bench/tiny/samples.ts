import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const BOUNCE = `From: Mail Delivery System <mailer-daemon@relay.example>
To: billing@duegraph.example
Subject: Undelivered Mail Returned to Sender
Date: Mon, 2 Feb 2026 09:00:00 +0000
Message-ID: <1@relay.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; kim@buyer.example
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b--
`

/** A folder with one returned mail and what it should be read as; returns its path. */
export async function writeBounces(folder: string): Promise<string> {
  await mkdir(join(folder, 'one'), { recursive: true })
  await writeFile(join(folder, 'one/mail.eml'), BOUNCE.replaceAll('\n', '\r\n'))
  const items = { 'one/mail.eml': { is_bounce: true, code: '5.1.1', addresses: ['kim@buyer.example'] } }
  await writeFile(join(folder, 'expected.json'), JSON.stringify({ items }))
  return folder
}

/** The same for one report of a sending service. */
export async function writePayloads(folder: string): Promise<string> {
  await mkdir(join(folder, 'sendgrid'), { recursive: true })
  const event = {
    event: 'delivered',
    email: 'kim@buyer.example',
    timestamp: 1_770_000_000,
    sg_message_id: 'm.1',
  }
  await writeFile(join(folder, 'sendgrid/delivered.json'), JSON.stringify([event]))
  const items = { 'sendgrid/delivered.json': { events: ['delivered'] } }
  await writeFile(join(folder, 'expected.json'), JSON.stringify({ items }))
  return folder
}
