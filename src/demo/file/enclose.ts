import type { Attachment, AttachmentType } from '../../../prisma/generated/client/client.ts'
import { fractionDigits } from '../../graph/currency.ts'
import type { Reply } from '../outreach/office.ts'
import type { Past } from '../past.ts'
import type { World } from '../world.ts'
import { pngOfNote } from './png.ts'
import { wavOfBeep } from './wav.ts'

type Enclosure = {
  name: string
  mimeType: string
  fileType: AttachmentType
  fileTypeText?: string
  content: Uint8Array<ArrayBuffer>
  isInline?: boolean
}

/** What customers enclose with their answers. */
export function encloseFiles({ world, replies }: Past): void {
  const random = world.randomFor('enclosures')
  const counts = new Map<string, number>()
  for (const reply of replies) {
    const count = counts.get(reply.kind) ?? 0
    counts.set(reply.kind, count + 1)
    // The first of each kind always, so that every sort of file is there to be looked at.
    if (count > 0 && !random.chance(0.3)) continue
    for (const [position, enclosure] of enclosuresOf(reply, world).entries())
      enclose(world, reply, enclosure, position)
  }
}

function enclosuresOf({ kind, bill, email }: Reply, { time }: World): Enclosure[] {
  const number = bill.row.invoiceNumber ?? ''
  switch (kind) {
    case 'dispute':
      return [
        {
          name: `delivery-note-${number}.png`,
          mimeType: 'image/png',
          fileType: 'IMAGE',
          content: pngOfNote(),
          isInline: true,
        },
        {
          name: `receiving-log-${number}.txt`,
          mimeType: 'text/plain',
          fileType: 'DOCUMENT',
          content: text(`Receiving log, entries for ${number}: none.\n`),
        },
      ]
    case 'alreadyPaid':
      return [
        {
          name: `remittance-${number}.csv`,
          mimeType: 'text/csv',
          fileType: 'SPREADSHEET',
          content: text(remittance(bill)),
        },
      ]
    case 'outOfOffice':
      return [
        {
          name: 'absence.ics',
          mimeType: 'text/calendar',
          fileType: 'OTHER',
          fileTypeText: 'calendar',
          content: text(calendar(email.id, time.dayOf(email.createdAt))),
        },
      ]
    case 'promise':
      return [
        {
          name: `message-about-${number}.wav`,
          mimeType: 'audio/wav',
          fileType: 'AUDIO',
          content: wavOfBeep(),
        },
      ]
    default:
      return []
  }
}

function text(content: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(content, 'utf8'))
}

function remittance({ row }: Reply['bill']): string {
  const digits = fractionDigits(row.currency)
  const amount = (Number(row.amountDue) / 10 ** digits).toFixed(digits)
  return `invoice,currency,amount\n${row.invoiceNumber},${row.currency},${amount}\n`
}

function calendar(uid: string, day: number): string {
  const date = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//post.example//EN',
    'BEGIN:VEVENT',
    `UID:${uid}@post.example`,
    `DTSTAMP:${date(day)}T080000Z`,
    `DTSTART;VALUE=DATE:${date(day)}`,
    `DTEND;VALUE=DATE:${date(day + 7)}`,
    'SUMMARY:Out of office',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
}

function enclose(
  world: World,
  { email }: Reply,
  { isInline = false, fileTypeText = undefined, ...facts }: Enclosure,
  position: number,
): void {
  const { organizationId, ledger } = world
  const row: Attachment = {
    organizationId,
    id: world.id(email.createdAt),
    ...facts,
    fileTypeText: fileTypeText ?? null,
    size: facts.content.length,
    disposition: isInline ? 'inline' : 'attachment',
    contentId: isInline ? `photo-${email.id.slice(-8)}@${email.fromEmail?.replace(/.*@/, '')}` : null,
    purpose: 'enclosure',
    isVerified: false,
    sourceUrl: null,
    userId: null,
    createdAt: email.createdAt,
    updatedAt: email.createdAt,
  }
  ledger.attachment.push(row)
  ledger.email_attachment.push({ organizationId, emailId: email.id, attachmentId: row.id, position })
}
