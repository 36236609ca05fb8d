import { randomUUID } from 'node:crypto'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Handover, LetterCopy, MailTransport } from './transport.ts'

/**
 * Writes copies to files instead of sending them. Above each stand the envelope's addresses, in
 * the headers a mailbox puts there. A copy that is written again replaces its file: the name holds the letter's date,
 * which is the same at every try, and its recipient.
 */
export function createOutboxTransport(folder: string): MailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  const underWay = new Set<Promise<Handover>>()

  async function write({ recipientId, date, message }: LetterCopy): Promise<string> {
    const { message: content, envelope } = await writer.sendMail(message)
    // With `buffer` set it is no stream.
    const written = content as Buffer
    const name = `${date.toISOString().replaceAll(':', '-')}-${recipientId}.eml`
    const unfinished = join(folder, `.${name}.${randomUUID()}`)
    const trace = `Return-Path: <${envelope.from}>\r\nDelivered-To: ${envelope.to.join(', ')}\r\n`
    await mkdir(folder, { recursive: true })
    await writeFile(unfinished, Buffer.concat([Buffer.from(trace), written]))
    await rename(unfinished, join(folder, name))
    return name
  }

  async function tryOnce(copy: LetterCopy): Promise<Handover> {
    try {
      return { outcome: 'ACCEPTED', response: `Written to ${await write(copy)}.`, providerIds: [] }
    } catch (error) {
      // The file system's code alone: its sentence holds the path. What else fails here has no code.
      const { code } = error as NodeJS.ErrnoException
      const response = `The outbox could not be written to (${code ?? 'unknown'}).`
      return { outcome: 'DEFERRED', code: null, response }
    }
  }

  return {
    send(copy) {
      const handedOver = tryOnce(copy)
      underWay.add(handedOver)
      return handedOver.finally(() => underWay.delete(handedOver))
    },
    async close() {
      await Promise.all(underWay)
    },
  }
}
