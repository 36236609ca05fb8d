import type { Email } from '../../../prisma/generated/client/client.ts'
import type { Office } from './office.ts'

const TYPES: Record<string, string> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** Attaches files by name. The same name is the same file, however often it is sent. */
export function attach(office: Office, email: Email, names: readonly string[]): void {
  const { organizationId, ledger } = office.world
  for (const [position, name] of names.entries()) {
    const attachmentId = fileOf(office, name, email)
    ledger.email_attachment.push({ organizationId, emailId: email.id, attachmentId, position })
  }
}

function fileOf({ world, random, files }: Office, name: string, email: Email): string {
  const { createdAt } = email
  const known = files.get(name)
  if (known !== undefined) return known
  const id = world.id(createdAt)
  world.ledger.attachment.push({
    organizationId: world.organizationId,
    id,
    name,
    mimeType: TYPES[name.replace(/.*\./, '')] ?? null,
    size: random.integer(38_000, 214_000),
    content: null,
    fileType: null,
    fileTypeText: null,
    disposition: null,
    contentId: null,
    purpose: null,
    isVerified: false,
    sourceUrl: null,
    // Who wrote the first mail that it went out with.
    userId: email.initiatorUserId,
    createdAt,
    updatedAt: createdAt,
  })
  files.set(name, id)
  return id
}
