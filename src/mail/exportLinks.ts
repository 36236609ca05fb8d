import type { Sealer } from './seal.ts'

type File = { organizationId: string; bulkQueryId: string }

export type ExportLinks = {
  /** The address under which the file can be fetched until then, by everybody who has it. */
  of(file: File, expiresAt: Date): string
  /** The file that the token in such an address names; null for one that was not made here or has expired. */
  open(token: string, now: Date): File | null
}

type Settings = { publicUrl: string; sealer: Sealer }

/** As with attachments, but good for as long as the file is kept. */
export function createExportLinks({ publicUrl, sealer }: Settings): ExportLinks {
  return {
    of({ organizationId, bulkQueryId }, expiresAt) {
      const link = Math.floor(expiresAt.getTime() / 1_000)
      return `${publicUrl}/exports/${sealer.seal('export', { organizationId, recipientId: bulkQueryId, link })}`
    },
    open(token, now) {
      const sealed = sealer.open('export', token)
      if (sealed === null || sealed.link * 1_000 <= now.getTime()) return null
      return { organizationId: sealed.organizationId, bulkQueryId: sealed.recipientId }
    },
  }
}
