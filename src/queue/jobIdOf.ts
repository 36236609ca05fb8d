import { createHash } from 'node:crypto'

/**
 * The id of a job that several may put into the queue at once: it is made of what the job is for (RFC 9562 section 5.8),
 * and the queue takes an id once.
 */
export function jobIdOf(purpose: string, subjectId: string, instant: Date): string {
  const hash = createHash('sha256').update(`${purpose} ${subjectId} ${instant.toISOString()}`).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
