import type { Sealer } from './seal.ts'

/** An address of a file is good for this long. */
export const LINK_MINUTES = 15

type File = { organizationId: string; attachmentId: string }

export type AttachmentLinks = {
  /** The address under which the content of a file can be fetched for a while, by everybody who has it. */
  of(file: File, now: Date): { url: string; expiresAt: Date }
  /** The file that the token in such an address names; null for one that was not made here or has expired. */
  open(token: string, now: Date): File | null
}

type Settings = { publicUrl: string; sealer: Sealer }

/** A browser follows a link without a token of the API, so the address itself says what may be fetched, and until when. */
export function createAttachmentLinks({ publicUrl, sealer }: Settings): AttachmentLinks {
  return {
    of({ organizationId, attachmentId }, now) {
      const expiry = Math.floor(now.getTime() / 1_000) + LINK_MINUTES * 60
      const token = sealer.seal('attachment', { organizationId, recipientId: attachmentId, link: expiry })
      return { url: `${publicUrl}/attachments/${token}`, expiresAt: new Date(expiry * 1_000) }
    },
    open(token, now) {
      const sealed = sealer.open('attachment', token)
      if (sealed === null || sealed.link * 1_000 <= now.getTime()) return null
      return { organizationId: sealed.organizationId, attachmentId: sealed.recipientId }
    },
  }
}
