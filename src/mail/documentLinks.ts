import { LINK_MINUTES } from './attachmentLinks.ts'
import type { Sealer } from './seal.ts'

/** What is to be made when its address is followed. */
export type DocumentOrder =
  | { document: 'INVOICE'; organizationId: string; invoiceId: string }
  | {
      document: 'STATEMENT'
      organizationId: string
      partyId: string
      /** Days as text: 2026-03-01. */
      from: string
      to: string
      kind: 'ACTIVITY' | 'OPEN_ITEMS'
      format: 'PDF' | 'CSV'
    }

export type DocumentLinks = {
  /** The address under which the document can be fetched for a while, by everybody who has it. */
  of(order: DocumentOrder, now: Date): { url: string; expiresAt: Date }
  /** What the token in such an address orders; null for one that was not made here or has expired. */
  open(token: string, now: Date): DocumentOrder | null
}

type Settings = { publicUrl: string; sealer: Sealer }
type Sealed = { order: DocumentOrder; expiry: number }

/** As with files, a browser brings no token of the API: the address itself says what may be fetched, and until when. */
export function createDocumentLinks({ publicUrl, sealer }: Settings): DocumentLinks {
  return {
    of(order, now) {
      const expiry = Math.floor(now.getTime() / 1_000) + LINK_MINUTES * 60
      const token = sealer.sealText('document', JSON.stringify({ order, expiry } satisfies Sealed))
      return { url: `${publicUrl}/documents/${token}`, expiresAt: new Date(expiry * 1_000) }
    },
    open(token, now) {
      const text = sealer.openText('document', token)
      if (text === null) return null
      // What opens was sealed above.
      const { order, expiry } = JSON.parse(text) as Sealed
      return expiry * 1_000 <= now.getTime() ? null : order
    },
  }
}
