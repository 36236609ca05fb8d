import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { byId, ledgerAt, NOW, rowOf } from './made.ts'

const ledger = ledgerAt(NOW)
const emails = byId(ledger.email)
const threads = byId(ledger.email_thread)
const answers = ledger.email.filter(({ parentEmailId }) => parentEmailId !== null)

/** Of the tables of one organization the ledger must hold rows for each. */
const ORGANIZATIONS = ledger.organization.map(({ id }) => id)

describe('senders', () => {
  it('are the address that each email was sent from, and each colleague has one by default', () => {
    const senders = byId(ledger.email_sender)
    for (const { direction, senderId, fromEmail } of ledger.email) {
      if (direction === 'OUTBOUND') expect(rowOf(senders, senderId).email).toBe(fromEmail)
      else expect(senderId).toBeNull()
    }
    for (const { defaultEmailSenderId, userId } of ledger.organization_membership) {
      expect(rowOf(senders, defaultEmailSenderId).userId).toBe(userId)
    }
    expect(
      ledger.email_sender.some(({ isGrantExpired, expiredAt }) => isGrantExpired && expiredAt !== null),
    ).toBe(true)
  })
})

describe('threads', () => {
  it('hold every email, and begin no later than it', () => {
    for (const email of ledger.email) {
      const thread = rowOf(threads, email.threadId)
      expect(thread.partyId).toBe(email.partyId)
      expect(thread.createdAt <= email.createdAt && thread.updatedAt >= email.createdAt).toBe(true)
    }
  })

  it('join an answer to what it answers, which was there before', () => {
    expect(answers.length).toBeGreaterThan(300)
    for (const answer of answers) {
      const parent = rowOf(emails, answer.parentEmailId)
      expect(answer.threadId).toBe(parent.threadId)
      expect(answer.inReplyTo).toBe(parent.messageId)
      expect(answer.partyId).toBe(parent.partyId)
      expect(answer.direction).not.toBe(parent.direction)
      expect(Number(answer.sentAt ?? answer.createdAt)).toBeGreaterThan(Number(parent.sentAt))
      expect(answer.subject).toContain(parent.subject?.replace(/^.*(Re|AW|reply|Abwesenheitsnotiz): /, ''))
    }
    const kinds = new Set(answers.map(({ organizationId, direction }) => `${organizationId} ${direction}`))
    expect(kinds.size).toBe(2 * ORGANIZATIONS.length)
  })

  it('answer only about an invoice that what they answer was about', () => {
    const about = Map.groupBy(ledger.email_invoice, ({ emailId }) => emailId)
    for (const { id, parentEmailId } of answers) {
      const [first] = about.get(id) ?? []
      const theirs = about.get(parentEmailId ?? '')?.map(({ invoiceId }) => invoiceId)
      expect(theirs).toContain(first?.invoiceId)
    }
  })

  it('name each message once, and none that a worker might still send', () => {
    const names = ledger.email.flatMap(({ messageId }) => messageId ?? [])
    expect(new Set(names).size).toBe(names.length)
    for (const { messageId, sentAt } of ledger.email) expect(messageId !== null).toBe(sentAt !== null)
  })

  it('are stored before what answers them', () => {
    const places = new Map(ledger.email.map(({ id }, place) => [id, place]))
    for (const { id, parentEmailId } of answers) {
      expect(places.get(parentEmailId ?? '')).toBeLessThan(places.get(id) ?? 0)
    }
  })
})

describe('a mailbox', () => {
  it('shows the beginning of each letter, and a few unread ones that nobody has answered', () => {
    const answered = new Set(answers.map(({ parentEmailId }) => parentEmailId))
    const unread = ledger.email.filter(({ isUnread }) => isUnread)
    for (const { snippet, bodyText } of ledger.email) {
      expect(bodyText?.replaceAll(/\s+/g, ' ')).toContain(snippet?.replace(/ …$/, ''))
    }
    expect(unread.length).toBeGreaterThan(3)
    for (const { id, direction } of unread) {
      expect(direction).toBe('INBOUND')
      expect(answered.has(id)).toBe(false)
    }
  })
})

describe('files', () => {
  const withContent = ledger.attachment.flatMap((file) =>
    file.content === null ? [] : [{ ...file, content: file.content }],
  )
  const ofType = (type: string) => withContent.filter(({ fileType }) => fileType === type)

  it('are as large as they say', () => {
    expect(withContent.length).toBeGreaterThan(400)
    for (const { size, content } of withContent) expect(size).toBe(content.length)
  })

  it('are what they say', () => {
    const begins = (type: string, bytes: string) => {
      for (const { content } of ofType(type)) {
        expect(Buffer.from(content.subarray(0, bytes.length)).toString('latin1')).toBe(bytes)
      }
    }
    begins('PDF', '%PDF-1.4')
    begins('IMAGE', '\u0089PNG\r\n\u001a\n')
    begins('AUDIO', 'RIFF')
    expect(new Set(ofType('SPREADSHEET').map(({ mimeType }) => mimeType))).toEqual(new Set(['text/csv']))
  })

  it('are PDFs whose table says where each object begins', () => {
    for (const { content } of ofType('PDF').slice(0, 40)) {
      const text = Buffer.from(content).toString('latin1')
      const table = text.slice(Number(text.match(/startxref\n(\d+)/)?.[1]))
      expect(table.startsWith('xref\n0 6\n')).toBe(true)
      const offsets = [...table.matchAll(/(\d{10}) 00000 n/g)].map(([, offset]) => Number(offset))
      expect(offsets.map((offset) => text.slice(offset, offset + 7))).toEqual(
        [1, 2, 3, 4, 5].map((n) => `${n} 0 obj`),
      )
      const [, length, stream] = text.match(/\/Length (\d+) >>\nstream\n([\s\S]*)\nendstream/) ?? []
      expect(stream).toHaveLength(Number(length))
    }
  })

  it('are PNGs with all their points', () => {
    const [photo] = ofType('IMAGE')
    const png = Buffer.from(photo?.content ?? [])
    const start = png.indexOf('IDAT') + 4
    const points = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)))
    expect(points).toHaveLength(png.readUInt32BE(20) * (png.readUInt32BE(16) + 1))
  })

  it('are the PDF of the invoice they are named after', () => {
    const files = byId(ledger.attachment)
    const printed = ledger.invoice.filter(({ pdfId }) => pdfId !== null)
    expect(printed.length).toBeGreaterThan(1_000)
    for (const { pdfId, invoiceNumber } of printed)
      expect(rowOf(files, pdfId).name).toBe(`${invoiceNumber}.pdf`)
  })
})
