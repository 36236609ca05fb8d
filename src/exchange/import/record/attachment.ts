import { AttachmentType } from '../../../../prisma/generated/client/enums.ts'
import { Refusal } from '../rejection.ts'
import { emailAddress } from './emailAddress.ts'
import { described, object, optional, optionalOr } from './field.ts'
import { contradiction } from './fileSignature.ts'
import { base64, flag, instant, label, url, wholeNumber } from './kinds.ts'
import { remotePartId } from './remote.ts'
import { word } from './word.ts'

export const attachment = object({
  externalId: optional(label),
  name: label,
  mimeType: optional(label),
  size: described(optional(wholeNumber), 'in bytes; if absent, that of the content'),
  fileType: optional(word(AttachmentType)),
  disposition: optional(label),
  contentId: optional(label),
  purpose: optional(label),
  isVerified: optionalOr(flag, false),
  sourceUrl: described(optional(url), 'where the source keeps it'),
  userEmail: described(optional(emailAddress), 'the member whose file it is'),
  content: described(optional(base64), 'the file itself in Base64; without it, only the source has the file'),
  createdAt: optional(instant),
  ...remotePartId,
})

type AttachmentFields = ReturnType<typeof attachment.read>
export type AttachmentRecord = AttachmentFields

/** Refuses a file that is not what is said of it: who opens it would be misled. */
export function completeAttachment(fields: AttachmentFields): AttachmentRecord {
  const { content, size, mimeType, fileType } = fields
  if (content === null) return fields
  const bytes = Buffer.from(content, 'base64')
  if (size !== null && size !== bytes.length) {
    throw new Refusal('size', `must be that of the content, ${bytes.length} bytes, not ${size}`)
  }
  const fault = contradiction(bytes, { mimeType, fileType: fileType?.word ?? null })
  if (fault !== null) throw new Refusal(fault.field, fault.reason)
  return { ...fields, size: bytes.length }
}
