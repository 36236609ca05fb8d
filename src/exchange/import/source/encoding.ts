import { open } from 'node:fs/promises'

/** How the bytes of a text file become characters; UTF-16 tells itself by its byte order mark. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** The encodings that a mapping may state. */
export const STATED_ENCODINGS = ['utf-8', 'windows-1252'] as const

/** By the byte order mark at the beginning, else as stated. A file that cannot be opened is for others to complain of. */
export async function encodingOf(path: string, stated: Encoding): Promise<Encoding> {
  const file = await open(path).catch(() => null)
  if (file === null) return stated
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(3), length: 3 })
    const mark = buffer.subarray(0, bytesRead).toString('hex')
    if (mark.startsWith('fffe')) return 'utf-16le'
    if (mark.startsWith('feff')) return 'utf-16be'
    return mark === 'efbbbf' ? 'utf-8' : stated
  } catch {
    return stated
  } finally {
    await file.close()
  }
}
